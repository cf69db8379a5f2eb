import Foundation
import HapiRuntime
import TestSupport
import Testing

@Suite("Writing a folder whole or not at all")
struct FolderWriterTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/deployed"
    }

    private func write(
        _ names: [String], to place: String? = nil, replacing: Bool = false
    ) -> FolderWriter.Failure? {
        do throws(FolderWriter.Failure) {
            try FolderWriter.write(
                names.map { ($0, Array($0.utf8)) }, to: place ?? path, replacing: replacing)
            return nil
        } catch {
            return error
        }
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    @Test(
        "A new folder holds the files and nothing is left beside it; one that exists stays unless it may go")
    func replacing() throws {
        #expect(write(["a", "b"]) == nil && names == ["a", "b"])
        #expect(try folder.text("deployed/a") == "a")
        #expect(write(["c"]) == .exists(path: path) && names == ["a", "b"])
        #expect(write(["c"], to: path + "/", replacing: true) == nil && names == ["c"])
        #expect(folder.names == ["deployed"])
    }

    @Test("An empty folder is one too, and a link to a folder stays a link")
    func links() throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/real", withIntermediateDirectories: false)
        #expect(write(["a"], to: "\(folder.path)/real") == .exists(path: "\(folder.path)/real"))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "real")
        #expect(write(["a"], replacing: true) == nil && names == ["a"])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "real")
        #expect(folder.names == ["deployed", "real"])
    }

    @Test("What cannot be written leaves all as it was")
    func unwritable() throws {
        #expect(write(["a"]) == nil)
        #expect(write(["b", "none/c"], replacing: true) != nil && names == ["a"])
        try folder.write("mine", "file")
        for place in [
            "", "\(folder.path)/none/deployed", "\(folder.path)/file", "\(folder.path)/file/deployed",
        ] {
            #expect(write(["a"], to: place, replacing: true) != nil, "\(place)")
        }
        #expect(try folder.text("file") == "mine" && folder.names == ["deployed", "file"])
    }
}
