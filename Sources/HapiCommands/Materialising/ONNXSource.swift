import HapiCore
import HapiFormats
import HapiONNX

/// An ONNX file held against the network that a plan is of.
struct ONNXSource {
    let model: ONNXModel
    let path: String
    let network: Network

    /// The name of the tensor that samples are given to.
    /// - Throws: `InputError` where its shape is another than the network's input, with any number of samples.
    func input() throws(InputError) -> String {
        let name = try Materialisation.reading(path) { () throws(ONNXDefect) in try model.sampleInput() }
        guard let shape = model.shape(of: name), !network.inputShape.isEmpty else { return name }
        let wanted = [1] + network.inputShape
        let isFit = shape.count == wanted.count && zip(shape, wanted).allSatisfy { $0 == nil || $0 == $1 }
        guard isFit else {
            throw InputError(
                file: path, place: "input \(name)", found: "the shape " + Self.text(shape),
                expected: "[batch or 1, " + Self.text(network.inputShape.map { $0 }).dropFirst()
                    + ", as \(network.name) has",
                remedy: "give the ONNX file of that network; for one sample at a time, or any number of them")
        }
        return name
    }

    /// The tensors in which classifiers give their logits.
    /// - Throws: `InputError` naming all that are not there, or the one of another number of classes.
    func tensors(of classifiers: [Int], given: [String: String]) throws(InputError) -> [String] {
        let names = classifiers.map(network.name(ofClassifier:))
        let tensors = names.map { given[$0] ?? named($0) }
        let missing = zip(names, tensors).filter { $1 == nil }.map(\.0)
        guard missing.isEmpty else {
            throw InputError(
                file: path, place: "the graph's outputs",
                found: model.outputNames.isEmpty ? "none" : Self.listed(model.outputNames),
                expected: "outputs named for the plan's classifiers; missing: " + Self.listed(missing),
                remedy:
                    "export the network with its exits as outputs (hapi-export --onnx), or say which tensor has a "
                    + "classifier's logits: --output NAME=TENSOR")
        }
        for (name, tensor) in zip(names, tensors.compactMap(\.self)) {
            guard model.hasTensor(tensor) else {
                throw InputError(
                    file: path,
                    found: model.isInput(tensor) ? "the network's input \(tensor)" : "no tensor \(tensor)",
                    expected: "the logits of \(name), as --output says",
                    remedy: "its outputs are " + Self.listed(model.outputNames))
            }
            guard let classes = model.classes(of: tensor), classes != network.classes else { continue }
            throw InputError(
                file: path, place: "tensor \(tensor)", found: "\(classes) classes",
                expected: "\(network.classes), as \(network.name) has",
                remedy: "give the ONNX file of that network")
        }
        return tensors.compactMap(\.self)
    }

    /// The output that goes by a classifier's name. The final classifier's may have any, if it is the last and no
    /// exit's.
    private func named(_ classifier: String) -> String? {
        let outputs = model.outputNames
        if outputs.contains(classifier) { return classifier }
        guard classifier == Network.finalName, let last = outputs.last,
            !network.exits.contains(where: { $0.name == last })
        else { return nil }
        return last
    }

    private static func text(_ shape: [Int?]) -> String {
        "[" + shape.map { $0.map(String.init) ?? "any" }.joined(separator: ", ") + "]"
    }

    /// As many names as one reads.
    private static func listed(_ names: [String]) -> String {
        let most = 8
        let rest = names.count > most ? " and \(names.count - most) more" : ""
        return names.prefix(most).joined(separator: ", ") + rest
    }
}
