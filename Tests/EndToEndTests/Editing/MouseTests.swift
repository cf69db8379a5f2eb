import Testing

extension EndToEnd {
    @Suite("The mouse") struct MouseTests {
        private func open(_ body: (TmuxScreen, ScreenRows) throws -> Void) throws {
            try TmuxScreen.openTiny { screen in
                try body(screen, screen.waitForPanels())
            }
        }

        @Test("a click goes to an exit, a second takes it in, a third out")
        func clickExit() throws {
            try open { screen, opened in
                let exit = try #require(opened.cursor == 2 ? 3 : 2)
                let place = opened.exits[exit]
                try screen.click(place)
                let moved = try screen.wait("the cursor at exit \(exit)") { $0.cursor == exit }
                #expect(moved.exitSigns == opened.exitSigns)
                try screen.click(place)
                try screen.wait("the exit in the design") { $0[place.x, place.y] == "◆" }
                try screen.click(place)
                try screen.wait("the exit out of the design") { $0[place.x, place.y] == "·" }
            }
        }

        @Test("the right button pins and the middle one forbids, each with the cursor there")
        func pinAndForbid() throws {
            try open { screen, opened in
                let (pinned, forbidden) = (opened.exits[4], opened.exits[1])
                try screen.click(pinned, .right)
                try screen.wait("a pin") { $0[pinned.x, pinned.y] == "▲" && $0.cursor == 4 }
                try screen.click(forbidden, .middle)
                try screen.wait("a prohibition") { $0[forbidden.x, forbidden.y] == "×" && $0.cursor == 1 }
                try screen.click(pinned, .right)
                try screen.wait("the pin gone") { $0[pinned.x, pinned.y] == "◆" }
                try screen.click(forbidden, .middle)
                try screen.wait("the prohibition gone") { $0[forbidden.x, forbidden.y] == "·" }
            }
        }

        @Test("a click in the plot goes to the front's nearest point, and the wheel goes on from it")
        func clickPlot() throws {
            try open { screen, opened in
                let present = try #require(opened.place(of: "◉"))
                try screen.click(present)
                let picked = try screen.wait("a point of the front") { $0.front != nil }
                let front = try #require(picked.front)
                let isLast = front.point == front.count
                try screen.scroll(isUp: !isLast, present)
                try screen.wait("the point beside it") {
                    $0.front?.point == (isLast ? front.point - 1 : front.point + 1)
                }
            }
        }

        @Test("the wheel steps the threshold, and a press on the slider sets it")
        func threshold() throws {
            try open { screen, opened in
                let slider = try #require(opened.slider)
                try screen.drag([ScreenRows.Place(x: slider.first, y: slider.knob.y)])
                try screen.wait("the threshold's lower end") { $0.figure("threshold") == "0.000" }
                // Beyond the end the knob stays at it.
                try screen.drag([
                    ScreenRows.Place(x: slider.last - 3, y: slider.knob.y),
                    ScreenRows.Place(x: slider.last + 2, y: slider.knob.y - 4),
                ])
                try screen.wait("the threshold's upper end") { $0.figure("threshold") == "1.000" }
                try screen.scroll(isUp: false, slider.knob)
                try screen.wait("a step down") { $0.figure("threshold") == "0.990" }
                try screen.scroll(isUp: true, slider.knob)
                try screen.wait("a step up") { $0.figure("threshold") == "1.000" }
            }
        }

        @Test("a click on a key in the footer is that key")
        func footer() throws {
            try open { screen, _ in
                try screen.click(on: "c compare")
                try screen.wait(for: "The design is in slot A")
                try screen.click(on: "? help")
                try screen.wait(for: "Look around")
                try screen.click(on: "[Esc close]")
                try screen.wait("the help to close") { !$0.contains("Look around") }
                try screen.click(on: "q quit")
                // A slot that was filled is work, too.
                try screen.click(on: "[y] yes")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("while a question is open a click does nothing but answer it")
        func question() throws {
            try open { screen, opened in
                try screen.type(" q")
                let asked = try screen.wait(for: "Quit all the same?")
                let elsewhere = [
                    opened.exits[0], try #require(opened.place(of: "◉")),
                    try #require(opened.slider).knob, try #require(opened.place(of: "c compare")),
                    try #require(opened.place(of: "x forbid")), try #require(opened.place(of: "s search")),
                    try #require(opened.place(of: "q quit")), try #require(opened.place(of: "Compare")),
                ]
                for place in elsewhere { try screen.click(place) }
                try screen.click(on: "[n] no")
                let answered = try screen.wait("the question to go") { !$0.contains("Quit all the same?") }
                #expect(answered.exitSigns == asked.exitSigns)
                #expect(answered.cursor == asked.cursor)
                #expect(answered.figure("threshold") == asked.figure("threshold"))
                #expect(answered.searchStatus == "idle")
                #expect(answered.front == nil)
                try screen.type("q")
                try screen.click(on: "[y] yes")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("while a name is being typed a click changes nothing")
        func prompt() throws {
            try open { screen, opened in
                try screen.type("e")
                try screen.wait(for: "Export plan to")
                for text in ["Backbone", "Pareto", "Compare", "threshold"] { try screen.click(on: text) }
                try screen.click(opened.exits[0])
                try screen.press("Escape")
                let left = try screen.wait("the prompt to go") { !$0.contains("Export plan to") }
                #expect(left.exitSigns == opened.exitSigns)
                #expect(left.cursor == opened.cursor)
                #expect(left.message.isEmpty)
            }
        }
    }
}
