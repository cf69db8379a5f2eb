import Testing

extension EndToEnd {
    @Suite("Leaving") struct LeavingTests {
        private static let question = "Quit all the same? y/n"

        private func open(_ body: (TmuxScreen) throws -> Void) throws {
            try TmuxScreen.openTiny { screen in
                try screen.waitForPanels()
                try body(screen)
            }
        }

        @Test("q right after opening leaves at once")
        func unchanged() throws {
            try open { screen in
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("q over an unsaved change asks; n stays, y leaves")
        func changed() throws {
            try open { screen in
                try screen.type(" q")
                let asked = try screen.wait(for: Self.question)
                try screen.type("n")
                let stayed = try screen.wait("the question to go") { !$0.contains(Self.question) }
                #expect(stayed.exitSigns == asked.exitSigns)
                try screen.type("q")
                try screen.wait(for: Self.question)
                try screen.type("y")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("a change that was undone is none")
        func undone() throws {
            try open { screen in
                try screen.type(" u")
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("an exported change is safe")
        func exported() throws {
            try open { screen in
                try screen.type(" e")
                try screen.wait(for: "Export plan to")
                try screen.press("Enter")
                try screen.wait(for: "Plan written")
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
        }
    }
}
