import Foundation
import Testing

extension EndToEnd {
    /// Streams that lead nowhere: closed, full, or pipes that nobody reads.
    @Suite("Streams that are closed") struct ClosedStreamTests {
        private static let search = ["tiny.json", "--mean-latency", "9", "--evaluations", "50"]
        private static let commands: [[String]] = [
            ["evaluate", "tiny.json", "--exits", "exit1", "--threshold", "0.5"], ["optimise"] + search,
            ["baselines", "tiny.json", "--max-exits", "1", "--thresholds", "0.5", "--evaluations", "50"],
            ["replay", "plan.json"], ["compare", "plan.json", "plan.json"], ["validate", "tiny.json"],
            ["profiles"],
            ["themes"], ["keys"], ["report"] + search + ["--no-random", "--markdown"],
            ["tiny.json", "--dump-frame", "80x24"],
            ["--help"], ["--version"], ["optimise", "--help"], ["--generate-completion-script", "bash"],
        ]

        private func prepared() throws -> TemporaryFolder {
            let folder = try TemporaryFolder()
            _ = try SyntheticProfile(in: folder)
            _ = try run("\"$@\"", ["optimise"] + Self.search + ["--export", "plan.json"], folder)
            return folder
        }

        /// Runs a script of the shell's in which "$@" is the program with its arguments.
        private func run(
            _ script: String, _ arguments: [String], _ folder: TemporaryFolder
        ) throws -> ChildProcess {
            try ChildProcess.run(
                "/bin/sh",
                ["-c", "cd \"$0\" || exit 99; \(script)", folder.path, Program.executable()] + arguments,
                environment: Program.environment(in: folder))
        }

        @Test("results that cannot be written are an error, however they cannot")
        func results() throws {
            let folder = try prepared()
            for command in Self.commands {
                for place in ["> /dev/full", ">&-"] {
                    let end = try run("\"$@\" \(place)", command, folder)
                    #expect(end.status == 74, "\(command) \(place): \(end.errorText)")
                    #expect(
                        end.errorText.contains("standard output could not be written"), "\(command) \(place)")
                }
            }
        }

        @Test("a pipe that nobody reads ends a command quietly, as it ends others")
        func pipe() throws {
            let folder = try prepared()
            for command in Self.commands {
                let end = try run(
                    "{ sleep 0.05; \"$@\"; echo $? > status; } | :; cat status", command, folder)
                #expect(end.outputText == "141\n", "\(command)")
                #expect(end.errors.isEmpty, "\(command): \(end.errorText)")
            }
            // Where whoever started it heeds no such signals.
            for command in [["--help"], ["keys"]] {
                let end = try run(
                    "trap '' PIPE; { sleep 0.05; \"$@\"; echo $? > status; } | :; cat status", command, folder
                )
                #expect(end.outputText == "74\n", "\(command)")
            }
            let complaint = try run(
                "{ sleep 0.05; \"$@\" 2>&1 >&3; echo $? > status; } 3> /dev/null | :; cat status",
                ["evaluate", "no.json"],
                folder)
            #expect(complaint.outputText == "141\n")
        }

        @Test(
            "without standard error and input a command does what it does, and writes into no file for them")
        func errors() throws {
            let folder = try prepared()
            let plan = try folder.bytes(of: "plan.json")
            for place in ["2>&-", "<&-", "<&- 2>&-", "2> /dev/full"] {
                let export = ["--export", "other.json", "--progress", "json", "--force"]
                let end = try run("\"$@\" \(place)", ["optimise"] + Self.search + export, folder)
                #expect(end.status == 0, "\(place): \(end.errorText)")
                #expect(try folder.bytes(of: "other.json") == plan, "\(place)")
            }
            #expect(try run("\"$@\" 2>&-", ["evaluate", "no.json"], folder).status != 0)
        }

        @Test("the screen does without standard error, and says that it cannot do without output")
        func screen() throws {
            for redirection in ["2>&-", "2> /dev/full"] {
                try PseudoTerminal.openTiny(after: "", redirected: redirection, in: TemporaryFolder()) {
                    terminal in
                    terminal.type("q")
                    let event = try terminal.waitForEvent()
                    #expect(event == .exited(0))
                    #expect(terminal.hasFoundSettings && TerminalOutput(terminal.bytes).isGivenBack)
                }
            }
            let folder = try prepared()
            var environment = Program.environment(in: folder)
            environment["TERM"] = "xterm-256color"
            try PseudoTerminal.open(
                shell: "cd \"$0\"; exec \"$@\" >&-", [folder.path, Program.executable(), "tiny.json"],
                environment, 120, 36
            ) { terminal in
                let event = try terminal.waitForEvent()
                #expect(event == .exited(64))
                #expect(terminal.text.contains("standard output leading to nothing (it is closed)"))
            }
        }
    }
}
