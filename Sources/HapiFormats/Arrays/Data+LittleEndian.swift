import Foundation

extension Data {
    /// The integer at a byte counted from the data's start, `nil` where it is not all there. O(1).
    func littleEndian<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T? {
        guard let bytes = part(offset, MemoryLayout<T>.size) else { return nil }
        return bytes.withUnsafeBytes { T(littleEndian: $0.loadUnaligned(as: type)) }
    }

    /// Bytes counted from the data's start, shared and not copied; `nil` where they are not all there. O(1).
    func part(_ offset: Int, _ length: Int) -> Data? {
        guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
        return self[startIndex + offset..<startIndex + offset + length]
    }

    /// Whether the data goes on with `text` at a byte counted from its start.
    func has(_ text: [UInt8], at offset: Int = 0) -> Bool {
        part(offset, text.count)?.elementsEqual(text) ?? false
    }
}
