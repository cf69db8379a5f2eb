/// The fields of one message in protobuf's wire format (protobuf.dev, "Encoding"), one after the other. Nothing is
/// copied: a field knows where in the file it stands, so what is only carried over is never decoded.
struct WireReader {
    let bytes: [UInt8]
    private var position: Int
    private let end: Int

    /// - Parameter range: where in the file the message stands; within it.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// The next field, `nil` after the last. O(1).
    mutating func next() throws(ONNXDefect) -> WireField? {
        guard position < end else { return nil }
        let start = position
        let key = try varint()
        let number = key >> 3
        guard (1...Self.largestNumber).contains(number) else {
            throw .malformed("a field numbered \(number)", at: start)
        }
        let content: WireField.Content
        switch key & 7 {
        case 0: content = .varint(try varint())
        case 1: content = .bytes(try take(8))
        case 2: content = .bytes(try take(try varint()))
        case 5: content = .bytes(try take(4))
        case 3, 4: throw .malformed("a group, which ONNX has none of", at: start)
        default: throw .malformed("a field of wire type \(key & 7)", at: start)
        }
        return WireField(number: Int(number), content: content, whole: start..<position)
    }

    /// Field numbers have 29 bits.
    private static let largestNumber: UInt64 = 1 << 29 - 1

    /// A base-128 number of at most 64 bits.
    private mutating func varint() throws(ONNXDefect) -> UInt64 {
        let start = position
        var value: UInt64 = 0
        for shift in stride(from: 0 as UInt64, to: 64, by: 7) {
            guard position < end else { throw .malformed("a number cut short", at: start) }
            let byte = bytes[position]
            position += 1
            guard shift < 63 || byte <= 1 else { break }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw .malformed("a number of more than 64 bits", at: start)
    }

    private mutating func take(_ length: UInt64) throws(ONNXDefect) -> Range<Int> {
        guard length <= UInt64(end - position) else {
            throw .malformed(
                "a field of \(length) bytes where \(end - position) are left", at: position)
        }
        let start = position
        position += Int(length)
        return start..<position
    }
}

/// One field of a message.
struct WireField {
    enum Content {
        case varint(UInt64)
        /// Text, bytes, a message, a packed array, or a number of fixed width: where it stands.
        case bytes(Range<Int>)
    }

    let number: Int
    let content: Content
    /// With its key and length, as it can be carried over.
    let whole: Range<Int>

    /// Where its bytes stand.
    func range(_ what: String) throws(ONNXDefect) -> Range<Int> {
        guard case .bytes(let range) = content else {
            throw .malformed("a number in place of \(what)", at: whole.lowerBound)
        }
        return range
    }

    /// A whole number; negative ones are stored as their two's complement.
    func integer(_ what: String) throws(ONNXDefect) -> Int {
        guard case .varint(let value) = content else {
            throw .malformed("bytes in place of \(what)", at: whole.lowerBound)
        }
        return Int(truncatingIfNeeded: value)
    }
}
