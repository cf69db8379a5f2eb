/// One thing that came in from the keyboard or the mouse, already decoded from the terminal's bytes.
package enum InputEvent: Sendable, Hashable {
    case key(KeyPress)
    case mouse(MouseEvent)
    /// Text between the terminal's bracketed-paste marks, as it was pasted.
    case paste(String)
}

/// A key with its modifiers. Shift is folded into the character where the terminal does so (`A`, not shift-a).
package struct KeyPress: Sendable, Hashable {
    package enum Key: Sendable, Hashable {
        case character(Character)
        case up, down, left, right, home, end, pageUp, pageDown, insert, delete
        case enter, tab, backTab, backspace, escape
        case function(Int)
    }

    package var key: Key
    package var control: Bool
    package var alternate: Bool
    package var shift: Bool

    package init(_ key: Key, control: Bool = false, alternate: Bool = false, shift: Bool = false) {
        self.key = key
        self.control = control
        self.alternate = alternate
        self.shift = shift
    }

    /// The key of a printable character without modifiers.
    package init(_ character: Character) {
        self.init(.character(character))
    }
}

/// A mouse report in cells; (0, 0) is the top left corner.
package struct MouseEvent: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case press(Button), release, drag(Button), scrollUp, scrollDown
    }

    package enum Button: Int, Sendable, Hashable {
        case left, middle, right
    }

    package var kind: Kind
    package var x: Int
    package var y: Int

    package init(_ kind: Kind, x: Int, y: Int) {
        self.kind = kind
        self.x = x
        self.y = y
    }
}

/// `"q"` is the key of that character.
extension KeyPress: ExpressibleByExtendedGraphemeClusterLiteral {
    package init(extendedGraphemeClusterLiteral character: Character) {
        self.init(character)
    }
}
