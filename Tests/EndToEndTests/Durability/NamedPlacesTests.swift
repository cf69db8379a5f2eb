import Foundation
import Testing

extension EndToEnd {
    @Suite("Files that are written") struct NamedPlacesTests {
        /// All files and links below a folder, but what its making put there.
        private func files(below folder: TemporaryFolder) throws -> Set<String> {
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            return Set(
                names.filter { name in
                    var isDirectory: ObjCBool = false
                    _ = FileManager.default.fileExists(
                        atPath: folder.file(name), isDirectory: &isDirectory)
                    return !isDirectory.boolValue && !name.hasPrefix("data/")
                })
        }

        @Test("are those that the commands name, and the session's own in its state folder")
        func onlyNamed() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            var expected = try files(below: folder)
            let plain = [
                ["validate", profile.path], ["profiles"], ["themes"], ["keys"], ["--version"], ["--help"],
                ["evaluate", profile.path, "--exits", "exit2", "--threshold", "0.5"],
                ["optimise", profile.path, "--evaluations", "500"],
                ["report", profile.path, "--evaluations", "500", "--svg", "front"],
                ["--generate-completion-script", "bash"],
            ]
            for arguments in plain {
                let run = try Program.run(arguments, in: folder)
                #expect(run.status == 0, "\(arguments): \(run.errorText)")
            }
            #expect(try files(below: folder) == expected)

            let writing = [
                ["evaluate", profile.path, "--exits", "exit2", "--threshold", "0.5", "--export", "a.json"],
                [
                    "optimise", profile.path, "--evaluations", "500", "--export", "b.json", "--checkpoint",
                    "c.json",
                ],
                ["report", profile.path, "--evaluations", "500", "--out", "d.html"],
            ]
            for arguments in writing {
                // Below the folder, whatever folder the tests run in.
                let words = arguments.map {
                    ["a.json", "b.json", "c.json", "d.html"].contains($0) ? folder.file($0) : $0
                }
                let run = try Program.run(words, in: folder)
                #expect(run.status == 0, "\(arguments): \(run.errorText)")
            }
            expected.formUnion(["a.json", "b.json", "c.json", "d.html"])
            #expect(try files(below: folder) == expected)

            try PseudoTerminal.open([profile.path], in: folder) { terminal in
                try terminal.waitForPanels()
                terminal.type("[s")
                try terminal.wait(for: "running")
                terminal.send(signal: SIGTERM)
                #expect(try terminal.waitForEvent() == .exited(128 + SIGTERM))
            }
            let made = try files(below: folder).subtracting(expected)
            #expect(
                made.count == 1 && made.allSatisfy { $0.hasPrefix(".local/state/hapi-tui/autosave-") },
                "\(made)")
        }
    }
}
