import Foundation
import Testing

extension EndToEnd {
    /// The commands without a screen print to terminals too, and into pipes that end on one.
    @Suite("Names that hold control characters, in what commands print") struct HostileOutputTests {
        private static let attack = HostileText.attack
        private static let file = "evil\(attack).json"
        private static let plan = "plan\(attack).json"
        private static let exits = "exit1\(attack),exit3\(attack)"

        private func open(_ body: (TemporaryFolder) throws -> Void) throws {
            let folder = try TemporaryFolder()
            _ = try SyntheticProfile(
                in: folder,
                .init(
                    file: Self.file, network: "net\(Self.attack)", platform: "device\(Self.attack)",
                    group: "g\(Self.attack)", suffix: Self.attack, notes: Self.attack))
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("data/hapi-tui/profiles"), withDestinationPath: folder.path)
            try body(folder)
        }

        /// Runs a command in the folder, and expects nothing unseen in what it prints.
        @discardableResult
        private func run(
            _ arguments: [String], in folder: TemporaryFolder, status: Int32,
            _ environment: [String: String] = [:]
        ) throws -> ChildProcess {
            let end = try ChildProcess.run(
                "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", folder.path, Program.executable()] + arguments,
                environment: Program.environment(in: folder, environment))
            let command = arguments.joined(separator: " ").debugDescription
            #expect(end.status == status, "\(command): \(end.errorText.debugDescription)")
            #expect(HostileText.hidden(in: end.output) == [], "output of \(command)")
            #expect(HostileText.hidden(in: end.errors) == [], "errors of \(command)")
            #expect(!end.output.isEmpty || !end.errors.isEmpty, "\(command) says nothing")
            return end
        }

        @Test("results, as text and as JSON")
        func results() throws {
            try open { folder in
                let search = [Self.file, "--mean-latency", "9", "--evaluations", "100"]
                try run(
                    ["evaluate", Self.file, "--exits", Self.exits, "--threshold", "0.5"], in: folder,
                    status: 0)
                try run(["optimise"] + search + ["--export", Self.plan], in: folder, status: 0)
                try run(["optimise"] + search + ["--json", "--progress", "json"], in: folder, status: 0)
                let few = ["--max-exits", "1", "--thresholds", "0.5", "--evaluations", "50"]
                for rest in [[], ["--json"]] {
                    try run(["baselines", Self.file] + few + rest, in: folder, status: 0)
                    try run(["replay", Self.plan] + rest, in: folder, status: 0)
                    try run(["compare", Self.plan, Self.plan] + rest, in: folder, status: 0)
                    try run(["profiles"] + rest, in: folder, status: 65)
                    try run(["themes"] + rest, in: folder, status: 0)
                }
                try run(["validate", Self.file, Self.plan], in: folder, status: 0)
                for rest in [[], ["--ascii"]] {
                    try run([Self.plan, "--dump-frame", "200x50"] + rest, in: folder, status: 0)
                }
                try folder.write(Self.sweep.utf8, to: "sweep.json")
                for rest in [[], ["--table"]] {
                    try run(["sweep", "sweep.json"] + rest, in: folder, status: 0)
                }
            }
        }

        private static let sweep = """
            { "format": "hapi.sweep", "version": 1, "profiles": ["\(escaped(file))"],
              "limits": [{ "meanLatencyShare": 0.75 }], "searches": [{ "evaluations": 50 }] }
            """

        /// For a JSON file.
        private static func escaped(_ text: String) -> String {
            text.utf16.map {
                $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 > 0x7E
                    ? String(format: "\\u%04x", $0) : String(UnicodeScalar($0) ?? " ")
            }
            .joined()
        }

        @Test("colours are the only sequences, where colours are asked for")
        func colours() throws {
            try open { folder in
                let end = try Program.run(
                    [folder.file(Self.file), "--dump-frame", "200x50", "--ansi"], in: folder)
                let output = TerminalOutput(end.output)
                #expect(end.status == 0 && HostileText.hidden(in: output.text) == [])
                #expect(
                    output.sequences.allSatisfy {
                        $0.hasPrefix("[") && $0.hasSuffix("m") && !$0.contains("31;5m")
                    })
            }
        }

        @Test("reports, whatever they are written as")
        func reports() throws {
            try open { folder in
                let search = ["--mean-latency", "9", "--evaluations", "100", "--no-random"]
                try run(
                    ["report", Self.file] + search + ["--out", "report\(Self.attack).html"], in: folder,
                    status: 0)
                let page = try folder.bytes(of: "report\(Self.attack).html")
                // Figures and their units are held together.
                #expect(HostileText.hidden(in: page, but: ["\u{A0}"]) == [])
                for form in [["--markdown"], ["--svg", "front"], ["--csv", "designs"]] {
                    let end = try Program.run(["report", folder.file(Self.file)] + search + form, in: folder)
                    #expect(end.status == 0, "\(form): \(end.errorText.debugDescription)")
                    #expect(HostileText.hidden(in: end.output, but: ["\r", "\u{A0}"]) == [], "\(form)")
                    #expect(HostileText.hidden(in: end.errors) == [], "\(form)")
                }
            }
        }

        @Test("refusals, of files and of what was typed")
        func refusals() throws {
            try open { folder in
                let attack = Self.attack
                let arguments: [([String], Int32)] = [
                    (["no\(attack)"], 65), (["--no\(attack)"], 64), (["validate", "-\(attack)"], 64),
                    (["validate", "no\(attack)"], 65), ([Self.file, attack], 64),
                    (["evaluate", Self.file, "--exits", attack, "--threshold", "1"], 64),
                    (["evaluate", Self.file, "--threshold", attack], 64),
                    (
                        ["evaluate", Self.file, "--exits", "", "--threshold", "1", "--model", "no\(attack)"],
                        65
                    ),
                    (["optimise", Self.file, "--seed", attack], 64),
                    (["optimise", Self.file, "--pin", attack], 64),
                    (["optimise", Self.file, "--goal", attack], 64),
                    (["optimise", Self.file, "--export", "/no\(attack)/plan"], 73),
                    (["optimise", Self.file, "--checkpoint", "no\(attack)/c"], 73),
                    (["replay", Self.file], 65), (["compare", Self.file, "no\(attack)"], 65),
                    (["import", attack], 64),
                    (["sweep", Self.file], 65), (["--theme", attack, Self.file], 65),
                    (["--play", Self.file, "--dump-frame", "100x30"], 65),
                    (["--dump-frame", attack, Self.file], 64),
                    (["import", "trtexec", Self.file, "--model", "no\(attack)"], 64),
                ]
                for (arguments, status) in arguments { try run(arguments, in: folder, status: status) }
                try folder.write("{\"\(Self.escaped(attack))\": 1}".utf8, to: "keys\(attack).json")
                try run(["validate", "keys\(attack).json"], in: folder, status: 65)
            }
        }

        @Test("a shell is offered no name that it could not show")
        func completion() throws {
            try open { folder in
                let offered: (String, [String]) throws -> String = { argument, words in
                    try ChildProcess.run(
                        "/bin/sh",
                        [
                            "-c", "cd \"$0\" && exec \"$@\"", folder.path, Program.executable(),
                            "---completion", "evaluate",
                        ]
                            + ["--", argument, "\(words.count - 1)", "0"] + words,
                        environment: Program.environment(
                            in: folder, ["SAP_SHELL": "bash", "SAP_SHELL_VERSION": "5"])
                    ).outputText
                }
                let files = try offered("positional@0", ["hapi-tui", "evaluate", ""])
                #expect(files.contains("model.json") && !files.contains("evil"))
                #expect(
                    try !offered("--exits", ["hapi-tui", "evaluate", Self.file, "--exits", ""]).contains(
                        "exit"))
            }
        }
    }
}
