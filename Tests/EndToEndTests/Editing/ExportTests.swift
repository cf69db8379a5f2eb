import Testing

extension EndToEnd {
    @Suite("Exporting") struct ExportTests {
        private static let name = "tiny.plan.json"
        private static let other = Array("not a plan, and dear to its owner\n".utf8)

        /// Opens the export over a file that exists, up to the question.
        private func ask(_ body: (TmuxScreen) throws -> Void) throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            try folder.write(Self.other, to: Self.name)
            try TmuxScreen.open([profile.path], in: folder) { screen in
                try screen.waitForPanels()
                try screen.type("e")
                try screen.wait(for: "Export plan to: \(Self.name)")
                try screen.press("Enter")
                try screen.wait(for: "\(Self.name) exists. Overwrite it? y/n")
                #expect(try folder.bytes(of: Self.name) == Self.other)
                try body(screen)
            }
        }

        @Test("a file that exists is asked about, and n leaves it as it was")
        func keep() throws {
            try ask { screen in
                try screen.type("n")
                try screen.wait("the question to go") { !$0.contains("Overwrite") }
                #expect(try screen.folder.bytes(of: Self.name) == Self.other)
                #expect(try screen.folder.files(ending: ".part").isEmpty)
            }
        }

        @Test("and y replaces it by a plan, with nothing left over")
        func replace() throws {
            try ask { screen in
                try screen.type("y")
                try screen.wait(for: "Plan written to \(Self.name)")
                let plan = try PlanFile(screen.folder.bytes(of: Self.name))
                #expect(try plan.text("format") == "\"hapi.plan\"")
                #expect(try screen.folder.files(ending: ".part").isEmpty)
            }
        }

        @Test("the same design exported twice is the same bytes")
        func twice() throws {
            try ask { screen in
                try screen.type("y")
                try screen.wait(for: "Plan written")
                let first = try screen.folder.bytes(of: Self.name)
                try screen.type("e")
                try screen.wait(for: "Export plan to")
                try screen.press("C-a")
                try screen.type("again-")
                try screen.press("Enter")
                try screen.wait(for: "Plan written to again-\(Self.name)")
                #expect(try screen.folder.bytes(of: "again-\(Self.name)") == first)
            }
        }

        @Test("a folder that is not there is named, and the design stays unsaved")
        func missingFolder() throws {
            try TmuxScreen.openTiny { screen in
                try screen.waitForPanels()
                try screen.type(" e")
                try screen.wait(for: "Export plan to")
                try screen.press("C-a")
                try screen.type("nowhere/")
                try screen.press("Enter")
                let rows = try screen.wait(for: "could not be written")
                #expect(rows.message.hasPrefix("nowhere/\(Self.name)"))
                try screen.type("q")
                try screen.wait(for: "Quit all the same?")
            }
        }

        @Test(
            "letters that join as they are typed, accents and the halves of a flag, make a name like any other"
        )
        func joiningLetters() throws {
            try TmuxScreen.openTiny { screen in
                try screen.waitForPanels()
                try screen.type("e")
                try screen.wait(for: "Export plan to")
                for scalar in ["e", "\u{301}", "\u{1F1EB}", "\u{1F1F7}", "x"] { try screen.type(scalar) }
                try screen.press("BSpace", times: 2)
                try screen.type(".kept")
                try screen.press("Enter")
                try screen.wait(for: "Plan written")
                #expect(try screen.folder.files(ending: ".kept") == ["\(Self.name)e\u{301}.kept"])
            }
        }

        @Test("Escape leaves the prompt without writing")
        func cancel() throws {
            try TmuxScreen.openTiny { screen in
                try screen.waitForPanels()
                try screen.type("e")
                try screen.wait(for: "Export plan to")
                try screen.press("Escape")
                try screen.wait("the prompt to go") { !$0.contains("Export plan to") }
                #expect(try screen.folder.files(ending: ".plan.json").isEmpty)
            }
        }
    }
}
