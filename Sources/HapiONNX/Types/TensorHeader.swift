/// What stands before a tensor's values: name, type, and whether the values lie in another file.
struct TensorHeader {
    private(set) var name: Range<Int>?
    private var element = 0
    private var rank = 0
    private var isExternal = false

    var type: TensorType { TensorType(element: element, rank: rank) }

    init(_ bytes: [UInt8], _ range: Range<Int>) throws(ONNXDefect) {
        var reader = WireReader(bytes, range)
        while let field = try reader.next() {
            switch field.number {
            case ONNXField.Tensor.name: name = try field.range("a name")
            case ONNXField.Tensor.dataType: element = try field.integer("an element type")
            case ONNXField.Tensor.dims: rank += Self.dimensions(field, bytes)
            case ONNXField.Tensor.dataLocation:
                isExternal = try field.integer("a place") == ONNXField.Tensor.external
            default: break
            }
        }
    }

    /// A sparse tensor goes by the name of its values.
    init(sparse bytes: [UInt8], _ range: Range<Int>) throws(ONNXDefect) {
        var reader = WireReader(bytes, range)
        while let field = try reader.next() {
            switch field.number {
            case ONNXField.SparseTensor.values:
                let values = try TensorHeader(bytes, field.range("a tensor"))
                (name, element, isExternal) = (values.name, values.element, isExternal || values.isExternal)
            case ONNXField.SparseTensor.indices:
                isExternal = try TensorHeader(bytes, field.range("a tensor")).isExternal || isExternal
            case ONNXField.SparseTensor.dims: rank += Self.dimensions(field, bytes)
            default: break
            }
        }
    }

    /// One dimension a field, or all packed into one.
    private static func dimensions(_ field: WireField, _ bytes: [UInt8]) -> Int {
        guard case .bytes(let range) = field.content else { return 1 }
        return bytes[range].count { $0 < 0x80 }
    }

    /// - Throws: where there is no reading the tensor: too many dimensions, values in another file.
    func check(called name: String) throws(ONNXDefect) {
        try TensorType.check(rank: rank, of: name)
        guard isExternal else { return }
        throw ONNXDefect(
            place: "tensor \(name)", found: "weights in another file (external data)",
            expected: "weights in the file itself",
            remedy: "put them in, in Python: onnx.save(onnx.load(\"IN\"), \"OUT\")")
    }
}
