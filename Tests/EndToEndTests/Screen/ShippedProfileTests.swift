import Foundation
import HapiJSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Every shipped profile on the screen") struct ShippedProfileTests {
        private func object(_ path: String) throws -> JSONObject {
            try JSONReader.read(Array(Data(contentsOf: URL(fileURLWithPath: path)))).object()
        }

        /// The first word of a profile's network: the header cuts what follows where it lacks the room.
        private func name(_ profile: String) throws -> String {
            var content = try object(Checkout.profile(profile))
            var model = try object("\(Checkout.root)/Profiles/\(content.required("model").string())")
            return try String(model.required("name").string().prefix { $0 != " " })
        }

        // Opened at the one size and turned to the other, which one being every other profile's: twice as many starts
        // would take twice as long.
        @Test(
            "It draws its network's name at 100×30 and at 200×60, and quits cleanly",
            arguments: Checkout.profiles)
        func opens(profile: String) throws {
            let name = try name(profile)
            var sizes = [(100, 30), (200, 60)]
            if Checkout.profiles.firstIndex(of: profile).map({ $0 % 2 == 1 }) == true { sizes.reverse() }
            try TmuxScreen.open([Checkout.profile(profile)], width: sizes[0].0, height: sizes[0].1) {
                screen in
                for (width, height) in sizes {
                    try screen.resize(width, height)
                    try screen.wait("\(name) at \(width)×\(height)") { rows in
                        rows.rows.count == height && String(rows.rows[0]).contains(name)
                            && rows.rows[height - 1].count <= width && rows.contains("q quit")
                    }
                }
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("A network without exits opens too, says so, and its search ends at once with the proof")
        func withoutExits() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder, hasExits: false)
            try TmuxScreen.open([profile.path], in: folder) { screen in
                try screen.waitForPanels()
                try screen.wait(for: "no exits to choose")
                try screen.type(" px,.b")
                #expect(try screen.rows().exitSigns.isEmpty)
                try screen.type("s")
                let searched = try screen.wait(for: "proven: gap 0")
                #expect(searched.figure("exits") == "0")
                try screen.type("B")
                try screen.wait(for: "1 of 1")
                try screen.press("Enter")
                try screen.type(":baseline sdn")
                try screen.press("Enter")
                try screen.wait(for: "The network has no candidate exits")
                try screen.type("m")
                try screen.type("s")
                try screen.wait("random search at its end") { $0.searchStatus == "finished" }
                try screen.type("q")
                try screen.wait(for: "Quit all the same? y/n")
                try screen.type("y")
                #expect(try screen.waitForEnd() == 0)
            }
        }
    }
}
