import HapiExplorer

/// The keys behind xterm's sequences, which is what every terminal of today sends (XTerm Control Sequences,
/// "PC-Style Function Keys").
enum KeyTable {
    /// The key of `ESC [ … final` and `ESC O final`.
    static func key(final: UInt8) -> KeyPress.Key? {
        switch Unicode.Scalar(final) {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "F": .end
        case "H": .home
        case "P": .function(1)
        case "Q": .function(2)
        case "R": .function(3)
        case "S": .function(4)
        case "Z": .backTab
        default: nil
        }
    }

    /// The key of `ESC O final` alone: the keypad in application mode.
    static func keypad(final: UInt8) -> KeyPress.Key? {
        switch Unicode.Scalar(final) {
        case "M": .enter
        case "X": .character("=")
        case "j"..."y": .character(Character(Unicode.Scalar(final - 0x40)))
        default: nil
        }
    }

    /// The key of `ESC [ number ~`.
    static func key(number: Int) -> KeyPress.Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }

    /// The key of `ESC [ [ final`: F1 to F5 of the Linux console.
    static func consoleFunction(final: UInt8) -> KeyPress.Key? {
        guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return nil }
        return .function(Int(final - UInt8(ascii: "A")) + 1)
    }

    /// The key of a control byte, 0x00...0x1F or 0x7F, but for ESC.
    static func press(control byte: UInt8, alternate: Bool) -> KeyPress {
        switch byte {
        case 0x09: KeyPress(.tab, alternate: alternate)
        case 0x0A, 0x0D: KeyPress(.enter, alternate: alternate)
        case 0x08, 0x7F: KeyPress(.backspace, alternate: alternate)
        case 0x00: KeyPress(.character(" "), control: true, alternate: alternate)
        case 0x01...0x1A:
            KeyPress(.character(Character(Unicode.Scalar(byte + 0x60))), control: true, alternate: alternate)
        default:
            KeyPress(.character(Character(Unicode.Scalar(byte + 0x40))), control: true, alternate: alternate)
        }
    }

    /// A key with xterm's modifier parameter: one more than shift 1, alternate 2, control 4, meta 8; 0 for
    /// none.
    static func press(_ key: KeyPress.Key, modifier: Int, alternate: Bool) -> KeyPress {
        let bits = modifier > 0 ? modifier - 1 : 0
        return KeyPress(
            key, control: bits & 4 != 0, alternate: alternate || bits & 10 != 0,
            // Back-tab is shift-tab by its name.
            shift: bits & 1 != 0 && key != .backTab)
    }
}
