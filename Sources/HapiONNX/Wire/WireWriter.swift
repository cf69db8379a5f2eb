/// Writes messages in protobuf's wire format.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    /// Bytes of whole fields, as they were read.
    mutating func append(_ fields: ArraySlice<UInt8>) { bytes += fields }

    mutating func number(_ field: Int, _ value: Int) {
        varint(UInt64(field) << 3)
        varint(UInt64(bitPattern: Int64(value)))
    }

    /// Text, or a message that is written already.
    mutating func message(_ field: Int, _ content: some Collection<UInt8>) {
        varint(UInt64(field) << 3 | 2)
        varint(UInt64(content.count))
        bytes += content
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
