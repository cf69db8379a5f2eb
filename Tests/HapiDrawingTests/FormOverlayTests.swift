import HapiCore
import HapiDrawing
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@Suite("The form over the panels")
struct FormOverlayTests {
    private func open(_ setting: Setting, width: Int = 80, height: Int = 24) throws -> OverlayCase {
        var open = try OverlayCase()
        (open.width, open.height) = (width, height)
        open.fixture.press("a")
        let row = try unwrap(Setting.allCases.firstIndex(of: setting))
        for _ in 0..<row { open.fixture.press(KeyPress(.down)) }
        return open
    }

    @Test(
        "Each setting can be brought into view, under its heading, with its value",
        arguments: [(80, 24), (120, 36)])
    func visible(width: Int, height: Int) throws {
        for setting in Setting.allCases {
            let open = try open(setting, width: width, height: height)
            let index = try unwrap(Setting.allCases.firstIndex(of: setting))
            let line = try unwrap(open.line(ofRow: index))
            let rows = open.rows
            let row = rows[line]
            let value = setting.text(of: open.fixture.state.settings, open.fixture.context)
            #expect(row.contains("▸ \(setting.label)") && row.contains(value), "\(row)")
            if Setting.allCases.first(where: { $0.section == setting.section }) == setting {
                #expect(rows[line - 1].contains(setting.section.rawValue))
            }
            #expect(rows.contains { $0.contains(setting.summary) }, "\(setting.summary)")
        }
    }

    @Test("The arrows around a value do what the arrow keys do, and the value begins to be typed")
    func steps() throws {
        for setting in [Setting.goal, .deadline, .threshold, .seed, .method] {
            for (index, key) in [("◂", KeyPress(.left)), ("▸", KeyPress(.right))].enumerated() {
                var clicked = try open(setting)
                let row = try unwrap(Setting.allCases.firstIndex(of: setting))
                let line = try unwrap((0..<24).first { clicked.rows[$0].contains("▸ \(setting.label)") })
                let cells = Array(clicked.rows[line])
                let x = try unwrap(
                    index == 0 ? cells.firstIndex(of: "◂") : cells.lastIndex(of: "▸"))
                var pressed = clicked
                clicked.click(x: x, y: line)
                pressed.fixture.press(key.1)
                #expect(clicked.fixture.state.settings == pressed.fixture.state.settings)
                #expect(clicked.line(ofRow: row) == line)
            }
            var typed = try open(setting)
            let value = setting.text(of: typed.fixture.state.settings, typed.fixture.context)
            let line = try unwrap((0..<24).first { typed.rows[$0].contains("▸ \(setting.label)") })
            try typed.click(value, inRow: line)
            guard case .form(let form) = typed.fixture.state.view.overlay else {
                throw Unexpected("the form was closed")
            }
            #expect(form.field?.text == value)
        }
    }

    @Test("A click on another row goes there")
    func choosing() throws {
        var open = try open(.goal, width: 120, height: 36)
        for (index, setting) in Setting.allCases.enumerated() {
            let line = try unwrap(open.line(ofRow: index))
            open.click(x: 20, y: line)
            guard case .form(let form) = open.fixture.state.view.overlay else { throw Unexpected("closed") }
            #expect(form.setting == setting && (index == 0 || form.field == nil))
            if form.field != nil { open.fixture.press(KeyPress(.escape)) }
        }
    }

    @Test("What cannot be taken says so beside the field or under it, whole", arguments: OverlayCase.sizes)
    func refusal(width: Int, height: Int) throws {
        for text in ["4x", "soon enough for everybody who waits"] {
            var open = try open(.deadline, width: width, height: height)
            open.fixture.send(.edit(.insert(text)))
            let reason = try unwrap(open.fixture.state.refusal(open.fixture.context))
            let drawn = open.rows.joined(separator: " ")
                .split { " │".contains($0) }.joined(separator: " ")
            #expect(drawn.contains(reason), "\(reason) at \(width)×\(height)")
        }
    }

    @Test("A limit shows what the present design makes of it; what is not in use says what it is for")
    func words() throws {
        let fixture = try open(.deadline, width: 120, height: 36)
        let present = try unwrap(fixture.fixture.state.analysis.evaluation)
        #expect(fixture.contains("now \(Format.milliseconds(present.worstLatency)) ✓"))
        #expect(fixture.contains("for the weighted goal"))
        var other = fixture
        other.fixture.send(.edit(.cancel))
        other.fixture.type("method random")
        other.fixture.type("deadline 0.001")
        other.fixture.press("a")
        #expect(other.contains("for annealing") && other.contains(" ! "))
    }
}
