/// Typed access. Each throws a `JSONError` at the value when it is something else; `expected` words what the
/// caller was looking for ("a latency in milliseconds").
extension JSONValue {
    package func string(_ expected: String = "a string") throws(JSONError) -> String {
        guard case .string(let text) = content else { throw error(expected: expected) }
        return text
    }

    package func bool(_ expected: String = "true or false") throws(JSONError) -> Bool {
        guard case .bool(let value) = content else { throw error(expected: expected) }
        return value
    }

    /// The number nearest to what is written, always finite: `1e400` is refused.
    package func double(_ expected: String = "a number") throws(JSONError) -> Double {
        guard case .number(let text) = content else { throw error(expected: expected) }
        guard let value = Double(text), value.isFinite else {
            throw error(expected: expected, remedy: "no number beyond ±1.797e308 can be held")
        }
        return value
    }

    /// The number, when it is exactly an integer that `Int` holds. `100.0` and `1e2` are the integer 100.
    package func integer(_ expected: String = "an integer") throws(JSONError) -> Int {
        guard case .number(let text) = content else { throw error(expected: expected) }
        if let value = Int(text) { return value }
        guard let value = Self.exactInteger(text) else { throw error(expected: expected) }
        return value
    }

    package func array(_ expected: String = "an array") throws(JSONError) -> [JSONValue] {
        guard case .array(let values) = content else { throw error(expected: expected) }
        return values
    }

    package func object(_ expected: String = "an object") throws(JSONError) -> JSONObject {
        guard case .object(let members) = content else { throw error(expected: expected) }
        return JSONObject(value: self, members: members)
    }

    /// The value of a number in decimal notation, without going through a `Double`, which would round it.
    private static func exactInteger(_ text: String) -> Int? {
        let halves = text.split(maxSplits: 1) { $0 == "e" || $0 == "E" }
        guard let mantissa = halves.first else { return nil }
        let isNegative = mantissa.hasPrefix("-")
        let parts = mantissa.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        var digits = parts.joined().drop { $0 == "0" }
        guard !digits.isEmpty else { return 0 }

        // What an exponent beyond Int does to a non-zero number is the same at any size; the half keeps the
        // arithmetic below from overflowing.
        var exponent = 0
        if halves.count == 2 {
            exponent = Int(halves[1]) ?? (halves[1].hasPrefix("-") ? .min / 2 : .max / 2)
            exponent = min(max(exponent, .min / 2), .max / 2)
        }
        if parts.count == 2 { exponent -= parts[1].count }
        while digits.last == "0" {
            digits.removeLast()
            exponent += 1
        }
        guard exponent >= 0, digits.count + exponent <= 19 else { return nil }
        return Int((isNegative ? "-" : "") + digits + String(repeating: "0", count: exponent))
    }
}
