extension KeyPress {
    /// How the key is written, in files and on the screen: "q", "space", "Ctrl-R", "Shift-Tab", "←".
    package var name: String { name(isASCII: false) }

    /// How the key is written; with `isASCII` arrows are "Left", "Right", "Up" and "Down".
    package func name(isASCII: Bool) -> String {
        let base =
            switch key {
            case .character(" "): "space"
            case .character(let character) where (control || alternate) && character.isASCII:
                // A letter stands there as it does on the keyboard; one that was shifted says so.
                (character.isUppercase ? "Shift-" : "") + character.uppercased()
            case .character(let character): String(character)
            case .up: isASCII ? "Up" : "↑"
            case .down: isASCII ? "Down" : "↓"
            case .left: isASCII ? "Left" : "←"
            case .right: isASCII ? "Right" : "→"
            case .home: "Home"
            case .end: "End"
            case .pageUp: "PgUp"
            case .pageDown: "PgDn"
            case .insert: "Ins"
            case .delete: "Del"
            case .enter: "Enter"
            case .tab: "Tab"
            case .backTab: "Shift-Tab"
            case .backspace: "Backspace"
            case .escape: "Esc"
            case .function(let number): "F\(number)"
            }
        return (control ? "Ctrl-" : "") + (alternate ? "Alt-" : "") + (shift ? "Shift-" : "") + base
    }
}
