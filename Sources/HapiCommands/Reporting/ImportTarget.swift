import ArgumentParser
import HapiCore
import HapiFormats
import HapiRuntime

/// The profile that an import writes, and the model that it will name.
struct ImportTarget {
    let model: Model
    let modelPath: String
    private let out: String
    private let force: Bool
    /// As the profile names it.
    private let relativeModel: String

    /// - Throws: status 65 where the model cannot be read, 64 where a profile there cannot name it or would replace its
    ///   answers, 73 where a file is in the way.
    init(model path: String, out: String, force: Bool) throws {
        model = try Self.read(path)
        modelPath = path
        self.out = out
        self.force = force
        let folder = PathParts.folder(of: out)
        guard let relative = RelativePath.path(of: path, from: folder) else {
            throw ValidationError(
                "A profile names its model by a path below its own folder, and \(InputError.printable(path)) is not "
                    + "below \(InputError.printable(folder)): write --out "
                    + "\(InputError.printable("\(PathParts.folder(of: path))/\(PathParts.name(of: out))")), or copy the model."
            )
        }
        relativeModel = relative
        try Self.keepAnswers(of: model, path, from: out)
        try Refusal.writing { () throws(AtomicWriter.Failure) in
            try AtomicWriter.check(out, overwrite: force)
        }
    }

    /// - Throws: status 64 where the answers that the model names would be written over.
    static func keepAnswers(of model: Model, _ path: String, from out: String?) throws {
        try OutputGuard.check(
            [("--out", out)],
            over: [model.calibration, model.test].map { set in
                set.map { "\(PathParts.folder(of: path))/\($0.file)" }
            })
    }

    static func read(_ path: String) throws -> Model {
        try Refusal.reporting { () throws(InputError) in
            try Model.read(FileAccess.read(path, as: "a model"), file: path)
        }
    }

    /// Writes the profile, and opens it again with all that it names.
    func write(
        _ measurement: Profile.Measurement, _ latency: NodeCosts.Figures, tail: NodeCosts.Figures?,
        options: ImportedProfileOptions
    ) throws {
        let platform = Profile.Platform(
            name: options.platform ?? "", mode: options.mode, memoryBytes: options.memory?.value ?? 0)
        let draft = ProfileDraft(
            name: options.name ?? "\(model.network.name), \(platform.title)", model: relativeModel,
            platform: platform,
            measurement: measurement, latency: latency, latencyTail: tail)
        let text = draft.text(of: model.network)
        try Refusal.reporting { () throws(InputError) in
            _ = try Profile.read(Array(text.utf8), file: out).costs(for: model.network, file: out)
        }
        try Refusal.writing { () throws(AtomicWriter.Failure) in
            try AtomicWriter.write(text, to: out, overwrite: force)
        }
        StandardError.print("Profile written to \(InputError.printable(out))")
        // A model beside which no answers lie, say, is no reason to keep the times from being written.
        _ = try Refusal.reporting { () throws(InputError) in try Workspace(profile: out) }
    }
}
