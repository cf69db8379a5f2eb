import Foundation
import HapiJSON
import Testing

extension EndToEnd {
    @Suite("Installed") struct InstallTests {
        private let folder: TemporaryFolder
        /// A blank in it, as a user's folder may have.
        private let prefix: String
        private let make: String

        init() throws {
            folder = try TemporaryFolder()
            prefix = folder.file("my tools")
            guard let make = Program.tool("make") else {
                throw Program.Missing(description: "make is not there: install it")
            }
            self.make = make
        }

        private var environment: [String: String] {
            Program.environment(in: folder).filter { $0.key != "XDG_DATA_HOME" }
        }

        private func make(_ goal: String, _ variables: String...) throws -> ChildProcess {
            let program = try goal == "install" ? ["PROGRAM=\(Program.executable())"] : []
            return try ChildProcess.run(
                make, ["-C", Program.project, goal] + program + variables, environment: environment)
        }

        /// Runs a command of the shell's in a folder that has nothing to do with the program.
        private func shell(_ script: String, path: String? = nil) throws -> ChildProcess {
            var environment = environment
            if let path { environment["PATH"] = "\(path):\(environment["PATH"] ?? "")" }
            return try ChildProcess.run("/bin/sh", ["-c", "cd / && \(script)"], environment: environment)
        }

        private func files(below place: String) -> [String] {
            let paths = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
            return paths.filter { path in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: "\(place)/\(path)", isDirectory: &isFolder)
                    && !isFolder.boolValue
            }.sorted()
        }

        /// A file of the user's among the installed profiles.
        private func writeOwn(_ name: String) throws {
            try FileManager.default.createDirectory(
                atPath: "\(prefix)/share/hapi-tui/profiles", withIntermediateDirectories: true)
            try folder.write("mine".utf8, to: "my tools/share/hapi-tui/profiles/\(name)")
        }

