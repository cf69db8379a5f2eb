import ArgumentParser
import HapiExplorer
import HapiFigures
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui import calibration`: answers that a user has as arrays, for a model to name.
struct ImportCalibration: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibration",
        abstract: "Turn saved logits or confidences into the answers that a model names.",
        discussion: """
              hapi-tui import calibration --logits logits.npy --labels labels.npy \\
                  --model Models/my-cnn.json --out Models/my-cnn.calibration.safetensors \\
                  --write-model Models/my-cnn.json --force
              hapi-tui import calibration --logits exit1.npy exit2.npy final.npy --labels run.npz:y ...
              hapi-tui import calibration --confidence run.npz --prediction run.npz --labels run.npz ...

            Arrays are .npy, .npz or safetensors; FILE:name picks one of several, else it goes by the option's \
            name. Rows are samples; the columns are the model's exits in order, then the final classifier, or \
            give an array for each in that order. From logits come confidence, margin, entropy and prediction, \
            as the exporter computes them. Pickles (.pth, .pt, .pkl, object arrays) are never opened.

            Printed are each classifier's accuracy, to see that the order is right, and the entry for the \
            model, which --write-model puts there. A model that is new takes any "calibration" at first: \
            { "file": "none", "sha256": "64 zeros", "kind": "measured" }.
            """)

    @OptionGroup(title: "Arrays") var arrays: AnswerArrayOptions

    @Option(help: ArgumentHelp("The model that the answers are of.", valueName: "file"))
    var model: String

    @Option(help: ArgumentHelp("Write the answers to this file, in safetensors.", valueName: "file"))
    var out: String

    @Option(
        help: ArgumentHelp(
            "Write the model, naming the new answers, to this file: with --force to its own.",
            valueName: "file"))
    var writeModel: String?

    @Option(help: ArgumentHelp("Which of the model's sets the answers are.", valueName: "set"))
    var set = Model.SetKey.calibration

    @Option(
        help: ArgumentHelp("Whether a network ran, or a generator made the answers up.", valueName: "kind"))
    var kind = Model.DataSet.Kind.measured

    @Flag(help: "Let --out and --write-model replace existing files.")
    var force = false

    @OptionGroup(title: "Progress") var progressOptions: ProgressOptions

    func validate() throws {
        try OutputGuard.check([("--out", out), ("--write-model", writeModel)], over: arrays.files)
        // With --force, one would be lost to the other.
        let answers = FileAccess.resolved(out)
        if [model, writeModel].compactMap(\.self).contains(where: { FileAccess.resolved($0) == answers }) {
            throw ValidationError("--out is the file of the model: \(InputError.printable(out)).")
        }
    }

    func run() throws {
        let (bytes, network, answers, path) = try Refusal.reporting { () throws(InputError) in
            let bytes = try FileAccess.read(model, as: "a model")
            let network = try Model.read(bytes, file: model).network
            let path = try writeModel.map { (file) throws(InputError) in try pathOfAnswers(from: file) }
            return (
                bytes, network,
                try AnswerImport(arrays.open(), temperatures: arrays.scale, network: network),
                path ?? PathParts.name(of: out)
            )
        }
        try Refusal.writing { () throws(AtomicWriter.Failure) in
            for file in [out, writeModel].compactMap(\.self) {
                try AtomicWriter.check(file, overwrite: force)
            }
        }
        noteTemperatures((try? Model.temperatures(bytes, of: network, file: model)) ?? nil)
        let written = try write(answers)
        let entry = Model.DataSet(file: path, sha256: written.sha256, kind: kind)
        try StandardOutput.print(table(network.classifierNames, written, samples: answers.samples))
        try StandardOutput.print(
            "\n\"\(set.rawValue)\": \(JSONWriter.text(entry.output, style: .compact))")
        StandardError.print("Answers written to \(InputError.printable(out))")
        if let doubt = answers.doubt(right: written.right) { StandardError.print("hapi-tui: \(doubt)") }
        guard let writeModel else { return }
        let text = try Refusal.reporting { () throws(InputError) in
            try Model.text(bytes, file: model, naming: entry, as: set, temperatures: arrays.scale)
        }
        try Refusal.writing { () throws(AtomicWriter.Failure) in
            try AtomicWriter.write(text, to: writeModel, overwrite: force)
        }
        StandardError.print("Model written to \(InputError.printable(writeModel))")
        try noteAbsent(Array(text.utf8), writeModel)
    }

    /// The other set that a model names lies beside the model that it was read from, perhaps not beside the new one.
    private func noteAbsent(_ text: [UInt8], _ path: String) throws {
        let written = try Refusal.reporting { () throws(InputError) in try Model.read(text, file: path) }
        let other = set == .calibration ? written.test : written.calibration
        guard let file = other?.file else { return }
        let place = "\(PathParts.folder(of: path))/\(file)"
        guard !FileAccess.isNamed(place) else { return }
        let key: Model.SetKey = set == .calibration ? .test : .calibration
        StandardError.print(
            "hapi-tui: \(InputError.printable(path)) names \(InputError.printable(file)) as its \(key.rawValue) set, which is "
                + "not there: copy it to \(InputError.printable(place)), or import that set too with --set \(key.rawValue)"
        )
    }

    /// Answers that are scaled otherwise than a model says it is can hardly be meant.
    private func noteTemperatures(_ noted: [Double]?) {
        guard let noted, !arrays.logits.isEmpty, arrays.temperatures == nil else { return }
        let values = noted.map { "\($0)" }.joined(separator: ",")
        StandardError.print(
            "hapi-tui: the model notes x-temperatures, and none is given: --temperatures \(values) would scale by them"
        )
    }

    private func write(_ answers: AnswerImport) throws -> AnswerWriter.Written {
        Interruption.watch()
        let progress = progressOptions.start
        do throws(AnswerWriter.Failure) {
            let written = try AnswerWriter.write(
                answers, to: out, overwrite: force, isStopped: { Interruption.hasHappened },
                progress: { done in progress.update { Self.report(done, of: answers.samples) } })
            progress.end(interrupted: false)
            return written
        } catch {
            progress.end(interrupted: Interruption.hasHappened)
            switch error {
            case .refused(let problem):
                StandardError.print("hapi-tui: \(problem)")
                throw Status.refused
            case .notWritten(let failure):
                return try Refusal.writing { () throws(AtomicWriter.Failure) in throw failure }
            case .interrupted:
                StandardError.print("hapi-tui: interrupted; nothing was written")
                throw Status.interrupted
            }
        }
    }

    private static func report(_ done: Int, of samples: Int) -> ProgressReport {
        ProgressReport(
            line: "\(done) of \(counted(samples, "sample"))",
            members: [("samples", .integer(done)), ("of", .integer(samples))])
    }

    /// The answers' path as a model at `file` has it: a model may not name what lies outside its folder.
    private func pathOfAnswers(from file: String) throws(InputError) -> String {
        func resolved(_ path: String) -> String { FileAccess.resolved(PathParts.folder(of: path)) }
        let (folder, below) = (resolved(file), resolved(out))
        let prefix = folder == "/" ? "/" : folder + "/"
        guard below == folder || below.hasPrefix(prefix) else {
            throw InputError(
                file: out, found: "a file outside the model's folder, \(folder)",
                expected: "one in it or in a folder below", remedy: "give --out a path there")
        }
        let inner = below == folder ? "" : String(below.dropFirst(prefix.count)) + "/"
        return inner + PathParts.name(of: out)
    }

    private func table(_ names: [String], _ written: AnswerWriter.Written, samples: Int) -> String {
        var table = TextTable(header: ["classifier", "accuracy", "mean confidence"])
        for (k, name) in names.enumerated() {
            let (right, confidence) = (Double(written.right[k]), written.confidence[k])
            table.rows.append([
                InputError.printable(name), Format.percent(right / Double(samples), digits: 2),
                Format.percent(confidence / Double(samples), digits: 2),
            ])
        }
        return (table.lines + ["", counted(samples, "sample")]).joined(separator: "\n")
    }
}

extension Model.SetKey: ExpressibleByArgument {}
extension Model.DataSet.Kind: ExpressibleByArgument {}
