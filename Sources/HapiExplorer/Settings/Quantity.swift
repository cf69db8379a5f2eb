/// Amounts as users write them: a number, and perhaps its unit. One reader for the screen and the command line.
package enum Quantity {
    /// What is wrong with a text that should be an amount.
    package struct Refusal: Error, Sendable, Hashable {
        package var reason: String

        package init(_ reason: String) {
            self.reason = reason
        }
    }

    /// Milliseconds: `42`, `42ms`, `0.042 s`, `870 us`. Not negative, finite.
    package static func milliseconds(_ text: String) throws(Refusal) -> Double {
        let units: [(String, Double)] = [("ms", 1), ("us", 1e-3), ("µs", 1e-3), ("s", 1e3), ("", 1)]
        let expected = "a time such as 42ms or 0.042 s"
        let value = try scaled(text, units, expected: expected)
        guard value >= 0 else { throw Refusal("a time is not negative; expected \(expected)") }
        return value
    }

    /// Bytes: `12 MiB`, `1.5GB`, `4096`. Not negative, below 2⁶².
    package static func bytes(_ text: String) throws(Refusal) -> Int {
        let units: [(String, Double)] = [
            ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824), ("KB", 1e3), ("kB", 1e3), ("MB", 1e6),
            ("GB", 1e9), ("B", 1), ("", 1),
        ]
        let value = try scaled(text, units, expected: "a size such as 12 MiB or 1GB")
        guard value >= 0, value < 0x1p62 else { throw Refusal("a size is from 0 to 2^62 bytes") }
        return Int(value.rounded())
    }

    /// A share of one: `0.87` or `87 %`.
    package static func share(_ text: String) throws(Refusal) -> Double {
        let expected = "a share such as 0.87 or 87 %"
        let value = try scaled(text, [("%", 0.01), ("", 1)], expected: expected)
        guard (0...1).contains(value) else {
            throw Refusal("\(text.trimmed) is not between 0 and 1; expected \(expected)")
        }
        return value
    }

    /// Percentage points, `1` or `1pp`, as a share.
    package static func points(_ text: String) throws(Refusal) -> Double {
        let value = try scaled(text, [("pp", 1), ("", 1)], expected: "percentage points such as 1pp")
        guard (0...100).contains(value) else { throw Refusal("a loss is from 0 to 100 pp") }
        return value / 100
    }

    /// A whole number that is not negative: `1000000`, `200 k`, `1M`.
    package static func count(_ text: String) throws(Refusal) -> Int {
        let value = try scaled(
            text, [("k", 1e3), ("K", 1e3), ("M", 1e6), ("", 1)], expected: "a whole number such as 200k")
        guard value >= 0, value < 0x1p53, value == value.rounded() else {
            throw Refusal("expected a whole number that is not negative")
        }
        return Int(value)
    }

    /// A plain finite number.
    package static func number(_ text: String) throws(Refusal) -> Double {
        try scaled(text, [("", 1)], expected: "a number")
    }

    /// The number before the first unit that ends the text.
    private static func scaled(
        _ text: String, _ units: [(name: String, factor: Double)], expected: String
    ) throws(Refusal) -> Double {
        let trimmed = text.trimmed
        for unit in units where trimmed.hasSuffix(unit.name) {
            let digits = String(trimmed.dropLast(unit.name.count)).trimmed
            // Double reads "nan", "inf" and hexadecimal, which nobody means.
            guard digits.allSatisfy({ "0123456789.eE+-".contains($0) }), let number = Double(digits),
                (number * unit.factor).isFinite
            else { continue }
            // Dividing keeps "87 %" the number nearest to 0.87.
            return unit.factor < 1 ? number / (1 / unit.factor).rounded() : number * unit.factor
        }
        throw Refusal(trimmed.isEmpty ? "expected \(expected)" : "expected \(expected), not \"\(trimmed)\"")
    }
}

extension String {
    /// Without blanks at either end.
    package var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
