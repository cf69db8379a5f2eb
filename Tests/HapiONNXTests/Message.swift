import TestSupport

/// A protobuf message by field, read the slow and obvious way.
struct Message {
    private(set) var fields: [Int: [[UInt8]]] = [:]

    init(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        func varint() throws -> Int {
            var value = 0
            for shift in stride(from: 0, to: 63, by: 7) {
                let byte = try unwrap(rest.popFirst())
                value += Int(byte % 128) << shift
                if byte < 128 { return value }
            }
            throw Unexpected("a long number")
        }
        while !rest.isEmpty {
            let key = try varint()
            switch key % 8 {
            case 0: fields[key / 8, default: []].append(Array("\(try varint())".utf8))
            case 2:
                let length = try varint()
                fields[key / 8, default: []].append(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
            default: throw Unexpected("wire type \(key % 8)")
            }
        }
    }

    func texts(_ field: Int) -> [String] { (fields[field] ?? []).map { String(decoding: $0, as: UTF8.self) } }

    func messages(_ field: Int) throws -> [Message] { try (fields[field] ?? []).map(Message.init) }

    func message(_ field: Int) throws -> Message { try unwrap(messages(field).first) }
}

/// A model that can be run: every tensor's value is the text of how it came about.
struct SlowModel {
    struct Node {
        let operation: String
        let inputs: [String]
        let outputs: [String]
    }

    let nodes: [Node]
    let inputs: [String]
    let outputs: [String]
    let initialisers: [String]

    init(_ bytes: [UInt8]) throws {
        let graph = try Message(bytes).message(7)
        nodes = try graph.messages(1).map {
            Node(operation: $0.texts(4).joined(), inputs: $0.texts(1), outputs: $0.texts(2))
        }
        inputs = try graph.messages(11).flatMap { $0.texts(1) }
        outputs = try graph.messages(12).flatMap { $0.texts(1) }
        initialisers = try graph.messages(5).flatMap { $0.texts(8) }
    }

    /// All tensors that there are after a run.
    /// - Throws: where a node reads what is not there yet.
    func run(_ given: [String: String]) throws -> [String: String] {
        var values = given
        for name in initialisers { values[name] = "w:\(name)" }
        for node in nodes {
            let read = try node.inputs.filter { !$0.isEmpty }.map { try unwrap(values[$0], $0) }
            for (index, output) in node.outputs.enumerated() {
                values[output] = "\(node.operation)\(index)(\(read.joined(separator: ",")))"
            }
        }
        return values
    }
}
