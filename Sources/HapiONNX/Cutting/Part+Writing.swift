extension NetworkCut.Part {
    /// The classifier's tensor, then those that a later part reads, in the order in which they are computed.
    func outputs(neededLater: Set<Int>, in model: ONNXModel) -> [Int] {
        let computed = nodes.flatMap { model.nodes[$0].outputs.compactMap(\.self) }
        return [classifier] + computed.filter { $0 != classifier && neededLater.contains($0) }
    }

    /// The part as a model of its own. O(bytes).
    /// - Throws: where the type of a tensor that crosses its border is not known.
    func segment(
        of model: ONNXModel, outputs: [Int], _ types: TypeInference
    ) throws(ONNXDefect) -> NetworkCut.Segment {
        var graph = WireWriter()
        for field in model.graphHeader { graph.append(model.bytes[field]) }
        for node in nodes { graph.append(model.bytes[model.nodes[node].whole]) }
        for case let initialiser? in initialisers.map({ model.initialisers[$0] }) {
            graph.append(model.bytes[initialiser.whole])
        }
        for input in inputs {
            graph.message(ONNXField.Graph.input, try Self.value(input, of: model, types))
        }
        let own = Set(initialisers)
        for input in model.inputs where own.contains(input.tensor) {
            graph.message(ONNXField.Graph.input, model.bytes[input.message])
        }
        for output in outputs {
            graph.message(ONNXField.Graph.output, try Self.value(output, of: model, types))
        }
        let inner = Set(nodes.flatMap { model.nodes[$0].outputs.compactMap(\.self) }).subtracting(outputs)
        for value in model.values where inner.contains(value.tensor) {
            graph.message(ONNXField.Graph.valueInfo, model.bytes[value.message])
        }
        var file = WireWriter()
        for field in model.header { file.append(model.bytes[field]) }
        file.message(ONNXField.Model.graph, graph.bytes)
        return NetworkCut.Segment(
            bytes: file.bytes, inputs: inputs.map(model.names.text), outputs: outputs.map(model.names.text),
            nodes: nodes.count, constantBytes: constants.reduce(0) { $0 + $1.count })
    }

    /// A tensor with its type: as the file has it, else as its operators tell.
    private static func value(
        _ tensor: Int, of model: ONNXModel, _ types: TypeInference
    ) throws(ONNXDefect) -> [UInt8] {
        if let declared = types.declaration(of: tensor) { return Array(model.bytes[declared.message]) }
        guard let type = types[tensor] else {
            throw ONNXDefect(
                place: "tensor \(model.names.text(tensor))",
                found:
                    "no type, or none with a number of dimensions, and an operator from which none follows",
                expected: "the type of every tensor that one segment hands to another",
                remedy: "let ONNX infer them, in Python: "
                    + "onnx.save(onnx.shape_inference.infer_shapes(onnx.load(\"IN\")), \"OUT\")")
        }
        var value = WireWriter()
        value.message(ONNXField.Value.name, model.names.bytes(tensor))
        value.message(ONNXField.Value.type, type.message)
        return value.bytes
    }
}
