import Testing

extension EndToEnd {
    @Suite("Pins and prohibitions") struct BoundSearchTests {
        @Test("every design that a search finds has the pinned exit and not the forbidden one")
        func boundSearch() throws {
            try TmuxScreen.openTiny { screen in
                try screen.waitForPanels()
                try screen.press("Home")
                try screen.type("lx")
                try screen.wait("a forbidden exit") { $0.exitSigns.dropFirst().hasPrefix("×") }
                try screen.type("lllp")
                try screen.wait("a pinned exit") { $0.exitSigns.dropFirst(4).hasPrefix("▲") }
                try screen.type("s")
                try screen.wait("a front") { $0.searchProgress != nil && $0.contains("front of ") }
                try screen.type("s")
                try screen.wait("a paused search") {
                    ["paused", "finished", "proven", "proven optimal"].contains($0.searchStatus)
                }

                try screen.type(":panel pareto")
                try screen.press("Enter")
                for (index, key) in ["Home", "Right", "Right", "End"].enumerated() {
                    let plan = try exportPoint(reachedBy: key, as: "\(index)-", screen)
                    let exits = try plan.strings("exits")
                    #expect(exits.contains("exit4"))
                    #expect(!exits.contains("exit1"))
                }
            }
        }

        /// Goes to a point of the front, loads it and exports it.
        private func exportPoint(
            reachedBy key: String, as prefix: String, _ screen: TmuxScreen
        ) throws -> PlanFile {
            try screen.press(key)
            try screen.wait("a point of the front") { $0.front != nil }
            try screen.press("Enter")
            try screen.type("e")
            try screen.wait(for: "Export plan to")
            try screen.press("C-u")
            try screen.type("\(prefix)tiny.plan.json")
            try screen.press("Enter")
            try screen.wait(for: "Plan written to \(prefix)")
            return try PlanFile(screen.folder.bytes(of: "\(prefix)tiny.plan.json"))
        }
    }
}
