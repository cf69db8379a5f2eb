import HapiCore
import Testing

extension EndToEnd {
    /// A character is as wide as the terminal draws it: one column wrong, and all after it stands beside its place.
    @Suite("Wide and combining characters") struct WideNamesTests {
        /// Wide: Han, kana, Hangul, full-width, emoji. Narrow with marks: Latin, Greek, Thai. Written out: what is
        /// joined, and what cannot be seen.
        private static let parts = [
            "卷", "积", "層", "ア", "가", "Ａ", "。", "😀", "e\u{301}", "n\u{303}\u{323}", "ά", "ก\u{E34}", "ｱ", "é",
            "Ж", "×",
            "👍🏽", "\u{202E}", "\u{200B}", "\u{1B}[2J", "-", "1",
        ]

        private func name(_ generator: inout Generator) -> String {
            (0..<8).map { _ in Self.parts[generator.index(below: Self.parts.count)] }.joined()
        }

        @Test("the screen shows the frame, row by row", arguments: [1, 2, 3])
        func screen(seed: UInt64) throws {
            var generator = Generator(seed: seed)
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(
                in: folder,
                .init(
                    network: name(&generator), platform: name(&generator), group: name(&generator),
                    suffix: name(&generator)))
            let frame = try Program.run([profile.path, "--dump-frame", "120x36"], in: folder)
            let drawn = ScreenRows(frame.outputText).description
            try TmuxScreen.open([profile.path], in: folder) { screen in
                try screen.waitForPanels()
                let shown = try screen.wait("the frame as it is drawn without a terminal") {
                    Self.trimmed($0.description) == Self.trimmed(drawn)
                }
                #expect(shown.rows.count == 36)
            }
        }

        private static func trimmed(_ text: String) -> [String] {
            text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
                String(row.reversed().drop { $0 == " " }.reversed())
            }
        }
    }
}
