extension KeyPress {
    /// How the key is written, in files and on the screen: "q", "space", "Ctrl-R", "Shift-Tab", "←".
    package var name: String {
        let base =
            switch key {
            case .character(" "): "space"
            case .character(let character) where control || alternate: String(character).uppercased()
            case .character(let character): String(character)
            case .up: "↑"
            case .down: "↓"
            case .left: "←"
            case .right: "→"
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
