import Foundation
import HapiFormats
import TestSupport
import Testing

@Suite("The most that a file may hold")
struct InputLimitTests {
    private func zeros(_ count: Int) -> String {
        "[" + Array(repeating: "0", count: count).joined(separator: ",") + "]"
    }

    /// A model with a list in the place of one of its own.
    private func model(_ key: String, _ list: String) throws -> [UInt8] {
        let text = SmallFiles.model
        let start = try unwrap(text.range(of: "\"\(key)\": ["))
        let end = try unwrap(text.range(of: "],\n", range: start.upperBound..<text.endIndex))
        return Array((text[..<start.lowerBound] + "\"\(key)\": \(list),\n" + text[end.upperBound...]).utf8)
    }

    @Test(
        "a model of one layer or exit too many is refused before any of them is looked at",
        arguments: [("layers", InputLimits.layers), ("exits", InputLimits.exits)])
    func lists(key: String, most: Int) throws {
        let error = #expect(throws: InputError.self) {
            try Model.read(model(key, zeros(most + 1)), file: "m.json")
        }
        #expect(error?.found == "\(most + 1) of them" && error?.expected.hasSuffix("at most \(most)") == true)
        #expect(error?.place?.hasSuffix("$.\(key)") == true)
        // As many as may be are looked at, and found to be no such thing.
        let other = #expect(throws: InputError.self) {
            try Model.read(model(key, zeros(most)), file: "m.json")
        }
        #expect(other?.place?.hasSuffix("$.\(key)[0]") == true, "\(other?.place ?? "")")
    }

    @Test("answers of one sample too many are refused by their header alone")
    func samples() throws {
        let rows = InputLimits.samples + 1
        let header =
            "{\"confidence\":{\"dtype\":\"F16\",\"shape\":[\(rows),3],\"data_offsets\":[0,\(6 * rows)]},"
            + "\"correct\":{\"dtype\":\"U8\",\"shape\":[\(rows),3],\"data_offsets\":[\(6 * rows),\(9 * rows)]}}"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).safetensors")
        defer { try? FileManager.default.removeItem(at: path) }
        let start =
            withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8)
        try start.write(to: path)
        // Room that nothing has been written to takes none of the disk.
        try #require(truncate(path.path, off_t(start.count + 9 * rows)) == 0)
        let data = try Data(contentsOf: path, options: .alwaysMapped)
        let network = try SmallPlatform().model.network
        let error = #expect(throws: InputError.self) {
            try CalibrationFile(Safetensors(data, file: "a.safetensors"), network: network)
        }
        #expect(error?.found == "\(rows) samples" && error?.place == "tensor \"confidence\"")
    }

    @Test("SECURITY.md states these limits")
    func documented() throws {
        let text = try String(contentsOfFile: Checkout.root + "/SECURITY.md", encoding: .utf8)
        for limit in ["100,000", "255", "10,000,000", "100 MB", "32 MB"] {
            #expect(text.contains("| \(limit)"), "\(limit)")
        }
        #expect(
            InputLimits.layers == 100_000 && InputLimits.exits == 255 && InputLimits.samples == 10_000_000)
        #expect(Safetensors.longestHeader == 100_000_000)
    }
}
