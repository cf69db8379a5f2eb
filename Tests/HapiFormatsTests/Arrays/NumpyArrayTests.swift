import Foundation
import HapiFormats
import TestSupport
import Testing

@Suite("Reading NumPy's arrays")
struct NumpyArrayTests {
    private func refusal(_ file: NumpyFile) throws -> InputError {
        try unwrap(#expect(throws: InputError.self) { try ArrayFixtures.array(file.bytes) })
    }

    @Test(
        "Floats of every width and byte order are what NumPy wrote",
        arguments: [
            "little-f2", "big-f2", "little-f4", "big-f4", "little-f8", "big-f8", "version2", "version3",
            "fortran",
        ])
    func floats(name: String) throws {
        let array = try ArrayFixtures.array("\(name).npy")
        #expect(array.shape == [4, 2, 3] && array.element.isFloat)
        #expect(array.allFloats == (0..<24).map(Float.init))
        #expect(array.floats(1..<3) == (6..<18).map(Float.init), "some rows of it")
    }

    @Test(
        "So are integers and bools",
        arguments: [
            "i1", "u1", "little-i2", "big-i2", "little-u2", "little-i4", "big-i4", "little-u4", "little-i8",
            "big-i8",
            "little-u8", "big-u8", "fortran-big",
        ])
    func integers(name: String) throws {
        let array = try ArrayFixtures.array("\(name).npy")
        #expect(array.allIntegers == Array(0..<24) && !array.element.isFloat)
        #expect(array.integers(2..<3) == Array(12..<18))
        #expect(try ArrayFixtures.array("b1.npy").allIntegers == (0..<24).map { $0 % 2 })
    }

    @Test("Negative integers stay negative, and those that no Int holds stay large")
    func extremes() throws {
        let negative = NumpyFile.words("<i2", [2], [Int16(-1), .min])
        #expect(try ArrayFixtures.array(negative.bytes).allIntegers == [-1, -32768])
        let large = NumpyFile.words("<u8", [1], [UInt64.max])
        #expect(try ArrayFixtures.array(large.bytes).allIntegers == [.max])
    }

    @Test("Fortran order of any shape is the same array turned round, row by row")
    func fortran() throws {
        for shape in [[5], [3, 4], [2, 3, 4], [2, 3, 1, 2], [4, 0, 2]] {
            let count = shape.reduce(1, *)
            var strides = [1]
            for dimension in shape { strides.append(strides[strides.count - 1] * dimension) }
            // Where the elements of C order lie when the first index runs fastest.
            let places = (0..<count).map { index in
                var (rest, place) = (index, 0)
                for (dimension, stride) in zip(shape, strides).reversed() {
                    place += rest % dimension * stride
                    rest /= dimension
                }
                return place
            }
            var file = NumpyFile.words("<i4", shape, (0..<Int32(count)).map { $0 * 7 })
            file.order = "True"
            let array = try ArrayFixtures.array(file.bytes)
            #expect(array.allIntegers == places.map { $0 * 7 }, "\(shape)")
        }
    }

    @Test(
        "What is not plain numbers is refused by name; pickled objects are never opened",
        arguments: [
            ("objects", "pickle, which may run anything and is never opened (descr '|O')"),
            ("complex", "complex"),
            ("text", "text"), ("dates", "dates"), ("fields", "a structured array"),
            ("long-double", "another type"),
        ])
    func otherElements(name: String, found: String) throws {
        let error = #expect(throws: InputError.self) { try ArrayFixtures.array("\(name).npy") }
        #expect(error?.found.contains(found) == true, "\(error?.found ?? "")")
        #expect(error?.remedy.isEmpty == false && error?.file == "\(name).npy")
    }

    @Test(
        "Pickles and files of other kinds are known by their first bytes",
        arguments: [("logits.pkl", "a pickle"), ("torch.pth", "PyTorch"), ("make_arrays.py", "another kind")])
    func otherFiles(name: String, found: String) throws {
        let error = #expect(throws: InputError.self) { try ArrayFixtures.array(name) }
        #expect(error?.found.contains(found) == true && error?.expected.contains(".npz") == true)
    }

    @Test("An array whose elements are not as long as its shape asks is refused before anything is read")
    func lengths() throws {
        var file = NumpyFile.floats([2, 3], [0, 1, 2, 3, 4, 5])
        file.data.removeLast()
        #expect(try refusal(file).found == "23 bytes of elements")
        file.data += [0, 0]
        #expect(try refusal(file).expected.hasPrefix("24, as shape [2, 3] of float32"))
        for shape in [
            "(9223372036854775807,)", "(4611686018427387904, 4)", "(4294967296, 4294967296, 0)",
            "(99999999999999999999,)", "(1000000, 1000000)",
        ] {
            var file = file
            file.shape = shape
            _ = try refusal(file)
        }
    }

    @Test("An array without elements, and one without dimensions, are arrays")
    func empty() throws {
        #expect(try ArrayFixtures.array(NumpyFile.floats([0, 3], []).bytes).allFloats.isEmpty)
        #expect(try ArrayFixtures.array("scalar.npy").shape.isEmpty)
    }

    @Test(
        "A header may be spelt as Python allows",
        arguments: [
            "{\"shape\":(2,),'fortran_order':False,'descr':'<f4'}",
            " { 'descr' : '<f4' , 'fortran_order' : False , 'shape' : ( 2L , ) , }   \n",
            "{'descr': '=f4', 'fortran_order': True, 'shape': (2, 1)}",
        ])
    func spelling(header: String) throws {
        var file = NumpyFile.floats([2], [1, 2])
        file.header = header
        #expect(try ArrayFixtures.array(file.bytes).allFloats == [1, 2])
    }

    @Test(
        "A header that is no such literal is refused, never evaluated",
        arguments: [
            "", "{", "}", "[]", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': False, 'shape': (2)}",
            "{'descr': '<f4', 'fortran_order': false, 'shape': (2,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (1+1,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': [2]}",
            "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} + __import__('os')",
            "{'descr': '<\\x66\\x34', 'fortran_order': False, 'shape': (2,)}",
            "{'descr': '|f4', 'fortran_order': False, 'shape': (2,)}",
            "{'descr': 'f4', 'fortran_order': False, 'shape': (2,)}",
            "{'descr': '<f4, 'fortran_order': False, 'shape': (2,)}",
            "{'descr': '<f4' 'fortran_order': False, 'shape': (2,)}",
        ])
    func broken(header: String) throws {
        var file = NumpyFile.floats([2], [1, 2])
        file.header = header
        let error = try refusal(file)
        #expect(!error.isUnsafe && !error.remedy.isEmpty)
    }

    @Test("Another version, and a header that leaves the file, are refused")
    func versions() throws {
        var file = NumpyFile.floats([2], [1, 2])
        for version: [UInt8] in [[0, 0], [1, 1], [4, 0]] {
            file.version = version
            #expect(try refusal(file).found.hasPrefix("version "))
        }
        file.version = [2, 0]
        var bytes = file.bytes
        bytes.replaceSubrange(8..<12, with: [255, 255, 255, 255])
        let error = #expect(throws: InputError.self) { try ArrayFixtures.array(bytes) }
        #expect(error?.found.hasPrefix("a header of 4294967295 bytes") == true)
        for length in 0..<16 {
            #expect(throws: InputError.self) { try ArrayFixtures.array(Array(file.bytes.prefix(length))) }
        }
    }
}
