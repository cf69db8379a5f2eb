import Foundation
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("Reading files whole")
struct FileAccessTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    private func refusal(_ path: String) throws -> InputError {
        let error = #expect(throws: InputError.self) { try FileAccess.read(path, as: "a profile") }
        #expect(error?.file == path && error?.expected.hasPrefix("a profile") == true)
        #expect(error?.remedy.isEmpty == false)
        return try unwrap(error)
    }

    @Test("The bytes are those of the file, mapped or read, and an empty file has none")
    func bytes() throws {
        try folder.write("größer", "file")
        try folder.write("", "empty")
        #expect(try FileAccess.read(path("file"), as: "a file") == Array("größer".utf8))
        #expect(try FileAccess.map(path("file"), as: "a file") == Data("größer".utf8))
        #expect(try FileAccess.read(path("empty"), as: "a file").isEmpty)
    }

    @Test("Mapped bytes outlive the name of the file")
    func unlinked() throws {
        try folder.write("still here", "file")
        let data = try FileAccess.map(path("file"), as: "a file")
        try FileManager.default.removeItem(atPath: path("file"))
        #expect(data == Data("still here".utf8))
    }

    @Test("What is not there, a directory, a pipe, a device and a circle of links say what they are, at once")
    func refusals() throws {
        try folder.write("", "file")
        try #require(mkfifo(path("pipe"), 0o600) == 0)
        for (name, target) in [
            ("one", "other"), ("other", "one"), ("endless", "/dev/zero"), ("lost", "nowhere"),
        ] {
            try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
        }
        #expect(try refusal(path("none")).found == "no such file")
        #expect(try refusal(path("lost")).found == "no such file")
        #expect(try refusal(path("file/below")).found == "no such file")
        #expect(try refusal("").found == "no such file")
        #expect(try refusal(path("file\u{0}.json")).found == "no such file")
        #expect(try refusal(folder.path).found == "a directory")
        #expect(try refusal(path("pipe")).found == "a pipe")
        #expect(try refusal(path("endless")).found == "a device")
        #expect(try refusal(path("one")).found.contains("Too many levels of symbolic links"))
        #expect(try refusal(path(String(repeating: "n", count: 300))).found.contains("File name too long"))
    }

    @Test("A text file beyond any size that makes sense is refused before it is read")
    func hugeText() throws {
        try folder.write("", "huge")
        try #require(truncate(path("huge"), FileAccess.longestText + 1) == 0)
        let error = try refusal(path("huge"))
        #expect(error.found == "a file of \(FileAccess.longestText + 1) bytes")
    }

    @Test("SHA-256 is that of the standard's examples, in lower case with leading zeros")
    func hashes() {
        #expect(
            FileAccess.sha256(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            FileAccess.sha256([UInt8]())
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(FileAccess.sha256(SmallFiles.answers) == SmallFiles.answersHash)
    }
}
