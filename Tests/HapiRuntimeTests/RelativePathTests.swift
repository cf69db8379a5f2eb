import Foundation
import HapiRuntime
import TestSupport
import Testing

@Suite("Paths as a file in a folder would name them")
struct RelativePathTests {
    @Test(
        "What lies below a folder has a path from there, what lies beside or above it none",
        arguments: [
            ("/a/Models/m.json", "/a", "Models/m.json"), ("/a/m.json", "/a/", "m.json"),
            ("/a/../b/m.json", "/b", "m.json"),
            ("/m.json", "/", "m.json"), ("/ab/m.json", "/a", nil), ("/m.json", "/a", nil),
            ("/b/m.json", "/a", nil),
        ])
    func below(_ file: String, _ folder: String, _ path: String?) {
        #expect(RelativePath.path(of: file, from: folder) == path)
    }

    @Test("Relative paths are of the working folder, and a link to the folder is the folder")
    func links() throws {
        #expect(RelativePath.path(of: "Models/m.json", from: ".") == "Models/m.json")
        #expect(RelativePath.path(of: "m.json", from: "profiles") == nil)
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/real", withIntermediateDirectories: true)
        try folder.write("{}", "real/m.json")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/link", withDestinationPath: "\(folder.path)/real")
        #expect(RelativePath.path(of: "\(folder.path)/real/m.json", from: "\(folder.path)/link") == "m.json")
    }
}
