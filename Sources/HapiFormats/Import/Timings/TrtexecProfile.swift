import HapiJSON

/// What TensorRT's `trtexec` writes with `--exportProfile`: an array of a count of runs and of one object a layer of the
/// engine.
package enum TrtexecProfile {
    /// O(n).
    /// - Throws: `InputError` with the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> NodeTimings {
        do {
            return try timings(bytes, file: file)
        } catch {
            // Names are written as they are, quotes and backslashes too.
            guard let mended = TrtexecNames.escaped(bytes) else { throw error }
            return try timings(mended, file: file)
        }
    }

    private static func timings(_ bytes: [UInt8], file: String) throws(InputError) -> NodeTimings {
        var nodes: [NodeTimings.Node] = []
        var runs: Int?
        var hasMedians: Bool?
        try reading(file) { () throws(JSONError) in
            try ForeignJSON.forEachElement(of: bytes) { (value) throws(JSONError) in
                var entry = try value.object("a layer of the engine")
                if let count = entry.optional("count") {
                    guard runs == nil else {
                        throw count.error(
                            found: "a second number of runs", expected: "one for the whole profile",
                            remedy: "give the profile of one engine")
                    }
                    runs = try count.runs()
                    return
                }
                let name = try entry.required("name").nodeName()
                let median = entry.optionalNonNull("medianMs")
                guard hasMedians == nil || hasMedians == (median != nil) else {
                    throw value.error(
                        found: "a layer \(median == nil ? "without" : "with") \"medianMs\"",
                        expected: "a median of every layer or of none",
                        remedy: "profile again: means and medians do not add up")
                }
                hasMedians = median != nil
                let time = if let median { median } else { try entry.required("averageMs") }
                nodes.append(NodeTimings.Node(name: name, latency: try time.time("milliseconds")))
            }
        }
        guard let runs, runs > 0, !nodes.isEmpty else {
            throw InputError(
                file: file, found: "\(counted(nodes.count, "layer")) of \(counted(runs ?? 0, "run"))",
                expected: "a profile as trtexec --exportProfile writes it",
                remedy: "profile again; --separateProfileRun keeps the engine's own time apart")
        }
        let timings = NodeTimings(
            nodes: NodeTimings.merged(nodes),
            source: NodeTimings.Source(
                runtime: "TensorRT",
                statistic: hasMedians == true ? "median" : "mean (trtexec wrote no medians)",
                runs: runs))
        try timings.refuseWhole(
            file: file,
            remedy:
                "a foreign node tells nothing of its parts: build the engine so that it has none (plain convolutions "
                + "need none), or time the network up to each exit and use `hapi-tui import exits`"
        ) { $0.name.contains("ForeignNode[") }
        return try timings.checked(file: file)
    }
}

/// Mends the one thing that keeps a profile of trtexec from being JSON.
enum TrtexecNames {
    private static let opening = Array(#""name" : ""#.utf8)
    private static let closing = Array(#"", "timeMs""#.utf8)

    /// The text with quotes, backslashes and control characters escaped in every name that stands on one line with its
    /// times, as trtexec writes it; `nil` where there is nothing to mend. O(n).
    static func escaped(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var isMended = false
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if !result.isEmpty { result.append(UInt8(ascii: "\n")) }
            guard let start = line.firstIndex(of: opening), let end = line.firstIndex(of: closing),
                start + opening.count <= end
            else {
                result += line
                continue
            }
            result += line[..<(start + opening.count)]
            for byte in line[(start + opening.count)..<end] {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                    result += [UInt8(ascii: "\\"), byte]
                    isMended = true
                case 0..<0x20:
                    result += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
                    isMended = true
                default: result.append(byte)
                }
            }
            result += line[end...]
        }
        return isMended ? result : nil
    }
}

extension ArraySlice<UInt8> {
    /// Where a sequence of bytes begins first.
    fileprivate func firstIndex(of wanted: [UInt8]) -> Int? {
        guard count >= wanted.count else { return nil }
        return (startIndex...(endIndex - wanted.count)).first {
            self[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
    }
}
