import Testing

extension EndToEnd {
    @Suite("A tour") struct TourTests {
        @Test("toggle, pin, drag, undo, search, pause, load, export, quit; the plan's figures hold")
        func tour() throws {
            let profile = Program.profile("x86-torch")
            try TmuxScreen.open([profile]) { screen in
                try takeExits(screen)
                try dragThreshold(screen)
                try search(screen)
                try loadFrontPoint(screen)

                let plan = screen.folder.file("a plan of the tour.json")
                try screen.type("e")
                try screen.wait(for: "Export plan to: x86-torch.plan.json")
                try screen.press("BSpace", times: "x86-torch.plan.json".count)
                try screen.type(plan)
                try screen.press("Enter")
                try screen.wait(for: "Plan written to \(plan)")
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)

                try expectSameFigures("a plan of the tour.json", of: profile, in: screen.folder)
            }
        }

        private func takeExits(_ screen: TmuxScreen) throws {
            let opened = try screen.waitForPanels()
            let cursor = try #require(opened.cursor)
            #expect(opened.exitSigns.filter { $0 == "◆" }.count == 1)
            try screen.press("Right", times: 5)
            try screen.type(" ")
            // A capture may fall between two rows of one frame, so both are waited for.
            let taken = try screen.wait("a second exit, and its latency") {
                $0.exitSigns.filter { $0 == "◆" }.count == 2
                    && $0.figure("latency") != opened.figure("latency")
            }
            #expect(taken.cursor == cursor + 5)
            try screen.press("Left", times: 12)
            try screen.type("p")
            let pinned = try screen.wait("a pin") { $0.exitSigns.contains("▲") }
            #expect(pinned.exitSigns.firstIndex(of: "▲")?.utf16Offset(in: pinned.exitSigns) == cursor - 7)
        }

        private func dragThreshold(_ screen: TmuxScreen) throws {
            let labels = ["threshold", "accuracy", "latency"]
            let before = try screen.rows()
            let slider = try #require(before.slider)
            let path = stride(from: slider.knob.x, through: slider.first + 4, by: -9).map {
                ScreenRows.Place(x: $0, y: slider.knob.y)
            }
            #expect(path.count > 3)
            try screen.drag(path) {
                try screen.wait("all three figures to follow the mouse") { rows in
                    labels.allSatisfy { rows.figure($0) != before.figure($0) }
                        && rows.slider?.knob == path.last
                }
            }
            try screen.type("u")
            let undone = try screen.wait("all three as they were, after one undo") { rows in
                labels.allSatisfy { rows.figure($0) == before.figure($0) }
            }
            #expect(undone.exitSigns == before.exitSigns)
        }

        private func search(_ screen: TmuxScreen) throws {
            try screen.type("s")
            try screen.wait("a search of two seconds") { rows in
                rows.searchStatus == "running"
                    && rows.searchProgress?.split(separator: " ").dropLast().last.flatMap { Double($0) }
                        .map { $0 >= 2 } == true
            }
            try screen.type("s")
            try screen.wait("a paused search") { $0.searchStatus == "paused" }
            // A running search changes this line twenty times a second.
            var last = try screen.rows().searchProgress
            try Poll.until("evaluations to stop growing", every: 300_000) {
                let now = try screen.rows().searchProgress
                defer { last = now }
                return now != nil && now == last
            }
        }

        private func loadFrontPoint(_ screen: TmuxScreen) throws {
            let before = try screen.rows()
            try screen.type("..")
            try screen.wait("a point of the front") { $0.front != nil }
            try screen.press("Enter")
            try screen.wait("another design") {
                $0.exitSigns != before.exitSigns || $0.figure("threshold") != before.figure("threshold")
            }
        }

        /// Judges the plan again without a screen: every figure of the plan comes out the same to the last digit.
        private func expectSameFigures(
            _ name: String, of profile: String, in folder: TemporaryFolder
        ) throws {
            let end = try Program.run(
                ["evaluate", profile, "--plan", folder.file(name), "--json"], in: folder)
            #expect(end.status == 0)
            let plan = try PlanFile(folder.bytes(of: name))
            let judged = try PlanFile(end.output)
            let predicted = try plan.object("predicted")
            #expect(try plan.text("format") == "\"hapi.plan\"")
            #expect(try plan.object("search").text("method") == "\"annealing\"")
            let figures = predicted.keys.filter { $0 != "worstPath" }
            #expect(figures.count == 11)
            for key in figures { #expect(try predicted.text(key) == judged.text(key), "\(key)") }
            for key in ["shares", "executionRates", "exits", "threshold", "policy", "fallback", "limits"] {
                #expect(try plan.text(key) == judged.text(key), "\(key)")
            }
        }
    }
}
