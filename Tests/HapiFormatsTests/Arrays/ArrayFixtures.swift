import Foundation
import HapiFormats
import TestSupport

/// The arrays in `Fixtures`, which NumPy wrote: `make_arrays.py` there says how.
enum ArrayFixtures {
    static func data(_ name: String) throws -> Data {
        let path = "\(Checkout.root)/Tests/HapiFormatsTests/Arrays/Fixtures/\(name)"
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    static func array(_ file: String, _ name: String? = nil, usual: String = "") throws -> NumberArray {
        try ArrayFile(data(file), file: file).array(name, usual: usual)
    }

    static func array(_ bytes: [UInt8]) throws(InputError) -> NumberArray {
        try ArrayFile(Data(bytes), file: "x.npy").array(nil, usual: "x")
    }
}

extension NumberArray {
    /// All of it, in C order.
    var allFloats: [Float] { floats(0..<(shape.first ?? 1)) }
    var allIntegers: [Int] { integers(0..<(shape.first ?? 1)) }
}