        @Test("profiles and themes are found beside the program, by path, link or PATH, without the checkout")
        func found() throws {
            let installed = try make("install", "PREFIX=\(prefix)")
            #expect(installed.status == 0, "\(installed.errorText)")
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("hapi-link"), withDestinationPath: "\(prefix)/bin/hapi-tui")
            let shipped = try FileManager.default.contentsOfDirectory(atPath: "\(Program.project)/Profiles")
                .filter { $0.hasSuffix(".json") }.sorted()
            #expect(shipped.contains("agx10w.json"))
            let ways = [
                (command: "'\(prefix)/bin/hapi-tui'", path: nil),
                (command: "'\(folder.file("hapi-link"))'", path: nil),
                (command: "hapi-tui", path: "\(prefix)/bin"), (command: "hapi-link", path: folder.path),
            ]
            for way in ways {
                let list = try shell("exec \(way.command) profiles --json", path: way.path)
                #expect(list.status == 0 && list.errors.isEmpty)
                var document = try JSONReader.read(list.output).object()
                let paths = try document.required("profiles").array().map { entry in
                    var object = try entry.object()
                    return try object.required("file").string()
                }
                #expect(paths == shipped.map { "\(prefix)/share/hapi-tui/profiles/\($0)" })
                let themes = try shell("exec \(way.command) themes", path: way.path).outputText
                #expect(themes.contains("\(prefix)/share/hapi-tui/themes/light.json"))
            }
            let design = try shell(
                "exec hapi-tui evaluate x86-torch --exits b8.conv2 --threshold 0.8", path: "\(prefix)/bin")
            #expect(design.status == 0 && design.outputText.contains("accuracy"))
        }

        @Test("shells find what completes its commands, and each of those at hand can read it")
        func completions() throws {
            #expect(try make("install", "PREFIX=\(prefix)").status == 0)
            for (name, shell) in [
                ("bash-completion/completions/hapi-tui", "bash"), ("zsh/site-functions/_hapi-tui", "zsh"),
                ("fish/vendor_completions.d/hapi-tui.fish", "fish"),
            ] {
                let script = "\(prefix)/share/\(name)"
                let text = try String(contentsOfFile: script, encoding: .utf8)
                #expect(text.contains("optimise") && text.contains("max-exits"))
                guard let shell = Program.tool(shell) else { continue }
                let read = try ChildProcess.run(shell, ["-n", script], environment: environment)
                #expect(read.status == 0, "\(shell): \(read.errorText)")
            }
        }

        @Test("what was installed is removed again, and nothing besides; below ~/.local the user's own stays")
        func removed() throws {
            try writeOwn("mine.json")
            for _ in 0..<2 { #expect(try make("install", "PREFIX=\(prefix)").status == 0) }
            #expect(files(below: prefix).contains("bin/hapi-tui"))
            #expect(files(below: prefix).contains("share/hapi-tui/profiles/Models/resnet56.json"))
            #expect(try make("uninstall", "PREFIX=\(prefix)").status == 0)
            #expect(files(below: prefix) == ["share/hapi-tui/profiles/mine.json"])
            #expect(try make("uninstall", "PREFIX=\(prefix)").status != 0)
            #expect(!FileManager.default.fileExists(atPath: "\(prefix)/bin"))
        }

        @Test(
            "with nobody's files beside them, no folder is left but the prefix; bin and share of others stay")
        func folders() throws {
            for others in [[], ["bin/other", "share/other"]] {
                #expect(try make("install", "PREFIX=\(prefix)").status == 0)
                for file in others { try folder.write("mine".utf8, to: "my tools/\(file)") }
                #expect(try make("uninstall", "PREFIX=\(prefix)").status == 0)
                let left = try FileManager.default.subpathsOfDirectory(atPath: prefix).sorted()
                #expect(left == (others.isEmpty ? [] : ["bin", "bin/other", "share", "share/other"]))
            }
        }

        @Test("without the program nothing is installed", arguments: ["/nope", "/etc/passwd", "/usr"])
        func withoutProgram(path: String) throws {
            let refused = try ChildProcess.run(
                make, ["-C", Program.project, "install", "PROGRAM=\(path)", "PREFIX=\(prefix)"],
                environment: environment)
            #expect(refused.status != 0 && refused.errorText.contains("\(path) is no program"))
            #expect(!FileManager.default.fileExists(atPath: prefix))
        }

        @Test("a profile of the user's is not written over: nothing is installed then")
        func conflict() throws {
            try writeOwn("agx10w.json")
            let refused = try make("install", "PREFIX=\(prefix)")
            #expect(refused.status != 0)
            #expect(refused.errorText.contains("profiles/agx10w.json was not installed by this"))
            #expect(files(below: prefix) == ["share/hapi-tui/profiles/agx10w.json"])
            #expect(
                try folder.bytes(of: "my tools/share/hapi-tui/profiles/agx10w.json") == Array("mine".utf8))
        }

        @Test("nor is a program of that name that something else installed")
        func foreignProgram() throws {
            try FileManager.default.createDirectory(
                atPath: "\(prefix)/bin", withIntermediateDirectories: true)
            try folder.write("mine".utf8, to: "my tools/bin/hapi-tui")
            let refused = try make("install", "PREFIX=\(prefix)")
            #expect(
                refused.status != 0 && refused.errorText.contains("bin/hapi-tui was not installed by this"))
            #expect(files(below: prefix) == ["bin/hapi-tui"])
        }

        @Test("what an older release installed and this one has not is gone; DESTDIR goes before the prefix")
        func staged() throws {
            let stage = folder.file("stage")
            let arguments = ["DESTDIR=\(stage)", "PREFIX=/opt/hapi"]
            #expect(try make("install", arguments[0], arguments[1]).status == 0)
            let share = "stage/opt/hapi/share/hapi-tui"
            let list = try folder.bytes(of: "\(share)/installed.txt")
            try folder.write(list + "profiles/old.json\n".utf8, to: "\(share)/installed.txt")
            try folder.write("old".utf8, to: "\(share)/profiles/old.json")
            #expect(try make("install", arguments[0], arguments[1]).status == 0)
            #expect(!files(below: stage).contains("opt/hapi/share/hapi-tui/profiles/old.json"))
            #expect(try folder.bytes(of: "\(share)/installed.txt") == list)
            let text = try shell("'\(stage)/opt/hapi/bin/hapi-tui' profiles").outputText
            #expect(text.contains("\(stage)/opt/hapi/share/hapi-tui/profiles/agx10w.json"))
        }
    }
}
