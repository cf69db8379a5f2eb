import Foundation
import HapiJSON
import Testing

extension EndToEnd {
    /// What the program needs and does not get: it says so, or ends, and leaves everything whole.
    @Suite("Shortages") struct ShortageTests {
        /// Changes the design on a screen, and expects to be told that it is not kept; then leaves.
        private func expectComplaint(_ terminal: PseudoTerminal) throws {
            let start = terminal.bytes.count
            terminal.type(" ")
            try terminal.wait(for: "Work is not saved as you go", from: start)
            terminal.type("qy")
            #expect(try terminal.waitForEvent() == .exited(0))
            #expect(terminal.hasFoundSettings && TerminalOutput(terminal.bytes).isGivenBack)
        }

        @Test("without a folder to keep work in, the screen opens and says so")
        func stateFolder() throws {
            for place in ["/proc/hapi", "a file"] {
                let folder = try TemporaryFolder()
                try folder.write([], to: "a file")
                let path = place.hasPrefix("/") ? place : folder.file(place)
                try PseudoTerminal.openTiny(environment: ["HOME": path], in: folder) {
                    try expectComplaint($0)
                }
                #expect(try folder.bytes(of: "a file").isEmpty)
            }
        }

        @Test("a disk that takes no more is told of; no half of a file is left")
        func disk() throws {
            let folder = try TemporaryFolder()
            try PseudoTerminal.openTiny(after: "ulimit -f 0;", in: folder) { terminal in
                terminal.type("e\r")
                try terminal.wait(for: "could not be written")
                try expectComplaint(terminal)
            }
            let script = "cd \"$0\" && ulimit -f 0 && exec \"$@\""
            let end = try ChildProcess.run(
                "/bin/sh",
                [
                    "-c", script, folder.path, Program.executable(), "optimise", "tiny.json",
                    "--mean-latency", "9",
                ]
                    + ["--evaluations", "50", "--export", "plan.json"],
                environment: Program.environment(in: folder))
            // Nor could what it prints be written: it goes into a file here.
            #expect([73, 74].contains(end.status))
            let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!kept.contains { $0.hasPrefix("plan") || $0.hasSuffix(".part") })
        }

        @Test("memory that runs out ends the program, with the terminal whole")
        func memory() throws {
            let prlimit = try #require(Program.tool("prlimit"), "prlimit is not there: install util-linux")
            try PseudoTerminal.openTiny { terminal in
                let status = try String(contentsOfFile: "/proc/\(terminal.process)/statm", encoding: .utf8)
                let pages = try #require(status.split(separator: " ").first.flatMap { Int($0) })
                // Of what it has already it may go on for a while.
                _ = try ChildProcess.run(
                    prlimit,
                    ["--pid", "\(terminal.process)", "--as=\(pages * sysconf(Int32(_SC_PAGESIZE)))"],
                    environment: [:])
                var event: PseudoTerminal.Event?
                for round in 0..<40 where event == nil {
                    // A screen of its own size each, lists, searches.
                    terminal.resize(120 + 40 * round, 36 + 12 * round)
                    terminal.type("sS?\u{1B}")
                    event = try? terminal.waitForEvent(patience: .milliseconds(100))
                }
                if event == nil {
                    terminal.send(signal: SIGTERM)
                    event = try terminal.waitForEvent()
                }
                // By a trap, or by the signal where there was enough.
                #expect(event != .exited(0))
                #expect(terminal.hasFoundSettings && TerminalOutput(terminal.bytes).isGivenBack)
            }
        }
    }
}
