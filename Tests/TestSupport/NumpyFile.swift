import Foundation

/// Writes `.npy`, sound or not: every part can be replaced before the bytes are asked for.
package struct NumpyFile {
    package var version: [UInt8] = [1, 0]
    package var descr = "'<f4'"
    package var order = "False"
    package var shape: String
    /// The header to write in place of the right one.
    package var header: String?
    package var data: [UInt8]

    package init(_ descr: String, _ shape: [Int], _ data: [UInt8]) {
        self.descr = "'\(descr)'"
        self.shape = "(" + shape.map { "\($0), " }.joined() + ")"
        self.data = data
    }

    package static func floats(_ shape: [Int], _ values: [Float]) -> NumpyFile {
        words("<f4", shape, values.map(\.bitPattern))
    }

    package static func bytes(_ shape: [Int], _ values: [UInt8]) -> NumpyFile {
        NumpyFile("|u1", shape, values)
    }

    /// Little-endian words.
    package static func words(
        _ descr: String, _ shape: [Int], _ values: [some FixedWidthInteger]
    ) -> NumpyFile {
        NumpyFile(
            descr, shape, values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } })
    }

    package var bytes: [UInt8] {
        let text =
            header ?? "{'descr': \(descr), 'fortran_order': \(order), 'shape': \(shape), }\n"
        let length = text.utf8.count
        let lengthBytes = (0..<(version[0] == 1 ? 2 : 4)).map { UInt8(length >> (8 * $0) & 255) }
        return [0x93] + Array("NUMPY".utf8) + version + lengthBytes + Array(text.utf8) + data
    }
}
