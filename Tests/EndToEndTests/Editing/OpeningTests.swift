import Foundation
import Testing

extension EndToEnd {
    @Suite("Opening another profile") struct OpeningTests {
        private let folder: TemporaryFolder
        private let tiny: SyntheticProfile

        init() throws {
            folder = try TemporaryFolder()
            _ = try SyntheticProfile(
                in: folder, SyntheticProfile.Names(file: "other.json", platform: "Other"))
            tiny = try SyntheticProfile(in: folder)
        }

        private func open(_ name: String, _ screen: TmuxScreen) throws -> ScreenRows {
            try screen.type(":open \(name)")
            try screen.press("Enter")
            return try screen.wait(for: "\(name.prefix { $0 != "." }) is open")
        }

        @Test("work is left where it is and comes back with its profile, each with a history of its own")
        func thereAndBack() throws {
            try TmuxScreen.open([tiny.path], in: folder) { screen in
                let first = try screen.waitForPanels()
                try screen.press("Home")
                try screen.type(" [[p")
                let work = try screen.wait("a pin") { $0.exitSigns.contains("▲") }
                let other = try open("other.json", screen)
                #expect(other.message == "other is open; the work on tiny is kept")
                #expect(other.contains("Other 1W") && other.exitSigns == first.exitSigns)
                try screen.type("u")
                try screen.wait(for: "Nothing to undo")
                let back = try open("tiny.json", screen)
                #expect(back.message == "tiny is open; the work on it is back")
                #expect(back.contains("Bench 1W") && back.exitSigns == work.exitSigns)
                #expect(back.figure("threshold") == work.figure("threshold"))
                try screen.type("q")
                try screen.wait(for: "Quit all the same? y/n")
                try screen.type("y")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test(
            "a profile comes back with the model and the limits that the command line gave it, and with its work"
        )
        func terms() throws {
            let model = String(decoding: try folder.bytes(of: "model.json"), as: UTF8.self)
            let renamed = model.replacingOccurrences(of: "\"Tiny\"", with: "\"Again\"")
            try folder.write(renamed.utf8, to: "again.json")
            let arguments = [tiny.path, "--model", "again", "--mean-latency", "9.75", "--weight", "0.25"]
            try TmuxScreen.open(arguments, in: folder) { screen in
                let first = try screen.waitForPanels()
                #expect(first.contains("Again") && first.contains("9.75"))
                let other = try open("other.json", screen)
                #expect(other.message == "other is open" && !other.contains("Again"))
                #expect(!other.contains("9.75"))
                let back = try open("tiny.json", screen)
                #expect(back.message == "tiny is open")
                #expect(back.figure("threshold") == first.figure("threshold"))
                #expect(back.contains("Again") && back.contains("9.75"))
                try screen.press("Home")
                try screen.type(" ")
                let work = try screen.wait("a change") { $0.exitSigns != first.exitSigns }
                _ = try open("other.json", screen)
                let again = try open("tiny.json", screen)
                #expect(again.message == "tiny is open; the work on it is back")
                #expect(again.contains("Again") && again.exitSigns == work.exitSigns)
            }
        }

        @Test("exported work is there on return, and keeps nobody from leaving", arguments: [false, true])
        func exported(returns: Bool) throws {
            try TmuxScreen.open([tiny.path], in: folder) { screen in
                try screen.waitForPanels()
                try screen.type(" ce")
                try screen.wait(for: "Export plan to")
                try screen.press("Enter")
                let work = try screen.wait(for: "Plan written")
                #expect(try open("other.json", screen).message == "other is open; the work on tiny is kept")
                if returns {
                    let back = try open("tiny.json", screen)
                    #expect(back.message == "tiny is open; the work on it is back")
                    #expect(back.exitSigns == work.exitSigns)
                }
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
            let state = folder.file(".local/state/hapi-tui")
            #expect(try FileManager.default.contentsOfDirectory(atPath: state) == [])
        }

        @Test("a profile is found in the list by a few letters, and the search on the first one ends")
        func list() throws {
            try TmuxScreen.open([tiny.path], width: 80, height: 24, in: folder) { screen in
                try screen.waitForPanels()
                try screen.type(":method random")
                try screen.press("Enter")
                try screen.type(":evaluations 1000000000")
                try screen.press("Enter")
                try screen.type("s")
                try screen.wait("a search") { $0.searchStatus == "running" }
                try screen.type("O")
                try screen.wait(for: "Open a profile")
                // Of its network and device, for its name ends those of other networks' profiles.
                try screen.type("resnet30w")
                try screen.wait(for: "1 of ")
                try screen.press("Enter")
                let opened = try screen.wait(for: "agx30w is open")
                #expect(opened.message == "agx30w is open; the search on tiny has ended")
                #expect(opened.searchStatus == "idle" && opened.contains("ResNet-56"))
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("what cannot be read is told with the reason, and nothing else changes")
        func broken() throws {
            try FileManager.default.createDirectory(
                atPath: folder.file("data/hapi-tui/profiles"), withIntermediateDirectories: true)
            try folder.write("{}".utf8, to: "data/hapi-tui/profiles/rotten.json")
            try TmuxScreen.open([tiny.path], in: folder) { screen in
                try screen.waitForPanels()
                try screen.type("[")
                let before = try screen.wait("a step") { $0.figure("threshold") != nil }
                try screen.type("O")
                try screen.wait(for: "cannot be read")
                try screen.type("rotten")
                try screen.press("Enter")
                try screen.wait(for: "rotten.json, line 1, column 1")
                try screen.type("u")
                let after = try screen.wait(for: "Undone")
                #expect(after.contains("Bench 1W") && after.exitSigns == before.exitSigns)
                try screen.type(":open nowhere")
                try screen.press("Enter")
                try screen.wait(for: "nowhere: found no such profile")
                try screen.type(":open ./tiny.json")
                try screen.press("Enter")
                try screen.wait(for: "tiny is open already")
            }
        }

        @Test("a session that is recorded stays on its profile, says so, and is played to the same words")
        func recorded() throws {
            try TmuxScreen.open([tiny.path, "--record", "r.jsonl"], in: folder) { screen in
                try screen.waitForPanels()
                try screen.type("[O")
                try screen.wait(for: "Open a profile")
                try screen.type("resnet30w")
                try screen.wait(for: "1 of ")
                try screen.press("Enter")
                try screen.wait(for: "A recording is of one profile")
                try screen.press("C-c")
                #expect(try screen.waitForEnd() == 130)
            }
            let played = try Program.run(
                ["--play", folder.file("r.jsonl"), "--dump-frame", "120x36"], in: folder)
            #expect(played.status == 0 && played.outputText.contains("A recording is of one profile"))
            #expect(played.outputText.contains("Bench 1W"))
        }

        @Test("the terminal is kept all the while")
        func kept() throws {
            try PseudoTerminal.open([tiny.path], in: folder) { terminal in
                try terminal.waitForPanels()
                let start = terminal.bytes.count
                terminal.type(":open other.json\r")
                try terminal.wait(for: "other is open", from: start)
                while terminal.read(milliseconds: 150) {}
                let written = String(decoding: terminal.bytes[start...], as: UTF8.self)
                for sequence in ["\u{1B}[?1049", "\u{1B}[2J", "\u{1B}[J"] {
                    #expect(!written.contains(sequence))
                }
            }
        }
    }
}
