/// How many columns text takes on a terminal: what `wcwidth` says, decided here so that a frame is the same
/// on every machine.
package enum DisplayWidth {
    /// 0, 1 or 2 columns. 0 is a character that must not reach a terminal by itself (a control, a mark
    /// without a letter): `SafeText` replaces those before anything is drawn.
    package static func of(_ character: Character) -> Int {
        if let ascii = character.asciiValue { return (0x20...0x7E).contains(ascii) ? 1 : 0 }
        var columns = 0
        for scalar in character.unicodeScalars {
            switch ScalarKind(scalar) {
            case .unprintable, .mark: break
            case .narrow: columns = max(columns, 1)
            case .wide: columns = 2
            }
        }
        return columns
    }

    /// The columns of all characters together.
    package static func of(_ text: String) -> Int {
        text.reduce(0) { $0 + of($1) }
    }
}
