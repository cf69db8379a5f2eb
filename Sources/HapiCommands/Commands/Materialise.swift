import ArgumentParser
import Foundation
import HapiCore
import HapiFigures
import HapiFormats
import HapiRuntime

/// `hapi-tui materialise`: a plan as files that run.
struct Materialise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "materialise",
        abstract: "Cut the network at the plan's exits, into ONNX files that run it.",
        discussion: """
              hapi-tui materialise plan.json --onnx net.onnx --out deployed
              python3 Profiles/Recipes/run_plan.py deployed images.npy --labels labels.npy

            The ONNX file is the network with every candidate exit, each classifier's logits an output of its \
            name (exit:…, and final or the last), as hapi-export --onnx writes it; python3 -m resnet56 onnx, in \
            Profiles/Recipes, writes the shipped ResNet-56's. The folder gets one segment a \
            classifier that can run, segment-1.onnx and so on, the plan, and segments.json: which tensors go from \
            segment to segment, temperatures where the plan was made on calibrated answers, policy and threshold, \
            the Exit Decision Unit's table, and the hashes of all. What no classifier of the plan needs is left \
            out. Weights and nodes are carried over byte for byte.
            """,
        aliases: ["materialize"])

    @Argument(help: "A plan, as --export or the explorer writes it.", completion: Completions.json)
    var plan: String

    @Option(
        help: ArgumentHelp("The network with all its exits.", valueName: "file"),
        completion: .file(extensions: ["onnx"]))
    var onnx: String

    @Option(
        help: ArgumentHelp("The folder to write.", valueName: "folder"), completion: .directory)
    var out: String

    @Option(
        help: ArgumentHelp(
            "The tensor with a classifier's logits, where it does not go by the classifier's name (may be repeated).",
            valueName: "name=tensor"))
    var output: [TensorName] = []

    @OptionGroup var options: PlanOptions

    @Flag(help: "Replace the folder, if this command wrote it.")
    var force = false

    @Flag(help: "Print segments.json (hapi.segments).")
    var json = false

    func validate() throws {
        let names = output.map(\.classifier)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError("--output names \(InputError.printable(twice)) twice.")
        }
    }

    func run() throws {
        try checkPlace()
        let opened = try options.open(plan)
        let network = opened.workspace.network
        if let stranger = output.first(where: { !network.classifierNames.contains($0.classifier) }) {
            throw ValidationError(
                "--output \(InputError.printable(stranger.classifier)): \(network.name) has no such classifier."
            )
        }
        let tensors = Dictionary(uniqueKeysWithValues: output.map { ($0.classifier, $0.tensor) })
        let made = try Refusal.reporting { () throws(InputError) in
            try Materialisation(opened, onnx: onnx, tensors: tensors)
        }
        try Refusal.writing { () throws(FolderWriter.Failure) in
            try FolderWriter.write(made.files, to: out, replacing: force)
        }
        if json {
            try StandardOutput.print(made.document.text, terminator: "")
        } else {
            try StandardOutput.print(summary(made))
        }
        StandardError.print("Written to \(InputError.printable(out))")
    }

    /// Ends before the work when the folder may not be written afterwards.
    private func checkPlace() throws {
        try Refusal.writing { () throws(FolderWriter.Failure) in
            try FolderWriter.check(out, replacing: force)
        }
        guard FileAccess.isNamed(out) else { return }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
        if let reason = Materialisation.stranger(in: out, names: names.sorted()) {
            StandardError.print(
                "hapi-tui: \(InputError.printable(out)) is not replaced: \(reason); give another --out")
            throw Status.notWritten
        }
    }

    private func summary(_ made: Materialisation) -> String {
        let document = made.document
        var table = TextTable(header: ["file", "classifier", "nodes", "weights", "hands on"])
        for (classifier, segment) in zip(document.classifiers, made.cut.segments) {
            let handed = segment.outputs.filter { $0 != classifier.logits }
            table.rows.append([
                classifier.file.name, InputError.printable(classifier.name), "\(segment.nodes)",
                Format.bytes(segment.constantBytes), handed.map(InputError.printable).joined(separator: ", "),
            ])
        }
        let nodes = made.cut.segments.reduce(0) { $0 + $1.nodes }
        return
            ([
                InputError.printable(
                    "\(document.network), \(document.onnx.name): \(counted(made.cut.segments.count, "segment")), \(nodes) of "
                        + "\(made.networkNodes) nodes")
            ] + table.lines + [
                made.cut.repeatedBytes == 0
                    ? "Every weight is in one segment."
                    : "Constants in several segments: \(Format.bytes(made.cut.repeatedBytes)) repeated."
            ]).joined(separator: "\n")
    }
}

/// `exit:a=tensor`, as --output has it.
struct TensorName: ExpressibleByArgument {
    let classifier: String
    let tensor: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        (classifier, tensor) = (parts[0], parts[1])
    }
}
