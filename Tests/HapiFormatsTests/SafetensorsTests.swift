import Foundation
import HapiFormats
import TestSupport
import Testing

@Suite("Reading safetensors")
struct SafetensorsTests {
    private static let sound = TensorFile([
        .floats("first", [2, 3], [1, 2, 3, 4, 5, 6]), .words("second", "I64", [1], [Int64(-1)]),
    ])

    private func read(_ file: TensorFile) throws(InputError) -> Safetensors {
        try Safetensors(Data(file.bytes), file: "x.safetensors")
    }

    /// The refusal of a file whose header is `header`, before 32 bytes of data.
    private func refusal(_ header: String) throws -> InputError {
        let error = #expect(throws: InputError.self) {
            try read(TensorFile(Self.sound.tensors, header: header))
        }
        #expect(error?.file == "x.safetensors")
        return try unwrap(error)
    }

    @Test("Tensors keep name, type, shape and bytes; the data of a slice of a larger buffer too")
    func soundFile() throws {
        let bytes = Data([7, 7, 7] + Self.sound.bytes)
        let file = try Safetensors(bytes[3...], file: "x")
        let first = try unwrap(file.tensors["first"])
        #expect(first.type == .f32 && first.shape == [2, 3])
        #expect(file.withBytes(of: first) { Array($0) } == Self.sound.tensors[0].data)
        let second = try unwrap(file.tensors["second"])
        #expect(file.withBytes(of: second) { Array($0) } == Array(repeating: 255, count: 8))
    }

    @Test("Free text is kept, padding after the header is allowed, and so are gaps in the data")
    func metadata() throws {
        let header =
            #"{"__metadata__":{"by":"hand"},"first":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}    "#
        let file = try read(TensorFile(Self.sound.tensors, header: header))
        #expect(file.metadata == ["by": "hand"])
        #expect(file.tensors["first"].map { file.withBytes(of: $0) { $0.count } } == 8)
    }

    @Test("A tensor without elements may stand where another starts, in either order")
    func emptyTensor() throws {
        let empty = #""none":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]}"#
        let full = #""all":{"dtype":"F32","shape":[8],"data_offsets":[0,32]}"#
        for entries in [[empty, full], [full, empty]] {
            let header = "{" + entries.joined(separator: ",") + "}"
            #expect(try read(TensorFile(Self.sound.tensors, header: header)).tensors.count == 2)
        }
    }

    @Test("A file too short for a header's length says how long it is", arguments: 0..<8)
    func shortFile(count: Int) throws {
        let error = #expect(throws: InputError.self) {
            try Safetensors(Data(repeating: 0, count: count), file: "x")
        }
        #expect(error?.found == (count == 0 ? "an empty file" : "a file of \(count) bytes"))
        #expect(error?.place == "header" && error?.remedy.isEmpty == false)
    }

    @Test(
        "A header's length that lies is refused before a byte of the header is read",
        arguments: [1_000_000_000_000, UInt64.max, 1 << 63, 100_000_001, 300])
    func lyingLength(length: UInt64) throws {
        let file = TensorFile(Self.sound.tensors, headerLength: length)
        let error = #expect(throws: InputError.self) { try read(file) }
        #expect(error?.found == "a header of \(length) bytes in a file of \(file.bytes.count)")
        #expect(error?.expected == "a header within the file, of at most 100000000 bytes")
    }

    @Test("A header's length a little too small or too large leaves no JSON, and the place says so")
    func shiftedLength() throws {
        let length = UInt64(Self.sound.soundHeader.utf8.count)
        for wrong in [0, length - 1, length + 1] {
            let error = #expect(throws: InputError.self) {
                try read(TensorFile(Self.sound.tensors, headerLength: wrong))
            }
            #expect(error?.place?.hasPrefix("line 1, column ") == true)
        }
    }

    @Test(
        "Offsets out of range, turned round or negative are refused",
        arguments: [
            ("[8,40]", "offsets 8 to 40"), ("[40,48]", "offsets 40 to 48"), ("[16,8]", "offsets 16 to 8"),
            ("[-8,0]", "-8"), ("[0,9223372036854775807]", "offsets 0 to 9223372036854775807"),
            ("[0,8,16]", "an array of 3"), ("[0]", "an array of 1"), ("[0,1e30]", "1e30"), ("[0.5,8]", "0.5"),
            (#""0-8""#, "the string"),
        ])
    func wrongOffsets(offsets: String, found: String) throws {
        let error = try refusal(#"{"first":{"dtype":"F32","shape":[2],"data_offsets":\#(offsets)}}"#)
        #expect(error.found.contains(found), "\(error.found)")
        #expect(error.place?.contains("$.first.data_offsets") == true)
    }

    @Test("Offsets must hold just what dtype and shape ask for")
    func wrongSize() throws {
        for (type, shape) in [("F32", "[3]"), ("F16", "[2]"), ("U8", "[2,2]"), ("F64", "[]"), ("I64", "[2]")]
        {
            let error = try refusal(
                #"{"first":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[0,7]}}"#)
            #expect(error.found == "7 bytes" && error.expected.hasSuffix("as dtype and shape ask"))
        }
    }

    @Test(
        "A shape whose size no Int holds is refused, whatever stands in its last dimension",
        arguments: ["[4611686018427387904,4]", "[9223372036854775807]", "[4294967296,4294967296,0]"])
    func shapeOverflow(shape: String) throws {
        let error = try refusal(#"{"first":{"dtype":"F32","shape":\#(shape),"data_offsets":[0,0]}}"#)
        #expect(
            error.expected == "a shape that fits a file" && error.place?.contains("$.first.shape") == true)
    }

    @Test("Tensors that share bytes are refused, naming both")
    func overlap() throws {
        let error = try refusal(
            #"{"one":{"dtype":"U8","shape":[9],"data_offsets":[0,9]},"#
                + #""two":{"dtype":"U8","shape":[8],"data_offsets":[8,16]}}"#)
        #expect(error.found == #"offsets that overlap those of tensor "one""#)
        #expect(error.place?.hasSuffix("$.two") == true)
    }

    @Test(
        "An unknown dtype, a missing part, an unknown or repeated key and a shape in quotes are refused",
        arguments: [
            (#"{"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}"#, #"the string "F31""#, "$.a.dtype"),
            (#"{"a":{"shape":[2],"data_offsets":[0,8]}}"#, #"no key "dtype""#, "$.a"),
            (#"{"a":{"dtype":"F32","data_offsets":[0,8]}}"#, #"no key "shape""#, "$.a"),
            (#"{"a":{"dtype":"F32","shape":[2]}}"#, #"no key "data_offsets""#, "$.a"),
            (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"z":0}}"#, #"unknown key "z""#, "$.a.z"),
            (#"{"a":{"dtype":"U8"},"a":{}}"#, #"the key "a" a second time"#, "$.a"),
            (#"{"a":1}"#, "the number 1", "$.a"),
            (#"{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}"#, "the string", "$.a.shape[0]"),
            (#"{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}"#, "-2", "$.a.shape[0]"),
            (#"{"__metadata__":{"a":1}}"#, "the number 1", "$.__metadata__.a"), ("[]", "an empty array", "$"),
        ])
    func wrongDescription(header: String, found: String, place: String) throws {
        let error = try refusal(header)
        #expect(error.found.contains(found), "\(error.found)")
        #expect(error.place?.contains("at \(place)") == true, "\(error.place ?? "")")
    }
}
