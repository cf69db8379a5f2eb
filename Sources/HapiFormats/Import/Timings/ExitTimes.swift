import HapiCore
import HapiJSON

/// The times that a network takes to each of its classifiers, without a header: milliseconds from the input, one for each
/// exit in depth order and one for the final classifier (`seconds.csv` of EENet, say).
package struct ExitTimes: Sendable, Hashable {
    /// Milliseconds from the input to each classifier, never falling.
    package let cumulative: [Double]

    /// Values one on a line, or in one line with commas.
    /// - Throws: `InputError` with the line of the first that is no time. O(n).
    package init(_ bytes: [UInt8], file: String) throws(InputError) {
        var values: [Double] = []
        let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
            $0.isNewline
        }
        let isTable = lines.count { $0.contains(",") } > 1
        for (index, line) in lines.enumerated() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.withoutOuterBlanks
            }
            guard fields != [""] else { continue }
            for field in fields {
                guard !isTable, let value = TimingLimits.decimal(field),
                    (0...TimingLimits.longestTime).contains(value)
                else {
                    throw InputError(
                        file: file, place: "line \(index + 1)",
                        found: isTable
                            ? "a table" : field.isEmpty ? "nothing" : JSONText.quoted(String(field)),
                        expected:
                            "milliseconds from the input to each classifier, at most 1e9, one on a line",
                        remedy: "give a file without a header, with the times alone")
                }
                if let before = values.last, value < before {
                    throw InputError(
                        file: file, place: "line \(index + 1)", found: "\(value) ms after \(before) ms",
                        expected: "times from the input, which never fall",
                        remedy: "measure again with more runs, or order the exits by depth")
                }
                values.append(value)
            }
        }
        cumulative = values
    }

    /// What layers and exits would cost so that the network with all its exits takes just these times: each difference
    /// between two classifiers is spread over the layers between them, and the exit at its end, by
    /// multiply-accumulates. O(layers + exits).
    /// - Parameter exitCost: milliseconds of every exit, `nil` for its share by multiply-accumulates too.
    /// - Throws: `InputError` where there is not a time for each classifier, or an exit costs more than there is.
    package func figures(
        of network: Network, exitCost: Double?, file: String
    ) throws(InputError) -> NodeCosts.Figures {
        guard cumulative.count == network.classifierCount else {
            throw InputError(
                file: file, found: counted(cumulative.count, "time"),
                expected:
                    "\(network.classifierCount): \(network.name) has \(counted(network.exits.count, "exit")) and the "
                    + "final classifier", remedy: "give one for each, in depth order")
        }
        var figures = NodeCosts.Figures(layers: [], exits: [])
        var reached = 0.0
        for classifier in 0..<network.classifierCount {
            let time = cumulative[classifier] - reached
            reached = cumulative[classifier]
            let isExit = classifier < network.exits.count
            let fixed = isExit ? exitCost : 0
            if let fixed, fixed > time {
                throw InputError(
                    file: file,
                    found:
                        "\(time) ms from the classifier before to \(network.name(ofClassifier: classifier))",
                    expected: "at least the \(fixed) ms of the exit itself",
                    remedy: "give a smaller --exit-ms")
            }
            let layers = network.layers[figures.layers.count...network.layer(ofClassifier: classifier)]
            let parts =
                layers.map(\.macs) + (isExit && exitCost == nil ? [network.exits[classifier].macs] : [])
            let shares = Apportioning.shares(of: time - (fixed ?? 0), by: parts)
            figures.layers += shares.prefix(layers.count)
            if isExit { figures.exits.append(exitCost ?? shares.last ?? 0) }
        }
        return figures
    }
}

extension Substring {
    /// Without white space at either end.
    fileprivate var withoutOuterBlanks: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return self[first...last]
    }
}

/// Shares of a time.
enum Apportioning {
    /// In proportion to counts of operations; evenly where there are none. O(n).
    static func shares(of time: Double, by counts: [Int]) -> [Double] {
        let sum = counts.reduce(0.0) { $0 + Double($1) }
        return counts.map { sum > 0 ? time * Double($0) / sum : time / Double(counts.count) }
    }
}
