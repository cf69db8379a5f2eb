import Foundation
import HapiCore
import TestSupport
import Testing

extension EndToEnd {
    /// The moment is chosen while the new file stands half-written beside the old one: the tests watch for it.
    @Suite("Killed while it writes") struct KilledWriterTests {
        /// More with HAPI_KILLS, say 200.
        private static let kills =
            ProcessInfo.processInfo.environment["HAPI_KILLS"].flatMap { Int($0) } ?? 20

        private var generator = Generator(seed: 8)

        /// Waits until a writer has begun a file in a folder, then a moment of up to so many microseconds, and kills the
        /// process. Whether it had not ended by then.
        private mutating func kill(
            _ process: pid_t, writingIn folder: String, within microseconds: Int, hasEnded: () -> Bool
        ) throws -> Bool {
            var isKilled = false
            try Poll.until("\(process) to write in \(folder)", every: 0) {
                let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
                isKilled = names.contains { $0.hasSuffix(".\(process).0.part") }
                return isKilled || hasEnded()
            }
            usleep(UInt32(generator.index(below: microseconds)))
            return Foundation.kill(process, SIGKILL) == 0 && isKilled
        }

        @Test("an export leaves the old plan whole, or the new one")
        mutating func exports() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            func arguments(_ threshold: String) -> [String] {
                [
                    "evaluate", profile.path, "--exits", "exit2", "--threshold", threshold, "--export",
                    folder.file("plan.json"), "--force",
                ]
            }
            var texts: Set<[UInt8]> = []
            for threshold in ["0.3", "0.7"] {
                #expect(try Program.run(arguments(threshold), in: folder).status == 0)
                texts.insert(try folder.bytes(of: "plan.json"))
            }
            #expect(texts.count == 2)
            var seen: Set<[UInt8]> = []
            var killed = 0
            for number in 0..<Self.kills {
                let run = try ChildProcess.start(
                    Program.executable(), arguments(number.isMultiple(of: 2) ? "0.3" : "0.7"),
                    environment: Program.environment(in: folder))
                var status: Int32?
                if try kill(
                    run.process, writingIn: folder.path, within: 2000,
                    hasEnded: {
                        status = run.status()
                        return status != nil
                    })
                {
                    killed += 1
                }
                if status == nil { _ = try run.end() }
                let plan = try folder.bytes(of: "plan.json")
                seen.insert(plan)
                #expect(texts.contains(plan), "after kill \(number)")
            }
            #expect(killed > Self.kills / 2 && seen == texts, "\(killed) killed while they wrote")
        }

        @Test("a session's kept work is that of before the change, or that of after it")
        mutating func autosaves() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            let state = folder.file(".local/state/hapi-tui")
            var killed = 0
            // One after the other, each beginning with what the one before has left.
            for number in 0..<Self.kills / 5 {
                try PseudoTerminal.open([profile.path, "--restore"], in: folder) { terminal in
                    try terminal.waitForPanels()
                    terminal.type("[")
                    if try kill(terminal.process, writingIn: state, within: 3000, hasEnded: { false }) {
                        killed += 1
                    }
                    #expect(try terminal.waitForEvent() == .killed(SIGKILL))
                }
                let names = try FileManager.default.contentsOfDirectory(atPath: state)
                for name in names where name.hasSuffix(".json") {
                    let text = try String(contentsOfFile: "\(state)/\(name)", encoding: .utf8)
                    #expect(text.hasPrefix("{") && text.hasSuffix("}\n"), "after kill \(number): \(name)")
                    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
                    #expect(object?["format"] as? String == "hapi.autosave", "after kill \(number)")
                }
                #expect(
                    names.count { $0.hasSuffix(".part") } <= 1,
                    "those of the killed are cleared away: \(names)")
            }
            #expect(killed == Self.kills / 5)
        }
    }
}
