extension ONNXModel {
    /// Graphs in graphs: `If` and `Loop` in each other. More than anybody writes, and few enough for the stack.
    private static let deepest = 32

    /// A node, with what the graphs inside it read from around them.
    mutating func node(_ field: WireField, depth: Int) throws(ONNXDefect) -> Node {
        var node = Node(whole: field.whole)
        var attributes: [Attribute] = []
        var reader = fields(try field.range("a node"))
        while let part = try reader.next() {
            switch part.number {
            case ONNXField.Node.input: node.positions.append(try optionalName(part))
            case ONNXField.Node.output: node.outputs.append(try optionalName(part))
            case ONNXField.Node.name: node.name = try text(part)
            case ONNXField.Node.opType: node.operation = try text(part)
            case ONNXField.Node.domain: node.domain = try text(part)
            case ONNXField.Node.attribute: attributes.append(try attribute(part, depth: depth))
            default: break
            }
        }
        node.inputs = node.positions.compactMap(\.self)
        var known = Set(node.inputs)
        for attribute in attributes {
            node.hasGraph = node.hasGraph || attribute.hasGraph
            for tensor in attribute.captured where known.insert(tensor).inserted {
                node.inputs.append(tensor)
            }
        }
        node.note(attributes)
        return node
    }

    /// What is looked at in an attribute.
    struct Attribute {
        var name = ""
        var integer: Int?
        var tensor: TensorType?
        var hasGraph = false
        var captured: [Int] = []
    }

    mutating func attribute(_ field: WireField, depth: Int) throws(ONNXDefect) -> Attribute {
        var attribute = Attribute()
        var reader = fields(try field.range("an attribute"))
        while let part = try reader.next() {
            switch part.number {
            case ONNXField.Attribute.name: attribute.name = try text(part)
            case ONNXField.Attribute.integer: attribute.integer = try part.integer("a number")
            case ONNXField.Attribute.tensor, ONNXField.Attribute.tensors:
                let tensor = try TensorHeader(bytes, part.range("a tensor"))
                try tensor.check(called: attribute.name)
                attribute.tensor = tensor.type
            case ONNXField.Attribute.sparseTensor, ONNXField.Attribute.sparseTensors:
                let tensor = try TensorHeader(sparse: bytes, part.range("a sparse tensor"))
                try tensor.check(called: attribute.name)
                attribute.tensor = tensor.type
            case ONNXField.Attribute.graph, ONNXField.Attribute.graphs:
                attribute.hasGraph = true
                attribute.captured += try captured(part, depth: depth + 1)
            default: break
            }
        }
        return attribute
    }

    /// Tensors that a graph inside a node reads and does not have itself, in order of first use.
    private mutating func captured(_ field: WireField, depth: Int) throws(ONNXDefect) -> [Int] {
        guard depth <= Self.deepest else {
            throw ONNXDefect(
                place: "byte \(field.whole.lowerBound)",
                found: "graphs in graphs, more than \(Self.deepest) deep",
                expected: "at most \(Self.deepest)",
                remedy: "export the network with fewer If and Loop operators in each other")
        }
        var own: Set<Int> = []
        var read: [Int] = []
        var reader = fields(try field.range("a graph"))
        while let part = try reader.next() {
            switch part.number {
            case ONNXField.Graph.node:
                let node = try node(part, depth: depth)
                read += node.inputs
                own.formUnion(node.outputs.compactMap(\.self))
            case ONNXField.Graph.initializer:
                let tensor = try TensorHeader(bytes, part.range("a tensor"))
                let name = try name(tensor.name ?? 0..<0)
                try tensor.check(called: names.text(name))
                own.insert(name)
            case ONNXField.Graph.sparseInitializer:
                let tensor = try TensorHeader(sparse: bytes, part.range("a sparse tensor"))
                let name = try name(tensor.name ?? 0..<0)
                try tensor.check(called: names.text(name))
                own.insert(name)
            case ONNXField.Graph.input: own.insert(try value(part).tensor)
            // A branch may hand out what it only read.
            case ONNXField.Graph.output: read.append(try value(part).tensor)
            default: break
            }
        }
        var seen: Set<Int> = []
        return read.filter { !own.contains($0) && seen.insert($0).inserted }
    }

    private func text(_ field: WireField) throws(ONNXDefect) -> String {
        String(decoding: bytes[try text(field.range("text"), "text")], as: UTF8.self)
    }

    /// `nil` for the empty name, which stands where an optional input or output is left out.
    private mutating func optionalName(_ field: WireField) throws(ONNXDefect) -> Int? {
        let range = try field.range("a name")
        return range.isEmpty ? nil : try name(range)
    }
}

extension ONNXModel.Node {
    /// Keeps what the types of its outputs follow from.
    fileprivate mutating func note(_ attributes: [ONNXModel.Attribute]) {
        for attribute in attributes {
            switch attribute.name {
            case "to": castElement = attribute.integer
            case "value", "sparse_value": constant = attribute.tensor
            case "value_float": constant = TensorType(element: TensorType.float, rank: 0)
            case "value_floats": constant = TensorType(element: TensorType.float, rank: 1)
            case "value_int": constant = TensorType(element: TensorType.int64, rank: 0)
            case "value_ints": constant = TensorType(element: TensorType.int64, rank: 1)
            default: break
            }
        }
    }
}
