import HapiExplorer
import HapiFormats
import HapiJSON
import HapiRuntime

/// Reads a file of any format to see whether it holds what it should, with everything that it refers to.
struct FileCheck {
    private let path: String
    private let bytes: [UInt8]

    /// - Throws: `InputError` where the file cannot be read.
    init(_ path: String) throws(InputError) {
        self.path = path
        bytes = try FileAccess.read(path, as: "a file of hapi-tui's")
    }

    /// What a sound file is, in a few words.
    /// - Throws: the first `InputError` in it, or in a file that it refers to.
    func summary() throws(InputError) -> String {
        switch try format() {
        case .profile: return try profile()
        case .model:
            let model = try Model.read(bytes, file: path)
            return try Self.summary(model, at: path, root: PathParts.folder(of: path))
        case .plan:
            let plan = try Plan.read(bytes, file: path)
            return
                "plan of \(counted(plan.exits.count, "exit")) at \(plan.threshold) for \(plan.profile.name)"
        case .evaluation: return "evaluation of \(try EvaluationSummary.read(bytes, file: path))"
        case .baselines:
            let baselines = try BaselinesSummary.read(bytes, file: path)
            return "comparison of \(counted(baselines.methods, "method")) on \(baselines.network), "
                + "\(baselines.platform)\(baselines.isFinished ? "" : ", not finished")"
        case .replay: return "replay of \(try ReplaySummary.read(bytes, file: path))"
        case .comparison:
            return "comparison of \(counted(try ComparisonSummary.read(bytes, file: path).plans, "plan"))"
        case .checkpoint:
            let (chains, judged) = try CheckpointFile.check(bytes, file: path)
            return
                "checkpoint of an annealing, \(counted(chains, "chain")), \(counted(judged, "design")) judged"
        case .session: return try session()
        case .autosave: return try autosave()
        case .configuration:
            _ = try ExplorerConfiguration.read(bytes, file: path)
            return "configuration of the explorer"
        case .keys:
            _ = try reading(path) { () throws(JSONError) in try Keymap.read(bytes) }
            return "keys of the explorer"
        case .theme:
            let theme = try ThemeLoader.read(path, .current)
            return "theme \(theme.name), for a \(theme.kind.rawValue) background"
        case .themes:
            return "list of \(counted(try ThemeList.read(bytes, file: path).entries.count, "theme"))"
        case .mapping:
            let mapping = try NodeMapping.read(bytes, file: path)
            return "mapping of \(counted(mapping.nodes.count, "node"))"
        case .imported: return "account of \(try ImportSummary.read(bytes, file: path))"
        case .profiles:
            return "list of \(counted(try ProfileList.read(bytes, file: path).entries.count, "profile"))"
        case .sweep:
            let sweep = try Sweep.read(bytes, file: path)
            _ = try SweepBench(sweep, file: path)
            return "sweep of \(counted(sweep.tasks.count, "task")) over "
                + counted(sweep.profiles.count, "profile")
        case .result: return try results()
        case .segments: return try segments()
        }
    }

    /// - Throws: `InputError` where the file is no JSON, or of no format known here.
    private func format() throws(InputError) -> FileFormat {
        guard !Safetensors.isLike(bytes) else {
            throw InputError(
                file: path, found: "answers, a safetensors file", expected: "a file of hapi-tui's in JSON",
                remedy: "validate the model that names it, and with it its answers")
        }
        // Of JSON lines, the first says what they are.
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        return try reading(path) { () throws(JSONError) in
            if let first = try? JSONReader.read(line) { return try FileFormat.of(first) }
            return try FileFormat.of(JSONReader.read(bytes))
        }
    }

    private func profile() throws(InputError) -> String {
        let workspace = try Workspace(profile: path)
        let summary = try Self.summary(workspace.model, at: workspace.modelPath, root: workspace.folder)
        return "profile of \(workspace.profile.platform.title), latency "
            + "\(workspace.profile.measurement.kind.rawValue); \(summary)"
    }

    /// Every line by itself, whatever sweep it is of.
    private func results() throws(InputError) -> String {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var infeasible = 0
        let rest = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
        for (index, line) in rest.enumerated() {
            let result = try SweepResult.read(line, number: index + 1, file: path)
            if result.evaluation.exits == nil { infeasible += 1 }
        }
        return counted(rest.count, "result") + " of a sweep"
            + (infeasible == 0 ? "" : ", \(infeasible) without a design that meets the limits")
    }

    private func session() throws(InputError) -> String {
        let opened = try Recording.open(bytes, file: path)
        let workspace = try workspace(of: opened.source, root: "line 1, at $")
        try opened.source.check(is: workspace.source, file: path)
        let recording = try Recording.read(opened, workspace.network)
        return "recorded session of \(counted(recording.actions.count, "action")) on \(opened.source.name)"
    }

    private func autosave() throws(InputError) -> String {
        let source = try Autosave.source(bytes, file: path)
        let workspace = try workspace(of: source, root: "at $")
        _ = try Autosave.read(bytes, file: path, source: workspace.source, workspace.network)
        return "saved work on \(source.name)"
    }

    /// Segments with the files that lie beside them.
    private func segments() throws(InputError) -> String {
        let segments = try Segments.read(bytes, file: path)
        for file in segments.files {
            let beside = "\(PathParts.folder(of: path))/\(file.name)"
            let found = FileAccess.sha256(try FileAccess.map(beside, as: "a file that \(path) names"))
            guard found == file.sha256 else {
                throw InputError(
                    file: beside, found: "SHA-256 \(found)", expected: "\(file.sha256), as \(path) says",
                    remedy: "materialise the plan again")
            }
        }
        return
            "\(counted(segments.classifiers.count, "segment")) of \(segments.network), cut from \(segments.onnx.name)"
    }

    /// The profile that a file of a session names, read.
    private func workspace(of source: SessionSource, root: String) throws(InputError) -> Workspace {
        func remedy(_ what: String) -> String { "copy the \(what) there, or beside this file" }
        let profile = try source.profile(near: path, root: root, remedy: remedy("profile"), .current)
        return try source.workspace(profile, near: path, root: root, remedy: remedy("model"))
    }

    /// Reads every value of a model's data sets.
    private static func summary(_ model: Model, at path: String, root: String) throws(InputError) -> String {
        var sets: [String] = []
        for (name, set) in [("calibration", model.calibration), ("test", model.test)] {
            guard let set else { continue }
            let file = try Workspace.dataSet(set, of: model, modelPath: path, root: root)
            try file.checkAllValues()
            sets.append("\(counted(file.samples, "\(name) sample")) \(set.kind.rawValue)")
        }
        let network = model.network
        return
            "model \(network.name), \(counted(network.layers.count, "layer")), "
            + "\(counted(network.exits.count, "candidate exit")), "
            + sets.joined(separator: ", ")
    }
}
