import Foundation
import HapiJSON

/// A safetensors file: a little-endian 64-bit header length, a JSON header, then bytes. The data stays where it
/// is, mapped or in memory; only the header is read at once.
package struct Safetensors: Sendable {
    package let file: String
    package let tensors: [String: Tensor]
    /// Free text that the writer left, by key.
    package let metadata: [String: String]
    private let data: Data

    package struct Tensor: Sendable, Hashable {
        package let name: String
        package let type: ElementType
        package let shape: [Int]
        /// In the whole file.
        let range: Range<Int>
    }

    package enum ElementType: String, Sendable, Hashable, CaseIterable {
        case bool = "BOOL"
        case u8 = "U8"
        case i8 = "I8"
        case f8e5m2 = "F8_E5M2"
        case f8e4m3 = "F8_E4M3"
        case i16 = "I16"
        case u16 = "U16"
        case f16 = "F16"
        case bf16 = "BF16"
        case i32 = "I32"
        case u32 = "U32"
        case f32 = "F32"
        case f64 = "F64"
        case i64 = "I64"
        case u64 = "U64"

        package var bytes: Int {
            switch self {
            case .bool, .u8, .i8, .f8e5m2, .f8e4m3: 1
            case .i16, .u16, .f16, .bf16: 2
            case .i32, .u32, .f32: 4
            case .f64, .i64, .u64: 8
            }
        }
    }

    /// Longest header accepted, as the format's own library has it.
    package static let longestHeader = 100_000_000

    /// Whether a file begins as the format does: the header's length in eight bytes, little-endian, then the header,
    /// an object of JSON.
    package static func isLike(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.dropFirst(8).first == UInt8(ascii: "{") && headerLength(bytes) <= UInt64(bytes.count - 8)
    }

    private static func headerLength(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * $1.offset) }
    }

    /// - Throws: `InputError` naming the file and the tensor whose description does not hold.
    package init(_ data: Data, file: String) throws(InputError) {
        func refuse(_ found: String, _ expected: String) -> InputError {
            InputError(
                file: file, place: "header", found: found, expected: expected,
                remedy: "write the file again, with the safetensors library")
        }
        guard data.count >= 8 else {
            throw refuse(
                data.isEmpty ? "an empty file" : "a file of \(data.count) bytes", "a safetensors file")
        }
        let length = Self.headerLength(data)
        guard length <= UInt64(min(Self.longestHeader, data.count - 8)) else {
            throw refuse(
                "a header of \(length) bytes in a file of \(data.count)",
                "a header within the file, of at most \(Self.longestHeader) bytes")
        }
        let start = 8 + Int(length)
        let headerBytes = [UInt8](data[data.startIndex + 8..<data.startIndex + start])
        let header = try reading(file) { () throws(JSONError) in
            try Self.header(headerBytes, dataStart: start, dataBytes: data.count - start)
        }
        (tensors, metadata) = header
        self.file = file
        self.data = data
    }

    private static func header(
        _ bytes: [UInt8], dataStart: Int, dataBytes: Int
    ) throws(JSONError) -> ([String: Tensor], [String: String]) {
        var tensors: [String: Tensor] = [:]
        var metadata: [String: String] = [:]
        var places: [(tensor: Tensor, value: JSONValue)] = []
        for member in try JSONReader.read(bytes).object("a safetensors header: a JSON object").members {
            if member.key == "__metadata__" {
                for entry in try member.value.object().members {
                    metadata[entry.key] = try entry.value.string()
                }
                continue
            }
            let tensor = try tensor(member, dataStart: dataStart, dataBytes: dataBytes)
            tensors[member.key] = tensor
            places.append((tensor, member.value))
        }
        // By end too, so that a tensor without elements stands before the one that starts where it does.
        let ordered = places.sorted { (first, second) in
            let (a, b) = (first.tensor.range, second.tensor.range)
            return (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
        }
        for (first, second) in zip(ordered, ordered.dropFirst())
        where first.tensor.range.upperBound > second.tensor.range.lowerBound {
            throw second.value.error(
                found: "offsets that overlap those of tensor \(JSONText.quoted(first.tensor.name))",
                expected: "tensors that do not overlap")
        }
        return (tensors, metadata)
    }

    private static func tensor(
        _ member: JSONMember, dataStart: Int, dataBytes: Int
    ) throws(JSONError) -> Tensor {
        var object = try member.value.object("a tensor's description")
        let type = try object.required("dtype").choice(ElementType.self)
        let shapeValue = try object.required("shape")
        var shape: [Int] = []
        var bytes = type.bytes
        for dimension in try shapeValue.array("a shape") {
            let size = try dimension.count("a dimension")
            let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
            guard !overflow else { throw shapeValue.error(expected: "a shape that fits a file") }
            bytes = product
            shape.append(size)
        }
        let offsetsValue = try object.required("data_offsets")
        let offsets = try offsetsValue.array("two offsets")
        guard offsets.count == 2 else { throw offsetsValue.error(expected: "two offsets, begin and end") }
        let (begin, end) = (try offsets[0].count("an offset"), try offsets[1].count("an offset"))
        guard begin <= end, end <= dataBytes else {
            throw offsetsValue.error(
                found: "offsets \(begin) to \(end)",
                expected: "a rising range within the \(dataBytes) bytes "
                    + "of data that the file holds", remedy: "the file may be cut short: copy it again")
        }
        guard end - begin == bytes else {
            throw offsetsValue.error(
                found: "\(end - begin) bytes", expected: "\(bytes) bytes, as dtype and shape ask")
        }
        try object.finish()
        return Tensor(
            name: member.key, type: type, shape: shape, range: (dataStart + begin)..<(dataStart + end))
    }

    /// The bytes of a tensor, in place.
    package func withBytes<R>(of tensor: Tensor, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try data.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[tensor.range])) }
    }
}
