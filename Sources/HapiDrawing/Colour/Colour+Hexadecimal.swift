extension Colour {
    /// The colour written `#rrggbb`, in either case; `nil` for any other text.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.dropFirst().compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard text.utf8.first == UInt8(ascii: "#"), text.utf8.count == 7, digits.count == 6 else {
            return nil
        }
        self.init(rgb: digits.reduce(0) { $0 << 4 | UInt32($1) })
    }

    /// The colour whose red, green and blue are the low three bytes of `rgb`, from the high one down.
    package init(rgb: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
            blue: UInt8(truncatingIfNeeded: rgb))
    }

    /// `0xRRGGBB`.
    package var rgb: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// `#rrggbb`, in lower case.
    package var hexadecimal: String {
        let digits = String(rgb, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
