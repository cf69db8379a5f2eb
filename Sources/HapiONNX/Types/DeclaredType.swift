/// A type as the file declares it; `type` is `nil` for what is no tensor, or of no element type.
struct DeclaredType {
    private(set) var type: TensorType?
    private(set) var shape: [Int?]?

    init(_ bytes: [UInt8], _ range: Range<Int>) throws(ONNXDefect) {
        var reader = WireReader(bytes, range)
        while let field = try reader.next() {
            guard field.number == ONNXField.TypeOf.tensor else { continue }
            var element = 0
            var tensor = WireReader(bytes, try field.range("a tensor's type"))
            while let part = try tensor.next() {
                if part.number == ONNXField.TypeOf.element { element = try part.integer("an element type") }
                if part.number == ONNXField.TypeOf.shape {
                    shape = try Self.shape(bytes, part.range("a shape"))
                }
            }
            type = element == 0 ? nil : TensorType(element: element, rank: shape?.count)
        }
    }

    private static func shape(_ bytes: [UInt8], _ range: Range<Int>) throws(ONNXDefect) -> [Int?] {
        var shape: [Int?] = []
        var reader = WireReader(bytes, range)
        while let field = try reader.next() {
            guard field.number == ONNXField.TypeOf.dimension else { continue }
            var size: Int?
            var dimension = WireReader(bytes, try field.range("a dimension"))
            while let part = try dimension.next() {
                if part.number == ONNXField.TypeOf.size { size = try part.integer("a size") }
            }
            shape.append(size)
        }
        return shape
    }
}
