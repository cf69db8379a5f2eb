import HapiCore
import HapiFormats
import HapiONNX
import HapiRuntime

/// A plan as files that run: the segments of its network, the plan itself, and how they go together.
struct Materialisation {
    let document: Segments
    let cut: NetworkCut
    /// Nodes of the whole network.
    let networkNodes: Int
    /// What goes into the folder.
    let files: [(name: String, bytes: [UInt8])]

    static let documentName = "segments.json"
    private static let planName = "plan.json"
    private static func segmentName(_ index: Int) -> String { "segment-\(index + 1).onnx" }

    /// - Parameters:
    ///   - onnx: path of the network with all its exits.
    ///   - tensors: of classifiers whose logits go by another name than theirs.
    /// - Throws: `InputError` naming the file, and what of the plan it lacks.
    init(_ opened: OpenedPlan, onnx path: String, tensors: [String: String]) throws(InputError) {
        let network = opened.workspace.network
        let bytes = try FileAccess.read(path, as: "an ONNX model", atMost: ONNXModel.largest)
        let model = try Self.reading(path) { () throws(ONNXDefect) in try ONNXModel(bytes) }
        let source = ONNXSource(model: model, path: path, network: network)
        let input = try source.input()
        let classifiers = opened.runnable.classifiers(in: network)
        let outputs = try source.tensors(of: classifiers, given: tensors)
        let cut = try Self.reading(path) { () throws(ONNXDefect) in try NetworkCut(model, at: outputs) }
        let temperatures = try Model.temperatures(
            FileAccess.read(opened.workspace.modelPath, as: "a model"), of: network,
            file: opened.workspace.modelPath)

        let segments = cut.segments.enumerated().map { (name: Self.segmentName($0), bytes: $1.bytes) }
        func file(_ name: String, _ bytes: [UInt8]) -> Segments.File {
            Segments.File(name: name, sha256: FileAccess.sha256(bytes))
        }
        document = Segments(
            program: programName, network: network, input: input, plan: opened.plan,
            planFile: file(Self.planName, opened.bytes), onnx: file(PathParts.name(of: path), bytes),
            classifiers: classifiers.indices.map { index in
                Segments.Classifier(
                    name: network.name(ofClassifier: classifiers[index]), logits: outputs[index],
                    temperature: temperatures?[classifiers[index]] ?? 1,
                    file: file(segments[index].name, segments[index].bytes),
                    inputs: cut.segments[index].inputs,
                    outputs: cut.segments[index].outputs)
            })
        self.cut = cut
        networkNodes = model.nodeCount
        files = segments + [(Self.planName, opened.bytes), (Self.documentName, Array(document.text.utf8))]
    }

    /// Names the file in whatever keeps it from being cut.
    static func reading<T>(_ path: String, _ body: () throws(ONNXDefect) -> T) throws(InputError) -> T {
        do {
            return try body()
        } catch {
            throw InputError(
                file: path, place: error.place, found: error.found, expected: error.expected,
                remedy: error.remedy)
        }
    }

    /// Why a folder is not one that was written so and left as it was, and may not be replaced; `nil` where it is.
    static func stranger(in folder: String, names: [String]) -> String? {
        let path = "\(folder)/\(documentName)"
        guard let bytes = try? FileAccess.read(path, as: "segments"),
            let document = try? Segments.read(bytes, file: path)
        else { return "it has no \(documentName) of this command" }
        let hashes = Dictionary(document.files.map { ($0.name, $0.sha256) }) { first, _ in first }
        for name in names where name != documentName || !document.text.utf8.elementsEqual(bytes) {
            guard hashes[name] != nil || name == documentName else {
                return "it holds \(InputError.printable(name)), which this command did not write"
            }
            guard let bytes = try? FileAccess.map("\(folder)/\(name)", as: "a file"),
                FileAccess.sha256(bytes) == hashes[name]
            else { return "it holds \(InputError.printable(name)), which is not as this command wrote it" }
        }
        return nil
    }
}
