import HapiCore
import Testing

extension EndToEnd {
    @Suite("Resizing at any moment") struct ResizeTests {
        /// The screen once two looks at it are the same.
        private func steady(_ screen: TmuxScreen) throws -> ScreenRows {
            var last: ScreenRows?
            return try screen.wait("a steady screen") { rows in
                defer { last = rows }
                return last?.rows == rows.rows
            }
        }

        @Test(
            "200 random sizes while searching leave no stray cell: the screen is the frame of its recording")
        func randomSizes() throws {
            let folder = try TemporaryFolder()
            let recording = folder.file("session.jsonl")
            var generator = Generator(seed: 200)
            try TmuxScreen.open([Program.profile("x86-torch"), "--record", recording], in: folder) { screen in
                try screen.waitForPanels()
                try screen.type("s")
                for _ in 0..<200 {
                    try screen.resize(1 + generator.index(below: 250), 1 + generator.index(below: 80))
                }
                try screen.resize(120, 36)
                try screen.waitForPanels()
                try screen.type("s")
                try screen.wait("a paused search") { $0.searchStatus == "paused" }
                // A last report may still be on its way.
                _ = try steady(screen)
                // Any key makes the recording whole up to now.
                try screen.press("Escape")
                let rows = try steady(screen)
                let end = try Program.run(["--play", recording, "--dump-frame", "120x36"], in: folder)
                #expect(end.status == 0, "\(end.errorText)")
                let played = ScreenRows(end.outputText)
                for (row, pair) in zip(rows.rows, played.rows).enumerated() {
                    #expect(pair.0 == pair.1, "row \(row)")
                }
                try screen.type("q")
            }
        }
    }
}
