/// Numbers as the screen shows them: the same on every machine, whatever its locale, with a point for the
/// decimals and a plain hyphen for minus, which every terminal can show.
package enum Format {
    /// `value` with `digits` decimals (0 to 12), correctly rounded: to the nearest decimal of the exact
    /// binary value, an exact tie to the even one, as C's `printf` does. What rounds to zero has no sign.
    /// `nan`, `inf` and `-inf` are written so.
    package static func fixed(_ value: Double, digits: Int) -> String {
        decimal(value, shift: 0, digits: digits)
    }

    /// As `fixed`, with `+` before what is above zero.
    package static func signed(_ value: Double, digits: Int) -> String {
        withSign(fixed(value, digits: digits), of: value)
    }

    /// A share of one in percent: 0.8709 is "87.1 %". With `signed`, a `+` before what is above zero.
    package static func percent(_ share: Double, digits: Int = 1, signed: Bool = false) -> String {
        let text = decimal(share, shift: 2, digits: digits)
        return (signed ? withSign(text, of: share) : text) + " %"
    }

    /// A difference of two shares of one in percentage points: 0.0123 is "+1.23 pp".
    package static func points(_ difference: Double, digits: Int = 2) -> String {
        withSign(decimal(difference, shift: 2, digits: digits), of: difference) + " pp"
    }

    /// The p of a test, in at most six columns: "0.31", "0.0041", "<0.001".
    package static func probability(_ p: Double) -> String {
        p < 0.001 ? "<0.001" : fixed(p, digits: p < 0.1 ? 4 : 2)
    }

    /// `value` × 10^`shift`, rounded once. `shift` is 0 to 6.
    package static func decimal(_ value: Double, shift: Int, digits: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        let digits = min(max(digits, 0), 12)
        guard let units = units(of: value.magnitude, powerOfTen: digits + shift) else {
            // Above 10^20 no figure of this program has a meaning; the shortest decimal is as good as any.
            return "\((0..<shift).reduce(value) { product, _ in product * 10 })"
        }
        var text = String(units)
        text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        if digits > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -digits)) }
        return value < 0 && units != 0 ? "-" + text : text
    }

    static func withSign(_ text: String, of value: Double) -> String {
        value > 0 && text.contains { $0 != "0" && $0 != "." } ? "+" + text : text
    }

    /// `magnitude` × 10^`powerOfTen`, to the nearest whole number, ties to the even one; nil when it is
    /// beyond 128 bits. Exact: 53 bits of significand times 10^18 leave no more than 113.
    private static func units(of magnitude: Double, powerOfTen: Int) -> UInt128? {
        let implicitBit: UInt64 = magnitude.isNormal ? 1 << 52 : 0
        let exponent = max(1, Int(magnitude.exponentBitPattern)) - 1075
        var product = UInt128(magnitude.significandBitPattern | implicitBit)
        for _ in 0..<powerOfTen { product *= 10 }
        if exponent >= 0 {
            return product.leadingZeroBitCount >= exponent ? product << UInt128(exponent) : nil
        }
        // Below one half, and no tie: the product is under 2^113.
        guard exponent > -128 else { return 0 }
        let bits = UInt128(-exponent)
        let quotient = product >> bits
        let remainder = product - quotient << bits
        let half = UInt128(1) << (bits - 1)
        let isUp = remainder > half || (remainder == half && quotient & 1 == 1)
        return isUp ? quotient + 1 : quotient
    }
}
