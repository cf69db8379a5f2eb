import Testing

/// The same work done by the keyboard alone, and by the mouse alone: pin two exits, set a deadline, search, take the
/// best, hold it against SDN, export it.
extension EndToEnd {
    @Suite("A tour by one hand") struct TourByOneHandTests {
        @Test("the keyboard alone")
        func keyboard() throws {
            try tour { screen, opened in
                try screen.press("Home")
                try screen.type("p")
                try screen.wait("a pin") { $0.exitSigns.first == "▲" }
                try screen.press("Right", times: 3)
                try screen.type("p")
                try screen.wait("two pins") { $0.exitSigns.filter { $0 == "▲" }.count == 2 }
                try screen.type(":deadline 11ms")
                try screen.press("Enter")
                try screen.wait(for: "deadline 11.0 ms")
                try screen.type("s")
                try screen.wait("the end of the search") { $0.searchStatus == "proven" }
                try screen.type("b")
                try screen.type("B")
                try screen.wait(for: "Narrow down")
                try screen.type("sdn")
                try screen.wait(for: "▸ SDN")
                try screen.press("Enter")
                try screen.wait(for: "sdn is in slot A")
                try screen.type("e")
                try screen.wait(for: "Export plan to")
                try screen.press("Enter")
            }
        }

        @Test("the mouse alone")
        func mouse() throws {
            try tour { screen, opened in
                try screen.click(opened.exits[0], .right)
                try screen.wait("a pin") { $0.exitSigns.first == "▲" }
                try screen.click(opened.exits[3], .right)
                try screen.wait("two pins") { $0.exitSigns.filter { $0 == "▲" }.count == 2 }
                try screen.click(on: "a aims")
                try screen.wait(for: "Goal and limits")
                try screen.click(on: "deadline   ")
                let chosen = try screen.wait("the row's arrows") { rows in
                    rows.rows.contains { String($0).contains("▸ deadline") }
                }
                let row = try #require(chosen.rows.firstIndex { String($0).contains("▸ deadline") })
                // The last of the row's arrows steps the value on.
                let arrow = try #require(chosen.rows[row].lastIndex(of: "▸"))
                try screen.click(ScreenRows.Place(x: arrow, y: row))
                try screen.wait("a deadline in the header") { String($0.rows[0]).contains("deadline ") }
                try screen.click(on: "[Esc close]")
                try screen.click(on: "s search")
                try screen.wait("the end of the search") { $0.searchStatus == "proven" }
                try screen.click(on: "b take best")
                try screen.click(on: "B rules")
                try screen.wait(for: "Narrow down")
                try screen.click(on: "  all exits")
                try screen.wait(for: "▸ all exits")
                try screen.click(on: "  SDN")
                try screen.click(on: "▸ SDN")
                try screen.wait(for: "sdn is in slot A")
                try screen.click(on: "e export")
                try screen.wait(for: "Export plan to")
                try screen.click(on: "[Enter]")
            }
        }

        /// Runs a tour on the small profile and looks at the plan that it wrote.
        private func tour(_ body: (TmuxScreen, ScreenRows) throws -> Void) throws {
            try TmuxScreen.openTiny { screen in
                try body(screen, screen.waitForPanels())
                let written = try screen.wait(for: "Plan written to").message
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
                let name = written.dropFirst("Plan written to ".count).prefix { $0 != ";" && $0 != " " }
                let plan = try PlanFile(screen.folder.bytes(of: String(name)))
                #expect(try plan.object("search").text("method") == "\"annealing\"")
                #expect(try plan.object("search").text("provenOptimal") == "true")
                #expect(try plan.object("limits").text("deadlineMs") != "null")
                #expect(try plan.strings("exits").count >= 2)
            }
        }
    }
}
