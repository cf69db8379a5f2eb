import HapiCore
import HapiDrawing
import HapiExplorer
import TestSupport
import Testing

/// Whole frames held against recorded ones: what a person has looked at and found good. `HAPI_RECORD_FRAMES=1`
/// records them anew (see `Golden`).
@Suite("Frames as recorded") struct GoldenFrameTests {
    /// A moment of a session.
    enum Scene: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case opening, searched, compared, zoomed
        case form, typing, palette, find, history, baselines, themes, profiles, help, details
        case command, question, refusal

        var testDescription: String { rawValue }

        static let panels: [Scene] = [.opening, .searched, .compared, .zoomed]
        static var overlays: [Scene] { allCases.filter { !panels.contains($0) } }

        /// The state, and the context that it belongs to.
        func fixture() throws -> ExplorerFixture {
            var fixture = try ExplorerFixture(
                limits: Limits(meanLatency: 16, memory: 1 << 20), seed: 8, layers: 40, exits: 30,
                samples: 400,
                themes: ["dark", "light", "mono"])
            if self != .opening { try prepare(&fixture) }
            return fixture
        }

        /// Two designs in slots, a finished search, a pin and a forbidden exit.
        private func prepare(_ fixture: inout ExplorerFixture) throws {
            fixture.go(toExit: 4)
            fixture.send(.pin)
            fixture.go(toExit: 9)
            fixture.send(.forbid)
            fixture.go(toExit: 14)
            fixture.send(.toggle, .keep)
            fixture.type("name a by hand")
            fixture.type("baseline sdn")
            fixture.send(.searchToggle)
            try fixture.finishSearch()
            switch self {
            case .opening, .searched: fixture.press(".", ".")
            case .compared:
                var cases = RandomCases(seed: 3)
                let device = Device(
                    path: "other.json", title: "elsewhere", latencyKind: "measured",
                    costs: cases.costs(fixture.context.network))
                fixture.send(.focus(.compare), .deviceOpened(.read(device)), .command(.right))
            case .zoomed: fixture.press("+")
            case .form: fixture.press("a", KeyPress(.down), KeyPress(.down))
            case .typing: fixture.press("a", KeyPress(.down), KeyPress(.down), "4", "x")
            case .palette:
                fixture.send(.palette)
                fixture.send(.edit(.insert("ex")))
            case .find: fixture.press("/", "1")
            case .history: fixture.press("U", KeyPress(.up))
            case .baselines: fixture.press("B")
            case .themes: fixture.press("T", KeyPress(.down))
            case .profiles:
                fixture.press("O")
                fixture.send(
                    .profilesListed([
                        ProfileRow(path: "a.json", name: "bench", note: "Small, bench 5W, measured latency"),
                        ProfileRow(
                            path: "b.json", name: "broken", note: "cannot be read: found no such file"),
                        ProfileRow(
                            path: "c.json", name: "elsewhere",
                            note: "open now, A long name of a network, somewhere 10 W, modelled latency, "
                                + "synthetic answers"),
                    ]), .edit(.down))
            case .help: fixture.press("?")
            case .details: fixture.press("i")
            case .command: fixture.press(":", "m", KeyPress(.tab))
            case .question: fixture.press("q")
            case .refusal:
                fixture.send(
                    .exportEnded(
                        .failed(
                            reason: "a/folder/that/is/not/there/plan.json could not be written: no such file "
                                + "or directory; make the folder, or name another place to keep the plan in"))
                )
            }
        }
    }

    private static let sizes = [(80, 24), (100, 30), (120, 36), (200, 60)]

    private func surface(
        _ scene: Scene, _ size: (Int, Int), glyphs: GlyphSet = .unicode, theme: Theme = .builtIn
    ) throws -> Surface {
        let fixture = try scene.fixture()
        return Screen(context: fixture.context, theme: theme, glyphs: glyphs)
            .frame(fixture.state, width: size.0, height: size.1).surface
    }

    /// Unicode, and below it ASCII.
    private func both(_ scene: Scene, _ size: (Int, Int)) throws -> String {
        try AnsiText.plain(surface(scene, size)) + "\n" + AnsiText.plain(surface(scene, size, glyphs: .ascii))
    }

    @Test("The panels", arguments: Scene.panels)
    func panels(_ scene: Scene) throws {
        for size in Self.sizes {
            Golden.check(try both(scene, size), "\(scene.rawValue)-\(size.0)x\(size.1)")
        }
    }

    @Test("What stands over them", arguments: Scene.overlays)
    func overlays(_ scene: Scene) throws {
        for size in [Self.sizes[0], Self.sizes[2]] {
            Golden.check(try both(scene, size), "\(scene.rawValue)-\(size.0)x\(size.1)")
        }
    }

    @Test("Every depth of colour", arguments: ColourDepth.allCases)
    func colours(_ depth: ColourDepth) throws {
        for scene in [Scene.searched, .form] {
            let text = AnsiText.text(try surface(scene, Self.sizes[1]), depth: depth)
            Golden.check(text, "\(scene.rawValue)-100x30-\(depth.rawValue)")
        }
    }
}
