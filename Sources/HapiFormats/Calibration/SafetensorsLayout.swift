import HapiJSON

/// Where every tensor of a safetensors file goes, before its values are known: laid out as the format's own library
/// does, wider types first and then by name, tensors at multiples of eight bytes, so that the bytes depend on the content
/// alone.
package struct SafetensorsLayout: Sendable {
    /// What stands before the tensors.
    package let header: [UInt8]
    /// Where each tensor begins in the file.
    package let offsets: [String: Int]
    /// Of the whole file.
    package let bytes: Int

    /// - Parameter tensors: whose sizes can be added up. O(tensors).
    package init(
        _ tensors: [(name: String, type: Safetensors.ElementType, shape: [Int])], metadata: [String: String]
    ) {
        let rank = Dictionary(
            uniqueKeysWithValues: Safetensors.ElementType.allCases.enumerated().map { ($1, $0) })
        let ordered = tensors.sorted { (first, second) in
            (rank[second.type] ?? 0, first.name) < (rank[first.type] ?? 0, second.name)
        }
        var members: [(String, JSONOutput)] = []
        if !metadata.isEmpty {
            let entries = metadata.sorted { $0.key < $1.key }.map { ($0.key, JSONOutput.string($0.value)) }
            members.append(("__metadata__", .object(entries)))
        }
        var starts: [(name: String, offset: Int)] = []
        var offset = 0
        for tensor in ordered {
            let end = offset + tensor.shape.reduce(tensor.type.bytes, *)
            members.append(
                (
                    tensor.name,
                    .object([
                        ("dtype", .string(tensor.type.rawValue)),
                        ("shape", .array(tensor.shape.map(JSONOutput.integer))),
                        ("data_offsets", .array([.integer(offset), .integer(end)])),
                    ])
                ))
            starts.append((tensor.name, offset))
            offset = end
        }
        var text = JSONWriter.bytes(.object(members), style: .compact)
        text += Array(repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
        header = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text
        let dataStart = header.count
        offsets = Dictionary(uniqueKeysWithValues: starts.map { ($0.name, dataStart + $0.offset) })
        bytes = dataStart + offset
    }
}
