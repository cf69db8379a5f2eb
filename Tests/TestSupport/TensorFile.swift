/// Writes safetensors, sound or not: every part can be replaced before the bytes are asked for.
package struct TensorFile {
    package struct Tensor {
        package var name: String
        package var type: String
        package var shape: [Int]
        package var data: [UInt8]

        package static func bytes(_ name: String, _ type: String, _ shape: [Int], _ data: [UInt8]) -> Tensor {
            Tensor(name: name, type: type, shape: shape, data: data)
        }

        package static func floats(_ name: String, _ shape: [Int], _ values: [Float]) -> Tensor {
            words(name, "F32", shape, values.map(\.bitPattern))
        }

        package static func halves(_ name: String, _ shape: [Int], _ values: [Float]) -> Tensor {
            words(name, "F16", shape, values.map { Float16($0).bitPattern })
        }

        /// Little-endian integers of any width.
        package static func words(
            _ name: String, _ type: String, _ shape: [Int], _ values: [some FixedWidthInteger]
        ) -> Tensor {
            Tensor(
                name: name, type: type, shape: shape,
                data: values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } })
        }
    }

    package var tensors: [Tensor]
    /// The header to write in place of the right one.
    package var header: String?
    /// The header's length to write in place of the right one.
    package var headerLength: UInt64?

    package init(_ tensors: [Tensor], header: String? = nil, headerLength: UInt64? = nil) {
        self.tensors = tensors
        self.header = header
        self.headerLength = headerLength
    }

    package var bytes: [UInt8] {
        let header = Array((self.header ?? soundHeader).utf8)
        let length = headerLength ?? UInt64(header.count)
        return withUnsafeBytes(of: length.littleEndian) { Array($0) } + header + tensors.flatMap(\.data)
    }

    package var soundHeader: String {
        var offset = 0
        let entries = tensors.map { tensor in
            defer { offset += tensor.data.count }
            return
                "\"\(tensor.name)\":{\"dtype\":\"\(tensor.type)\",\"shape\":\(tensor.shape),"
                + "\"data_offsets\":[\(offset),\(offset + tensor.data.count)]}"
        }
        return "{" + entries.joined(separator: ",") + "}"
    }
}
