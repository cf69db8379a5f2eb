import HapiCore
import HapiFigures

/// Figures in words, as the program's other tables have them.
enum Words {
    /// The letter that a design goes by in tables and drawings: "A" for the first.
    static func letter(_ index: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return index < letters.count ? String(letters[index]) : "\(index + 1)"
    }

    static func interval(_ interval: WilsonInterval) -> String {
        "\(percentNumber(interval.lower)) to \(Format.percent(interval.upper, digits: 2))"
    }

    static func interval(_ interval: DifferenceInterval) -> String {
        "\(Format.points(interval.lower).dropLast(3)) to \(Format.points(interval.upper))"
    }

    /// What a paired test says, a line each: "p = 0.31", "not distinguishable".
    static func verdict(_ pair: PairedComparison) -> [String] {
        let p = Format.probability(pair.pValue)
        let test = "p \(p.hasPrefix("<") ? p : "= " + p)"
        return pair.isDistinguishable ? [test] : [test, "not distinguishable"]
    }

    /// A text whose figures are not parted from their units where a line ends.
    static func unbroken(_ text: String) -> String {
        let units = ["%", "ms", "pp", "mJ", "B", "KiB", "MiB", "GiB", "TiB"]
        return text.split(separator: " ", omittingEmptySubsequences: false).reduce(into: "") { result, word in
            let isUnit = units.contains(String(word.prefix { $0.isLetter || $0 == "%" }))
            let follows = result.last?.isNumber ?? false
            result += (result.isEmpty ? "" : isUnit && follows ? "\u{A0}" : " ") + word
        }
    }

    /// A latency against the original network's: "−38 %".
    static func change(_ value: Double, from original: Double) -> String {
        guard original > 0 else { return "" }
        return Format.percent(value / original - 1, digits: 0, signed: true)
    }

    static func threshold(_ value: Double) -> String {
        let text = Format.fixed(value, digits: 4)
        return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    }

    static func policy(_ policy: ExitPolicy) -> String {
        let leave = policy.metric == .entropy ? "entropy at most" : "\(policy.metric.rawValue) at least"
        return
            "\(leave) the threshold; else the \(policy.fallback == .deepest ? "deepest" : "most confident")"
    }

    static func limits(_ limits: Limits) -> [String] {
        var bounds: [String] = []
        if let value = limits.meanLatency { bounds.append("mean latency ≤ \(Format.milliseconds(value))") }
        if let value = limits.deadline { bounds.append("deadline \(Format.milliseconds(value))") }
        if let value = limits.minAccuracy { bounds.append("accuracy ≥ \(Format.percent(value, digits: 2))") }
        if let value = limits.memory { bounds.append("weights ≤ \(Format.bytes(value))") }
        return bounds.isEmpty ? ["none"] : bounds
    }

    static func counted(_ count: Int, _ thing: String) -> String {
        "\(Format.grouped(count)) \(thing)\(count == 1 ? "" : "s")"
    }

    private static func percentNumber(_ share: Double) -> String {
        String(Format.percent(share, digits: 2).dropLast(2))
    }
}
