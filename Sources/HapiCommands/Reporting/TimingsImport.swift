import HapiCore
import HapiFormats
import HapiJSON
import HapiRuntime

/// From the file of a tool that times nodes to a profile, or to the mapping that one needs.
struct TimingsImport {
    let source: TimingsArgument
    let mapping: MappingOptions
    let profile: ImportedProfileOptions
    /// Files that are read besides.
    var others: [String?] = []

    /// - Parameter read: reads the tool's file, given its bytes and its path.
    func run(_ read: ([UInt8], String) throws(InputError) -> NodeTimings) throws {
        try OutputGuard.check(
            [("--out", profile.out)],
            over: [source.file, mapping.model.path, mapping.mapping, mapping.exitsFrom] + others)
        let timings = try Refusal.reporting { () throws(InputError) in
            try read(TimingsArgument.read(source.file), source.file)
        }
        if mapping.suggest {
            let model = try ImportTarget.read(mapping.model.path)
            try ImportTarget.keepAnswers(of: model, mapping.model.path, from: profile.out)
            return try printSuggestion(timings, model.network)
        }
        let target = try profile.target(model: mapping.model.path)
        let network = target.model.network
        let exits = try mapping.exitsFrom.map { try sameNetwork($0) }
        let times = try Refusal.reporting { () throws(InputError) in
            try timings.checkBatch(network.inputShape, file: source.file)
            return try joined(timings, network, exits: exits?.costs)
        }
        let report = ImportReport(file: source.name, times: times)
        let isModelled = exits?.profile.measurement.kind == .modelled && !times.exitsElsewhere.isEmpty
        let origin = exits.map { "\($0.profile.name) (\($0.profile.measurement.kind.rawValue))" }
        let measurement = try profile.measurement(
            kind: isModelled ? .modelled : .measured,
            method: report.method(mapping: mapping.mapping.map { PathParts.name(of: $0) }, exits: origin),
            timings: timings.source, endToEnd: times.endToEnd, file: source.file)
        for line in report.lines { StandardError.print(InputError.printable(line)) }
        if mapping.json {
            try StandardOutput.print(JSONWriter.text(report.output, style: .pretty), terminator: "")
        }
        try target.write(measurement, times.latency, tail: times.latencyTail, options: profile)
    }

    /// A profile of the same network.
    private func sameNetwork(_ path: String) throws -> Workspace {
        try ProfileArgument.open(path, model: mapping.model.path)
    }

    private func joined(
        _ timings: NodeTimings, _ network: Network, exits: NodeCosts?
    ) throws(InputError) -> ImportedTimes {
        let given: NodeMapping
        var file = "the mapping by names"
        if let path = mapping.mapping {
            given = try NodeMapping.read(FileAccess.read(path, as: "a mapping"), file: path)
            file = path
        } else {
            let suggestion = try MappingSuggestion(
                timings, network, exitsElsewhere: exits != nil, timesFile: source.file)
            guard suggestion.isByNameAlone else {
                throw InputError(
                    file: source.file, found: "nodes that names alone do not join to \(network.name)",
                    expected: "a mapping",
                    remedy:
                        "print one with --suggest, look at it, and give it with --mapping; it would join\n  "
                        + suggestion.lines(prefix: "").joined(separator: "\n  "))
            }
            given = suggestion.mapping
        }
        let assignment = try NodeAssignment(
            given, timings, network, exitsElsewhere: exits != nil, file: file, timesFile: source.file)
        return ImportedTimes(timings, assignment, of: network, exits: exits)
    }

    private func printSuggestion(_ timings: NodeTimings, _ network: Network) throws {
        let suggestion = try Refusal.reporting { () throws(InputError) in
            try MappingSuggestion(timings, network, timesFile: source.file)
        }
        if let out = profile.out {
            try Refusal.writing { () throws(AtomicWriter.Failure) in
                try AtomicWriter.write(suggestion.mapping.text, to: out, overwrite: profile.force)
            }
            StandardError.print("Mapping written to \(InputError.printable(out))")
        } else {
            try StandardOutput.print(suggestion.mapping.text, terminator: "")
        }
        for line in suggestion.lines(prefix: "Unsure: ") { StandardError.print(InputError.printable(line)) }
        if suggestion.isByNameAlone {
            StandardError.print("Every node, layer and exit was joined by its name")
        }
    }
}

extension ImportedProfileOptions {
    func target(model: String) throws -> ImportTarget {
        try ImportTarget(model: model, out: out ?? "", force: force)
    }
}
