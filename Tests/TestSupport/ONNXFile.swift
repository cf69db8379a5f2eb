/// An ONNX model to be written, byte by byte and without the program's own writer.
package struct ONNXFile: Sendable {
    package struct Node: Sendable {
        package var operation: String
        package var inputs: [String]
        package var outputs: [String]
        /// Attributes as messages.
        package var attributes: [[UInt8]]

        package init(
            _ operation: String, _ inputs: [String], _ outputs: [String], attributes: [[UInt8]] = []
        ) {
            self.operation = operation
            self.inputs = inputs
            self.outputs = outputs
            self.attributes = attributes
        }
    }

    package var nodes: [Node]
    /// Tensors of floats, a dimension of `nil` being open.
    package var inputs: [(name: String, shape: [Int?])] = [("input", [nil, 3])]
    package var outputs: [(name: String, shape: [Int?])] = []
    /// Floats, one dimension, by name.
    package var initialisers: [(name: String, values: [UInt8])] = []

    package init(_ nodes: [Node], outputs: [String] = [], initialisers: [String] = []) {
        self.nodes = nodes
        self.outputs = outputs.map { ($0, [nil, 3]) }
        self.initialisers = initialisers.map { ($0, Array($0.utf8)) }
    }

    package var bytes: [UInt8] {
        Self.number(1, 7) + Self.text(2, "hapi-tests") + Self.message(7, graph)
            + Self.message(8, Self.text(1, "") + Self.number(2, 13))
    }

    /// The graph alone, as an attribute of a node has it.
    package var graph: [UInt8] {
        nodes.flatMap { Self.message(1, Self.bytes($0)) } + Self.text(2, "network")
            + initialisers.flatMap { Self.message(5, Self.tensor($0.name, $0.values)) }
            + inputs.flatMap { Self.message(11, Self.value($0.name, $0.shape)) }
            + outputs.flatMap { Self.message(12, Self.value($0.name, $0.shape)) }
    }

    private static func bytes(_ node: Node) -> [UInt8] {
        node.inputs.flatMap { text(1, $0) } + node.outputs.flatMap { text(2, $0) }
            + text(3, "/" + (node.outputs.first ?? "")) + text(4, node.operation)
            + node.attributes.flatMap { message(5, $0) }
    }

    package static func tensor(_ name: String, _ values: [UInt8]) -> [UInt8] {
        number(1, values.count) + number(2, 1) + text(8, name) + message(9, values)
    }

    package static func value(_ name: String, _ shape: [Int?]) -> [UInt8] {
        let dimensions = shape.flatMap { size in message(1, size.map { number(1, $0) } ?? text(2, "n")) }
        return text(1, name) + message(2, message(1, number(1, 1) + message(2, dimensions)))
    }

    package static func text(_ field: Int, _ text: String) -> [UInt8] { message(field, Array(text.utf8)) }

    package static func message(_ field: Int, _ content: [UInt8]) -> [UInt8] {
        varint(field * 8 + 2) + varint(content.count) + content
    }

    package static func number(_ field: Int, _ value: Int) -> [UInt8] { varint(field * 8) + varint(value) }

    private static func varint(_ value: Int) -> [UInt8] {
        value < 128 ? [UInt8(value)] : [UInt8(value % 128 + 128)] + varint(value / 128)
    }
}
