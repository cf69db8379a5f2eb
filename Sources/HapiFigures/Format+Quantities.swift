extension Format {
    /// A time of inference in milliseconds, with about three digits that count: "0.271 ms", "2.77 ms", "87.0
    /// ms", "115.7 ms", "1235 ms". A time above zero that three decimals cannot show is "<0.001 ms". With
    /// `signed`, a difference of two times.
    package static func milliseconds(_ value: Double, signed: Bool = false) -> String {
        amount(value, "ms", signed: signed)
    }

    /// An energy of inference in millijoules, with the digits of a time.
    package static func millijoules(_ value: Double, signed: Bool = false) -> String {
        amount(value, "mJ", signed: signed)
    }

    private static func amount(_ value: Double, _ unit: String, signed: Bool) -> String {
        if !signed && value > 0 && value < 0.0005 { return "<0.001 \(unit)" }
        let magnitude = value.magnitude
        // The bounds are where rounding would add a digit.
        let digits = magnitude < 0.9995 ? 3 : magnitude < 9.995 ? 2 : magnitude < 999.95 ? 1 : 0
        return (signed ? Self.signed(value, digits: digits) : fixed(value, digits: digits)) + " \(unit)"
    }

    /// A size in binary units, three digits or, where it comes out even, none after the point: "3.94 MiB",
    /// "16 GiB", "512 B". With `signed`, a difference of two sizes.
    package static func bytes(_ count: Int, signed: Bool = false) -> String {
        withSign(
            scaled(count, by: 1024, promotedAt: 1023.5, units: ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]),
            isPositive: signed && count > 0)
    }

    /// A number of things, three digits or, where it comes out even, none after the point: "999", "1.23 M",
    /// "200 k". With `signed`, a difference of two numbers.
    package static func count(_ count: Int, signed: Bool = false) -> String {
        withSign(
            scaled(count, by: 1000, promotedAt: 999.5, units: ["", "k", "M", "G", "T", "P"]),
            isPositive: signed && count > 0)
    }

    /// A whole number in full, with commas between the thousands: "10,000".
    package static func grouped(_ count: Int) -> String {
        var text = String(count.magnitude)
        for place in stride(from: text.count - 3, to: 0, by: -3) {
            text.insert(",", at: text.index(text.startIndex, offsetBy: place))
        }
        return count < 0 ? "-" + text : text
    }

    private static func withSign(_ text: String, isPositive: Bool) -> String {
        isPositive ? "+" + text : text
    }

    /// `count` in the largest unit that leaves at least one before the point. From `limit` of a unit on, the
    /// figure would be written with four digits: the next unit is taken.
    private static func scaled(
        _ count: Int, by base: UInt, promotedAt limit: Double, units: [String]
    ) -> String {
        let magnitude = count.magnitude
        var size: UInt = 1
        var unit = 0
        while unit + 1 < units.count && magnitude >= base
            && (unit == 0 || Double(magnitude) / Double(size) >= limit)
        {
            size *= base
            unit += 1
        }
        let amount = Double(magnitude) / Double(size)
        let digits = magnitude % size == 0 ? 0 : amount < 9.995 ? 2 : amount < 99.95 ? 1 : 0
        let text = fixed(count < 0 ? -amount : amount, digits: digits)
        return units[unit].isEmpty ? text : text + " " + units[unit]
    }
}
