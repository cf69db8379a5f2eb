import HapiJSON

/// What one Unicode scalar does to a grid of cells.
enum ScalarKind {
    /// Nothing that may be sent to a terminal, or that nobody would see there: what `isHidden`.
    case unprintable
    /// Drawn over the scalar before it, in the same cells.
    case mark
    /// One column.
    case narrow
    /// Two columns.
    case wide

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x300 {
            // The controls, and the only others that are hidden so far down: the no-break space and the soft hyphen.
            let isHidden = value < 0x20 || (0x7F...0xA0).contains(value) || value == 0xAD
            self = isHidden ? .unprintable : .narrow
            return
        }
        if Self.isForDrawing(scalar), value != 0x2800 {
            self = .narrow
            return
        }
        if scalar.isHidden {
            self = .unprintable
            return
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark:
            self = .mark
        default:
            if Self.joiningHangul.contains(where: { $0.contains(value) }) {
                self = .mark
            } else {
                self = Self.isWide(scalar) ? .wide : .narrow
            }
        }
    }

    /// Box drawing, blocks and braille, which most cells of a frame hold: known without looking them up.
    static func isForDrawing(_ scalar: Unicode.Scalar) -> Bool {
        (0x2500...0x259F).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x1100 { return false }
        if eastAsian.contains(where: { $0.contains(value) }) { return true }
        // A regional indicator is an emoji only in a pair, and terminals give each of the two one column.
        return scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value)
    }

    /// Vowels and finals of Hangul in pieces: they stand in the cells of the consonant before them.
    private static let joiningHangul: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FB]

    /// East_Asian_Width W and F (Unicode annex 11) but for the emoji, which have a property of their own. The
    /// ranges run over gaps that are unassigned, and take in the hexagrams and circled numbers that glibc's
    /// `wcwidth`, and so ncurses, counts as two columns.
    private static let eastAsian: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3,
        0xF900...0xFAD9, 0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB,
        0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
