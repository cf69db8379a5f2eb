extension ONNXModel {
    /// O(bytes), but weights are passed over.
    /// - Throws: where the bytes are no ONNX model, or one that cannot be cut: with weights in other files, a tensor
    ///   that two nodes compute, or a node that stands before what it reads.
    package init(_ bytes: [UInt8]) throws(ONNXDefect) {
        self.bytes = bytes
        guard bytes.count <= Self.largest else {
            throw ONNXDefect(
                found: "a file of \(bytes.count) bytes",
                expected: "at most \(Self.largest)",
                remedy: "check that it is the right file, or give a smaller network")
        }
        var graph: Range<Int>?
        var reader = fields(bytes.indices)
        while let field = try reader.next() {
            switch field.number {
            case ONNXField.Model.graph:
                guard graph == nil else { throw .malformed("a second graph", at: field.whole.lowerBound) }
                graph = try field.range("a graph")
            case ONNXField.Model.trainingInfo:
                // How to train it on is of no use to a part of it.
                _ = try field.range("information on training")
            case ONNXField.Model.function:
                try checkFunction(field)
                header.append(field.whole)
            default: header.append(field.whole)
            }
        }
        guard let graph else {
            throw ONNXDefect(
                found: bytes.isEmpty ? "an empty file" : "no graph", expected: "an ONNX model",
                remedy: "check that it is the right file")
        }
        try readGraph(graph)
        try checkOrder()
    }

    /// Most bytes of a file: it is held whole beside its segments, which together may have as many again.
    package static let largest = 500_000_000

    /// A function is carried over whole, so what its nodes and the defaults of its attributes hold has to be there.
    private mutating func checkFunction(_ field: WireField) throws(ONNXDefect) {
        var reader = fields(try field.range("a function"))
        while let part = try reader.next() {
            switch part.number {
            case ONNXField.Function.node: _ = try node(part, depth: 0)
            case ONNXField.Function.attribute: _ = try attribute(part, depth: 0)
            default: break
            }
        }
    }

    private mutating func readGraph(_ range: Range<Int>) throws(ONNXDefect) {
        var reader = fields(range)
        while let field = try reader.next() {
            switch field.number {
            case ONNXField.Graph.node: nodes.append(try node(field, depth: 0))
            case ONNXField.Graph.initializer:
                try keep(TensorHeader(bytes, field.range("a tensor")), field)
            case ONNXField.Graph.sparseInitializer:
                try keep(TensorHeader(sparse: bytes, field.range("a sparse tensor")), field)
            case ONNXField.Graph.input: inputs.append(try value(field))
            case ONNXField.Graph.output: outputs.append(try value(field))
            case ONNXField.Graph.valueInfo: values.append(try value(field))
            // Hints for tools that quantise, about tensors that a segment may not have.
            case ONNXField.Graph.quantizationAnnotation: _ = try field.range("an annotation")
            default: graphHeader.append(field.whole)
            }
        }
    }

    private mutating func keep(_ tensor: TensorHeader, _ field: WireField) throws(ONNXDefect) {
        let name = try name(tensor.name ?? 0..<0)
        try tensor.check(called: names.text(name))
        let made = Initialiser(whole: field.whole, type: tensor.type)
        guard initialisers.updateValue(made, forKey: name) == nil else {
            throw ONNXDefect(
                place: "tensor \(names.text(name))", found: "two initialisers of that name", expected: "one")
        }
    }

    mutating func value(_ field: WireField) throws(ONNXDefect) -> Value {
        let message = try field.range("a value")
        var tensor: Range<Int>?
        var type: Range<Int>?
        var reader = fields(message)
        while let part = try reader.next() {
            if part.number == ONNXField.Value.name { tensor = try part.range("a name") }
            if part.number == ONNXField.Value.type { type = try part.range("a type") }
        }
        let declared = try type.map { (range) throws(ONNXDefect) in try DeclaredType(bytes, range) }
        let number = try name(tensor ?? 0..<0)
        try TensorType.check(rank: declared?.shape?.count ?? 0, of: names.text(number))
        return Value(
            tensor: number, message: message, type: declared?.type,
            isTyped: type?.isEmpty == false,
            shape: declared?.shape)
    }

    /// The number of a tensor's name. Names are text, in messages and in JSON too.
    mutating func name(_ range: Range<Int>) throws(ONNXDefect) -> Int {
        names.number(bytes[try text(range, "a name")])
    }

    /// A range of bytes that is UTF-8, as every text in protobuf.
    func text(_ range: Range<Int>, _ what: String) throws(ONNXDefect) -> Range<Int> {
        guard String(validating: bytes[range], as: UTF8.self) != nil else {
            throw .malformed("\(what) that is not UTF-8", at: range.lowerBound)
        }
        return range
    }

    /// ONNX has every tensor computed once, and before it is read.
    private func checkOrder() throws(ONNXDefect) {
        var known = Set(inputs.map(\.tensor))
        known.formUnion(initialisers.keys)
        var computed: Set<Int> = []
        for (index, node) in nodes.enumerated() {
            let place = "node \(index), \(node.operation) \(node.name)"
            for input in node.inputs where !known.contains(input) {
                throw ONNXDefect(
                    place: place, found: "input \(names.text(input)), which nothing before it computes",
                    expected: "nodes in an order in which they can run",
                    remedy: "check the file with onnx.checker, and export it again")
            }
            for case let output? in node.outputs {
                guard computed.insert(output).inserted, known.insert(output).inserted else {
                    throw ONNXDefect(
                        place: place, found: "output \(names.text(output)), which is there already",
                        expected: "every tensor computed once",
                        remedy: "check the file with onnx.checker, and export it again")
                }
            }
        }
    }
}
