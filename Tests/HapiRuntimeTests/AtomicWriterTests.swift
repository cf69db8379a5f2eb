import Foundation
import HapiRuntime
import TestSupport
import Testing

@Suite("Writing a file whole or not at all")
struct AtomicWriterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    private func failure(_ name: String, overwrite: Bool) -> AtomicWriter.Failure? {
        #expect(throws: AtomicWriter.Failure.self) {
            try AtomicWriter.write("new", to: path(name), overwrite: overwrite)
        }
    }

    @Test("A new file holds the text and nothing is left beside it", arguments: [true, false])
    func newFile(overwrite: Bool) throws {
        for text in ["", "größer\n", String(repeating: "x", count: 300_000)] {
            let name = "plan\(text.count).json"
            try AtomicWriter.write(text, to: path(name), overwrite: overwrite)
            #expect(try folder.text(name) == text)
        }
        #expect(folder.names == ["plan0.json", "plan300000.json", "plan7.json"])
    }

    @Test("An existing file is left as it is unless it may be replaced")
    func existing() throws {
        try folder.write("old", "plan.json")
        #expect(failure("plan.json", overwrite: false) == .exists(path: path("plan.json")))
        #expect(try folder.text("plan.json") == "old")
        try AtomicWriter.write("new", to: path("plan.json"), overwrite: true)
        #expect(try folder.text("plan.json") == "new" && folder.names == ["plan.json"])
    }

    @Test("A replaced file keeps its permissions")
    func permissions() throws {
        let file = try folder.write("old", "plan.json")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        try AtomicWriter.write("new", to: file, overwrite: true)
        let found = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(found == 0o640)
    }

    @Test(
        "A link stays one: what it leads to is replaced; one that leads nowhere is not overwritten unasked"
    )
    func links() throws {
        try folder.write("old", "plan.json")
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "plan.json")
        try FileManager.default.createSymbolicLink(atPath: path("lost"), withDestinationPath: "nowhere")
        #expect(failure("link", overwrite: false) == .exists(path: path("link")))
        #expect(failure("lost", overwrite: false) == .exists(path: path("lost")))
        try AtomicWriter.write("new", to: path("link"), overwrite: true)
        #expect(try folder.text("plan.json") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == "plan.json")
        #expect(folder.names == ["link", "lost", "plan.json"])
    }

    @Test("A directory, a pipe and a device are never replaced, asked or not", arguments: [true, false])
    func notAFile(overwrite: Bool) throws {
        try FileManager.default.createDirectory(atPath: path("taken"), withIntermediateDirectories: false)
        try #require(mkfifo(path("pipe"), 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: path("device"), withDestinationPath: "/dev/null")
        for (name, reason) in [
            ("taken", "it is a directory"), ("pipe", "it is not a regular file"),
            ("device", "it is not a regular file"),
        ] {
            #expect(failure(name, overwrite: overwrite) == .cannotWrite(path: path(name), reason: reason))
        }
        #expect(folder.names == ["device", "pipe", "taken"])
    }

    @Test(
        "A folder that is missing, a path below a file and an empty path say why, and leave nothing behind",
        arguments: [true, false])
    func unwritable(overwrite: Bool) throws {
        try folder.write("old", "file")
        #expect(
            failure("none/plan.json", overwrite: overwrite)
                == .cannotWrite(path: path("none/plan.json"), reason: "No such file or directory"))
        #expect(
            failure("file/plan.json", overwrite: overwrite)
                == .cannotWrite(path: path("file/plan.json"), reason: "Not a directory"))
        let long = String(repeating: "n", count: 300)
        #expect(
            failure(long, overwrite: overwrite)
                == .cannotWrite(path: path(long), reason: "File name too long"))
        let empty = #expect(throws: AtomicWriter.Failure.self) {
            try AtomicWriter.write("new", to: "", overwrite: overwrite)
        }
        #expect(empty?.description == "\"\" could not be written: the path is empty")
        #expect(folder.names == ["file"])
    }

    @Test("A name as long as the file system allows is no obstacle, nor is what a stopped writer left behind")
    func longName() throws {
        let name = String(repeating: "n", count: 255)
        try folder.write("left", ".hapi-tui.\(getpid()).0.part")
        try AtomicWriter.write("new", to: path(name), overwrite: false)
        #expect(try folder.text(name) == "new")
        #expect(folder.names == [".hapi-tui.\(getpid()).0.part", name])
    }

    @Test("A failure's words hold no raw control character of the path")
    func safeWords() {
        #expect(
            !AtomicWriter.Failure.cannotWrite(path: "a", reason: "there is no folder q\u{1B}[31m").description
                .contains("\u{1B}"))
        #expect(
            AtomicWriter.Failure.exists(path: "a\u{1B}[m").description.hasPrefix("a\\u{1b}[m exists already"))
        #expect(
            AtomicWriter.Failure.cannotWrite(path: "a\n", reason: "r").description
                == "a\\u{a} could not be written: r")
    }
}
