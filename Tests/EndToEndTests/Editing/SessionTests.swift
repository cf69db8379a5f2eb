import Foundation
import Testing

extension EndToEnd {
    @Suite("Sessions") struct SessionTests {
        @Test("a recorded tour is played to the frame that was on the screen, and not recorded over")
        func tour() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            let (arguments, recording) = (
                [profile.path, "--record", "tour.jsonl"], folder.file("tour.jsonl")
            )
            let screen = try TmuxScreen.open(arguments, width: 100, height: 30, in: folder) { screen in
                try screen.waitForPanels()
                try screen.type("[[s")
                try screen.wait(for: "proven")
                try screen.type("..")
                try screen.press("Enter")
                try screen.type(":keep c")
                try screen.press("Enter")
                try screen.wait(for: "in slot C")
                try screen.press("Left", times: 2)
                try screen.type("q")
                var last = try screen.wait(for: "Quit all the same? y/n")
                // A capture may fall between two rows of one frame.
                try Poll.until("a frame that is whole", every: 100_000) {
                    let before = last
                    last = try screen.rows()
                    return last == before
                }
                try screen.type("y")
                #expect(try screen.waitForEnd() == 0)
                return last
            }
            let played = try Program.run(["--play", recording, "--dump-frame", "100x30"], in: folder)
            #expect(played.status == 0 && played.errorText.isEmpty)
            let shown = screen.rows.map { String($0).trimmingCharacters(in: CharacterSet(charactersIn: " ")) }
            let drawn = ScreenRows(played.outputText).rows.map {
                String($0).trimmingCharacters(in: CharacterSet(charactersIn: " "))
            }
            #expect(drawn == shown)

            let bytes = try folder.bytes(of: "tour.jsonl")
            try TmuxScreen.open(arguments, in: folder) { screen in
                #expect(try screen.waitForEnd() == 73)
                try screen.wait(for: "tour.jsonl exists already and was left as it is")
            }
            #expect(try folder.bytes(of: "tour.jsonl") == bytes)
        }

        @Test("played on a terminal, a recording goes on from where it ended")
        func live() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            try TmuxScreen.open([profile.path, "--record", "r.jsonl"], in: folder) { screen in
                let opened = try screen.waitForPanels()
                try screen.type("[")
                try screen.wait("another threshold") { $0.figure("threshold") != opened.figure("threshold") }
                try screen.press("C-c")
                #expect(try screen.waitForEnd() == 130)
            }
            try TmuxScreen.open(["--play", "r.jsonl"], in: folder) { screen in
                let played = try screen.waitForPanels()
                try screen.type("u")
                try screen.wait("the threshold before") {
                    $0.figure("threshold") != played.figure("threshold")
                }
            }
        }

        @Test("what a killed session held is announced, and brought back when asked for")
        func killed() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            let work = try TmuxScreen.open([profile.path], in: folder) { screen in
                try screen.waitForPanels()
                try screen.press("Home")
                try screen.type(" [[p")
                let work = try screen.wait("a pin") { $0.exitSigns.contains("▲") }
                try Poll.until("the work to be kept") { try !autosaves(folder).isEmpty }
                try Poll.until("all of it to be kept") {
                    try String(decoding: folder.bytes(of: autosaves(folder)[0]), as: UTF8.self)
                        .contains("\"pinned\": [\"")
                }
                let process = try PlanFile(folder.bytes(of: autosaves(folder)[0])).text("process")
                try #require(kill(#require(pid_t(process)), SIGKILL) == 0)
                #expect(try screen.waitForEnd() == 137)
                return work
            }
            try TmuxScreen.open([profile.path], in: folder) { screen in
                try screen.wait(for: "--restore brings it back")
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
            try TmuxScreen.open([profile.path, "--restore"], in: folder) { screen in
                let restored = try screen.wait(for: "Restored")
                #expect(restored.exitSigns == work.exitSigns && restored.cursor == work.cursor)
                #expect(restored.figure("threshold") == work.figure("threshold"))
                #expect(restored.figure("accuracy") == work.figure("accuracy"))
            }
        }

        @Test("work that cannot be read is one message, and the screen opens all the same")
        func broken() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            try TmuxScreen.open([profile.path], in: folder) { screen in
                try screen.waitForPanels()
                try screen.type("[")
                try Poll.until("the work to be kept") { try !autosaves(folder).isEmpty }
                try screen.press("C-c")
                #expect(try screen.waitForEnd() == 130)
            }
            let name = try autosaves(folder)[0]
            try folder.write("{}\n".utf8, to: name)
            try TmuxScreen.open([profile.path, "--restore"], in: folder) { screen in
                try screen.wait(for: "~/\(name), line 1, column 1, at $: found")
                try screen.press("Escape")
                try screen.waitForPanels()
            }
        }

        /// Files of work, below the folder.
        private func autosaves(_ folder: TemporaryFolder) throws -> [String] {
            let state = ".local/state/hapi-tui"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.file(state))) ?? []
            return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(state)/\($0)" }
        }
    }
}
