import HapiCore
import HapiJSON

/// Values that more than one format has, each refused at its place when it is something else.
extension JSONValue {
    /// A finite number that is not negative; `what` names it with its unit.
    package func amount(_ what: String) throws(JSONError) -> Double {
        let value = try double(what)
        guard value >= 0 else { throw error(expected: "\(what), not negative") }
        return value
    }

    /// A whole number that is not negative.
    package func count(_ what: String) throws(JSONError) -> Int {
        let value = try integer(what)
        guard value >= 0 else { throw error(expected: "\(what), not negative") }
        return value
    }

    /// A text with something in it.
    package func name(_ what: String = "a name") throws(JSONError) -> String {
        let text = try string(what)
        guard !text.isEmpty else { throw error(expected: "\(what) that is not empty") }
        return text
    }

    /// One of the cases of an enumeration, by raw value.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type
    ) throws(JSONError) -> Choice where Choice.RawValue == String {
        let names = Choice.allCases.map(\.rawValue)
        let text = try string("one of \(names.joined(separator: ", "))")
        guard let choice = Choice(rawValue: text) else {
            throw error(expected: JSONText.alternatives(names))
        }
        return choice
    }

    /// A number in [0, 1].
    package func share() throws(JSONError) -> Double {
        let value = try double("a share from 0 to 1")
        guard (0...1).contains(value) else {
            throw error(expected: "a share from 0 to 1", remedy: "87 % is 0.87")
        }
        return value
    }

    /// The difference of two shares: a number in [−1, 1].
    func difference() throws(JSONError) -> Double {
        let expected = "a difference of shares from -1 to 1"
        let value = try double(expected)
        guard (-1...1).contains(value) else { throw error(expected: expected) }
        return value
    }

    /// A lower and an upper bound, each as `read` has it.
    func interval(
        _ read: (JSONValue) throws(JSONError) -> Double
    ) throws(JSONError) -> ClosedRange<Double> {
        let expected = "a lower and an upper bound"
        let bounds = try array(expected)
        guard bounds.count == 2 else { throw error(expected: expected) }
        let (lower, upper) = (try read(bounds[0]), try read(bounds[1]))
        guard lower <= upper else { throw error(expected: expected) }
        return lower...upper
    }

    /// The bounds of a share.
    func shareInterval() throws(JSONError) -> ClosedRange<Double> {
        try interval { (bound) throws(JSONError) in try bound.share() }
    }

    /// The bounds of a difference of two shares.
    func differenceInterval() throws(JSONError) -> ClosedRange<Double> {
        try interval { (bound) throws(JSONError) in try bound.difference() }
    }

    /// What `read` has of the value, `nil` for `null`: of a key that has to be there all the same.
    func orNull<T>(_ read: (JSONValue) throws(JSONError) -> T) throws(JSONError) -> T? {
        isNull ? nil : try read(self)
    }

    /// The names in an array.
    func names(_ what: String) throws(JSONError) -> [String] {
        var names: [String] = []
        for name in try array("\(what)s") { names.append(try name.string("\(what)")) }
        return names
    }

    /// A threshold of a metric; without the number of classes, that of entropy has no upper end.
    package func threshold(
        of metric: ConfidenceMetric, classes: Int? = nil
    ) throws(JSONError) -> Double {
        let value = try amount("a threshold")
        let range = metric.thresholdRange(classes: classes ?? 2)
        guard range.contains(value) || metric == .entropy && classes == nil else {
            throw error(
                expected: "a threshold from \(range.lowerBound) to \(range.upperBound), the range of "
                    + metric.rawValue)
        }
        return value
    }

    /// A SHA-256, in lower case.
    package func sha256() throws(JSONError) -> String {
        let text = try string("a SHA-256 in hexadecimal")
        guard text.utf8.count == 64, text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw error(expected: "64 hexadecimal digits", remedy: "`sha256sum FILE` prints them")
        }
        return text.lowercased()
    }

    /// 64 bits as text, for not every one is a number that all programs can hold: a seed, say.
    package func word(_ what: String = "a 64-bit number in double quotes") throws(JSONError) -> UInt64 {
        let text = try string(what)
        guard let word = UInt64(text), String(word) == text else { throw error(expected: what) }
        return word
    }
}
