import Testing

extension EndToEnd {
    @Suite("The screen's size") struct SizeTests {
        private static let panels = ["Backbone", "Search", "Pareto", "Compare", "threshold"]

        @Test(
            "every panel is there, and the header says where the figures come from",
            arguments: [(120, 36), (100, 30), (200, 60)])
        func panels(width: Int, height: Int) throws {
            try TmuxScreen.open([Program.profile("agx10w")], width: width, height: height) { screen in
                let rows = try screen.waitForPanels()
                for panel in Self.panels { #expect(rows.contains(panel), "no \(panel)") }
                let header = String(rows.rows[0])
                #expect(header.contains("[latency: modelled]"))
                #expect(header.contains("[calibration: measured]"))
                #expect(header.contains("deadline 87.0 ms"))
                #expect(rows.rows.count == height)
                #expect(rows.rows.allSatisfy { $0.count <= width })
                #expect(rows.contains("? help") && rows.contains("q quit"))
            }
        }

        @Test("below 80×24 one message names both sizes, and growing brings the panels back")
        func tooSmall() throws {
            try TmuxScreen.openTiny { screen in
                try screen.waitForPanels()
                for (width, height) in [(79, 24), (20, 5), (1, 1), (79, 40), (100, 23)] {
                    try screen.resize(width, height)
                    let words = ["hapi-tui needs 80×24;", "this terminal is \(width)×\(height)"]
                    try screen.wait("a message at \(width)×\(height)") { rows in
                        // One cell holds no message; that the program lives is seen by what follows.
                        if width == 1 { return !rows.contains("this") && rows.rows[0].count <= 1 }
                        let text = String(rows.rows.joined(separator: " ")).split(separator: " ")
                            .joined(separator: " ")
                        return words.allSatisfy(text.contains) && !text.contains("Backbone")
                    }
                }
                try screen.resize(100, 24)
                let rows = try screen.waitForPanels()
                for panel in Self.panels { #expect(rows.contains(panel), "no \(panel)") }
            }
        }

        @Test("a screen that is too small still takes the key to quit")
        func quitTooSmall() throws {
            try TmuxScreen.openTiny(width: 40, height: 10) { screen in
                try screen.wait(for: "hapi-tui needs")
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("a running search survives being resized, and goes on")
        func resizedWhileSearching() throws {
            try TmuxScreen.openTiny { screen in
                try screen.waitForPanels()
                try screen.type("s")
                try screen.wait("a running search") { $0.searchProgress != nil }
                for step in 0..<12 {
                    try screen.resize(step % 2 == 0 ? 60 : 130 - step, step % 3 == 0 ? 12 : 30 + step)
                }
                try screen.resize(120, 36)
                let rows = try screen.waitForPanels()
                #expect(["running", "finished", "proven", "proven optimal"].contains(rows.searchStatus))
            }
        }
    }
}
