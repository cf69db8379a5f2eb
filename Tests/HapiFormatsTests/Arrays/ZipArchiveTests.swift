import Foundation
import HapiFormats
import TestSupport
import Testing

@Suite("Reading archives of arrays")
struct ZipArchiveTests {
    private static let sound = Result { try Array(ArrayFixtures.data("stored.npz")) }

    private func read(_ bytes: [UInt8]) throws(InputError) {
        let file = try ArrayFile(Data(bytes), file: "x.npz")
        for name in file.names ?? [] { _ = try file.array(name, usual: "") }
    }

    /// The refusal of the sound archive with bytes of a directory's entry replaced.
    private func refusal(
        entry: Int = 0, at offset: Int, _ bytes: [UInt8], local: Int? = nil
    ) throws -> InputError {
        var archive = try Self.sound.get()
        let place = try places([1, 2], archive)[entry] + offset
        archive.replaceSubrange(place..<place + bytes.count, with: bytes)
        if let local {
            let place = try places([3, 4], archive)[entry] + local
            archive.replaceSubrange(place..<place + bytes.count, with: bytes)
        }
        return try unwrap(#expect(throws: InputError.self) { try read(archive) })
    }

    /// Where a signature stands.
    private func places(_ signature: [UInt8], _ bytes: [UInt8]) throws -> [Int] {
        let whole = [0x50, 0x4B] + signature
        let found = bytes.indices.dropLast(3).filter { bytes[$0..<$0 + 4].elementsEqual(whole) }
        return try unwrap(found.isEmpty ? nil : found)
    }

    @Test(
        "Stored and deflated entries, with ZIP64's headers and without, as NumPy writes them",
        arguments: ["stored", "stored-zip64", "deflated-zip64", "savez", "savez-compressed"])
    func entries(name: String) throws {
        let file = try ArrayFile(ArrayFixtures.data("\(name).npz"), file: name)
        #expect(file.names == ["logits", "labels"])
        #expect(try file.array("logits", usual: "").allFloats == (0..<24).map(Float.init))
        #expect(try file.array(nil, usual: "labels").allIntegers == [0, 1, 2, 0])
    }

    @Test("Of several arrays one has to be named, or called as usual; the refusal lists them")
    func names() throws {
        let file = try ArrayFile(ArrayFixtures.data("stored.npz"), file: "x.npz")
        for (name, usual) in [("none", "logits"), (nil, "confidence")] as [(String?, String)] {
            let error = #expect(throws: InputError.self) { try file.array(name, usual: usual) }
            #expect(
                error?.found == "arrays \"logits\", \"labels\"" && error?.remedy.contains("FILE:name") == true
            )
        }
        let single = try ArrayFile(ArrayFixtures.data("u1.npy"), file: "u1.npy")
        #expect(throws: InputError.self) { try single.array("x", usual: "") }
    }

    @Test("A bomb is refused by the sizes it declares, before it is inflated")
    func bomb() throws {
        let error = #expect(throws: InputError.self) { try ArrayFixtures.array("bomb.npz") }
        #expect(error?.found.hasSuffix("bytes that claim to inflate to 100000128") == true)
        #expect(error?.expected.contains("200 times") == true)
    }

    @Test("An entry that inflates to more or less than it declares is refused, and never written beyond it")
    func lyingSize() throws {
        let bytes = try Array(ArrayFixtures.data("savez-compressed.npz"))
        for change in [-1, 1, -100, 100_000] {
            var archive = bytes
            let place = try places([1, 2], archive)[0] + 24
            let size = Int(archive[place]) + Int(archive[place + 1]) << 8 + change
            archive.replaceSubrange(place..<place + 4, with: (0..<4).map { UInt8(size >> (8 * $0) & 255) })
            let error = #expect(throws: InputError.self) { try read(archive) }
            #expect(error?.found == "contents of another length" && error?.place == "entry \"logits.npy\"")
        }
    }

    @Test("Contents of another checksum are refused")
    func checksum() throws {
        #expect(try refusal(at: 16, [1, 2, 3, 4]).found.hasPrefix("contents of CRC-32 "))
    }

    @Test("Encrypted entries, other methods, and sizes that do not agree are refused by entry")
    func kinds() throws {
        for flags: [UInt8] in [[1, 0], [0x40, 0], [0, 0x20]] {
            let error = try refusal(at: 8, flags)
            #expect(error.found == "an encrypted entry" && error.place == "entry \"logits.npy\"")
        }
        #expect(try refusal(at: 10, [12, 0]).found == "compression method 12")
        #expect(try refusal(at: 24, [1, 0, 0, 0]).found == "sizes that do not agree")
        #expect(
            try refusal(at: 24, [255, 255, 255, 255]).found == "sizes that do not agree", "no ZIP64 field")
        #expect(try refusal(at: 10, [8, 0]).found.hasPrefix("no such entry at byte 0"))
        #expect(try refusal(at: 10, [8, 0], local: 8).expected.hasPrefix("a DEFLATE stream"))
    }

    @Test("Names that steer a terminal, that are no text, or that stand twice are refused")
    func entryNames() throws {
        for name: [UInt8] in [[0x1B], [0], [0x0A], [0xFF]] {
            let error = try refusal(at: 46, name, local: 30)
            #expect(error.found.hasPrefix("a name with control characters") && !error.isUnsafe)
        }
        let twice = try refusal(entry: 1, at: 46, Array("logits.npy".utf8), local: 30)
        #expect(twice.found == "a second entry of that name")
    }

    @Test("Entries that overlap, or that reach out of the file or into the directory, are refused")
    func overlap() throws {
        let bytes = try Self.sound.get()
        let second = try places([3, 4], bytes)[1]
        var longer = [UInt8](repeating: 0, count: 8)
        for half in [0, 4] {
            longer.replaceSubrange(
                half..<half + 4, with: (0..<4).map { UInt8((second + 8) >> (8 * $0) & 255) })
        }
        #expect(try refusal(at: 20, longer).found == "bytes that entry \"logits.npy\" has too")
        #expect(try refusal(at: 20, [0, 0, 0, 127, 0, 0, 0, 127]).expected.contains("before the directory"))
        #expect(try refusal(at: 42, [255, 255, 255, 127]).found.contains("no such entry"))
    }

    @Test("A directory that counts too many entries, or lies elsewhere, is refused")
    func directories() throws {
        let bytes = try Self.sound.get()
        let end = try places([5, 6], bytes)[0]
        for (offset, value) in [
            (8, [255, 255, 255, 255]), (8, [3, 0, 3, 0]), (8, [1, 0, 1, 0]), (8, [1, 0, 2, 0]),
            (4, [1, 0, 0, 0]),
            (12, [1, 0, 0, 0]), (16, [0, 0, 0, 0]), (16, [255, 255, 255, 127]),
        ] as [(Int, [UInt8])] {
            var archive = bytes
            archive.replaceSubrange(end + offset..<end + offset + 4, with: value)
            let error = #expect(throws: InputError.self) { try read(archive) }
            #expect(error?.place == "ZIP directory", "\(offset) \(value)")
        }
    }

    @Test("Every beginning of an archive that is not the whole is refused, and so is what is longer")
    func cutShort() throws {
        for name in ["stored", "deflated-zip64"] {
            let bytes = try Array(ArrayFixtures.data("\(name).npz"))
            for length in 0..<bytes.count {
                #expect(throws: InputError.self) { try read(Array(bytes[..<length])) }
            }
            #expect(throws: InputError.self) { try read(bytes + [0]) }
        }
    }
}
