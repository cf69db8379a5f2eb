extension KeyPress {
    /// The key that a name means: as `name` writes it, or in any of the usual other ways ("ctrl+r", "Left", "←",
    /// "Return", "PageDown"). Case counts for a character that stands alone ("G" is not "g"), not for names and
    /// modifiers. `nil` for what names no key. O(length).
    ///
    /// Shift is part of a character, as terminals send it: "Shift-a" is "A", and "Shift-1", which means another
    /// key on every keyboard, is none.
    package static func parse(_ text: String) -> KeyPress? {
        var rest = text[...]
        var press = KeyPress(.escape)
        while let (modifier, length) = modifier(of: rest) {
            // Given twice, it is a slip.
            guard !press[keyPath: modifier] else { return nil }
            press[keyPath: modifier] = true
            rest = rest.dropFirst(length)
        }
        if rest.count == 1, let character = rest.first, arrows[character] == nil {
            return character.isWhitespace && character != " " ? nil : press.typing(character)
        }
        let arrow = rest.count == 1 ? rest.first.flatMap { arrows[$0] } : nil
        guard let key = arrow ?? named(rest.lowercased()) else { return nil }
        press.key = key
        if key == .tab, press.shift { (press.key, press.shift) = (.backTab, false) }
        // There is no other blank with shift.
        if case .character = key, press.shift { return nil }
        return press
    }

    /// These modifiers with a character.
    private func typing(_ character: Character) -> KeyPress? {
        var press = self
        press.shift = false
        guard character.isASCII, character.isLetter else {
            press.key = .character(character)
            return shift ? nil : press
        }
        let isPlain = !control && !alternate
        let letter = shift ? character.uppercased() : isPlain ? String(character) : character.lowercased()
        press.key = .character(Character(letter))
        return press
    }

    /// The modifier that a text begins with, and the characters it takes with what joins it to the key.
    private static func modifier(of text: Substring) -> (WritableKeyPath<KeyPress, Bool>, Int)? {
        let names: [(String, WritableKeyPath<KeyPress, Bool>)] = [
            ("control", \.control), ("ctrl", \.control), ("alt", \.alternate), ("meta", \.alternate),
            ("shift", \.shift),
        ]
        for (name, path) in names where text.count > name.count + 1 && text.lowercased().hasPrefix(name) {
            let joint = text.dropFirst(name.count).first
            if joint == "-" || joint == "+" { return (path, name.count + 1) }
        }
        return nil
    }

    private static let arrows: [Character: Key] = ["↑": .up, "↓": .down, "←": .left, "→": .right]

    /// Function keys that a terminal has sequences for.
    private static let functions = 1...20

    private static func named(_ name: String) -> Key? {
        switch name.filter({ $0 != "-" && $0 != " " }) {
        case "space": return .character(" ")
        case "up": return .up
        case "down": return .down
        case "left": return .left
        case "right": return .right
        case "home": return .home
        case "end": return .end
        case "pgup", "pageup": return .pageUp
        case "pgdn", "pgdown", "pagedown": return .pageDown
        case "ins", "insert": return .insert
        case "del", "delete": return .delete
        case "enter", "return": return .enter
        case "tab": return .tab
        case "backtab": return .backTab
        case "backspace": return .backspace
        case "esc", "escape": return .escape
        case let function where function.hasPrefix("f"):
            return Int(function.dropFirst()).flatMap { functions.contains($0) ? .function($0) : nil }
        default: return nil
        }
    }
}
