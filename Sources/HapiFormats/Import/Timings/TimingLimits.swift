import HapiJSON

/// How large what a tool tells may be. Anything beyond is no measurement, and sums of it could not be written.
enum TimingLimits {
    /// Milliseconds of one figure: eleven days.
    static let longestTime = 1e9
    /// Runs, or calls within one.
    static let mostRuns = 1_000_000_000
    /// µs from where a tool counts its time to an event: farther than any clock is set.
    static let latestStart = 1e18
    /// Bytes of a node's name, or of a pattern: operations fused by the dozen have less.
    static let longestName = 4096

    static let expectedTime = "at most 1e9 ms, not negative"
    static let expectedRuns = "at most 1e9"
    static let expectedName = "at most \(longestName) bytes of a name"

    /// The number that decimal figures are, `nil` for any other spelling: "0x1p3" and "inf" are numbers too, to Swift.
    /// O(length).
    static func decimal(_ text: some StringProtocol) -> Double? {
        guard text.utf8.allSatisfy(isDecimal), let value = Double(text), value.isFinite else { return nil }
        return value
    }

    private static func isDecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
}

extension JSONValue {
    /// How long something ran, in a unit of which `scale` are a millisecond.
    func time(_ unit: String, perMillisecond scale: Double = 1) throws(JSONError) -> Double {
        let value = try amount(unit)
        guard value / scale <= TimingLimits.longestTime else {
            throw error(expected: "\(unit), \(TimingLimits.expectedTime)")
        }
        return value
    }

    /// How many runs there were.
    func runs() throws(JSONError) -> Int {
        let value = try count("a number of runs")
        guard value <= TimingLimits.mostRuns else {
            throw error(expected: "a number of runs, \(TimingLimits.expectedRuns)")
        }
        return value
    }

    /// What a tool calls a node.
    func nodeName() throws(JSONError) -> String {
        let text = try string()
        guard text.utf8.count <= TimingLimits.longestName else {
            throw error(
                found: "a name of \(text.utf8.count) bytes", expected: TimingLimits.expectedName)
        }
        return text
    }
}
