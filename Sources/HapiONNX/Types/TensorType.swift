/// What a tensor holds, and of how many dimensions.
struct TensorType: Sendable, Hashable {
    /// ONNX's number for it (`TensorProto.DataType`).
    let element: Int
    /// `nil` where it is not known.
    let rank: Int?

    static let float = 1
    static let uint8 = 2
    static let int64 = 7
    static let bool = 9

    /// Far more dimensions than any operator takes; a segment spells out each one of what crosses its border.
    private static let highestRank = 64

    static func check(rank: Int, of name: String) throws(ONNXDefect) {
        guard rank > highestRank else { return }
        throw ONNXDefect(
            place: "tensor \(name)", found: "\(rank) dimensions", expected: "at most \(highestRank)",
            remedy: "check the file with onnx.checker, and export it again")
    }

    /// A type message, with every dimension left open.
    var message: [UInt8] {
        var tensor = WireWriter()
        tensor.number(ONNXField.TypeOf.element, element)
        if let rank {
            var shape = WireWriter()
            for _ in 0..<rank { shape.message(ONNXField.TypeOf.dimension, []) }
            tensor.message(ONNXField.TypeOf.shape, shape.bytes)
        }
        var type = WireWriter()
        type.message(ONNXField.TypeOf.tensor, tensor.bytes)
        return type.bytes
    }
}
