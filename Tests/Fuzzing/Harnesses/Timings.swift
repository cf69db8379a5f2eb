import HapiCore
import HapiFormats
import HapiJSON
import TestSupport

/// Times that other tools measured, joined to a network of which they may be.
extension Harness {
    static let onnxruntime = timings("onnxruntime", longest: 4096) { bytes in
        try OnnxRuntimeProfile.read(bytes, file: fuzzedFile)
    }
    static let pytorch = timings("pytorch", longest: 4096) { bytes in
        try PyTorchTrace.read(bytes, file: fuzzedFile)
    }
    static let tflite = timings("tflite", longest: 2048) { bytes in
        try TFLiteProfile.read(bytes, file: fuzzedFile)
    }
    static let trtexec = timings("trtexec", longest: 2048) { bytes in
        try TrtexecProfile.read(bytes, file: fuzzedFile)
    }
    static let trtexecTimes = timings("trtexec-times", longest: 1024) { bytes in
        var timings = oneEach
        try TrtexecExtras.addTimes(bytes, file: fuzzedFile, to: &timings)
        return timings
    }
    static let trtexecLayers = timings("trtexec-layers", longest: 2048) { bytes in
        var timings = oneEach
        try TrtexecExtras.addLayers(bytes, file: fuzzedFile, to: &timings)
        return timings
    }

    /// Times to each classifier, with exits of a known cost and without.
    static let exits = Harness("exits", longest: 256) { bytes in
        guard let times = attempt({ try ExitTimes(bytes, file: fuzzedFile) }) else { return }
        for cost in [nil, 0.25] {
            let figures = attempt {
                try times.figures(of: Fixed.imported, exitCost: cost, file: fuzzedFile)
            }
            if let figures { checkDraft(figures, nil) }
        }
    }

    /// Which of a tool's nodes are which layers.
    static let mapping = Harness("mapping", longest: 1024) { bytes in
        guard let mapping = attempt({ try NodeMapping.read(bytes, file: fuzzedFile) }) else { return }
        checkText(mapping)
        join(oneEach, mapping)
    }

    private static func timings(
        _ name: String, longest: Int, _ read: @escaping @Sendable ([UInt8]) throws -> NodeTimings
    ) -> Harness {
        Harness(name, longest: longest) { bytes in
            guard let timings = attempt({ try read(bytes) }) else { return }
            _ = attempt { try timings.checkBatch(Fixed.imported.inputShape, file: fuzzedFile) }
            let suggestion = attempt {
                try MappingSuggestion(timings, Fixed.imported, exitsElsewhere: true, timesFile: fuzzedFile)
            }
            guard let suggestion else { return }
            checkText(suggestion.mapping)
            join(timings, suggestion.mapping)
        }
    }

    /// A millisecond for each layer and exit, under its own name.
    private static let oneEach = ImportFixtures.timings(
        Fixed.imported.layers.map(\.name) + Fixed.imported.exits.map(\.name))

    private static func checkText(_ mapping: NodeMapping) {
        let again = own { try NodeMapping.read(Array(mapping.text.utf8), file: "again") }
        claim(again == mapping, "the mapping is kept: \(mapping.text)")
    }

    private static func join(_ timings: NodeTimings, _ mapping: NodeMapping) {
        let assignment = attempt {
            try NodeAssignment(
                mapping, timings, Fixed.imported, exitsElsewhere: true, file: "mapping",
                timesFile: fuzzedFile)
        }
        guard let assignment else { return }
        let times = ImportedTimes(timings, assignment, of: Fixed.imported)
        let report = ImportReport(file: fuzzedFile, times: times)
        _ = (report.lines, report.method(mapping: nil, exits: nil))
        let text = JSONWriter.text(report.output, style: .compact)
        _ = own { try ImportSummary.read(Array(text.utf8), file: "again") }
        checkDraft(times.latency, times.latencyTail)
    }

    /// What becomes of the times can be read as a profile, with the same times.
    private static func checkDraft(_ latency: NodeCosts.Figures, _ tail: NodeCosts.Figures?) {
        let profile = Fixed.platform.profile
        let draft = ProfileDraft(
            name: profile.name, model: profile.model, platform: profile.platform,
            measurement: profile.measurement, latency: latency, latencyTail: tail)
        let again = own { try Profile.read(Array(draft.text(of: Fixed.imported).utf8), file: "again") }
        let costs = own { try again.costs(for: Fixed.imported, file: "again") }
        claim(costs.latency == latency && costs.latencyTail == tail, "times are kept")
    }
}
