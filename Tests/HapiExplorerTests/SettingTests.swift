import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("Goal, limits, policy and search, set in place")
struct SettingTests {
    @Test(
        "Amounts are read with their units, and nothing else is",
        arguments: [
            ("42", 42.0), ("42ms", 42), (" 42 ms ", 42), ("0.042 s", 42), ("870us", 0.87), ("1e2", 100),
        ])
    func milliseconds(text: String, value: Double) throws {
        #expect(try Quantity.milliseconds(text) == value)
    }

    @Test(
        "Text that is no time is refused",
        arguments: ["", "ms", "-1", "nan", "inf", "0x10", "4 2", "12 MiB", "1e400", "4,2"])
    func noTime(text: String) {
        #expect(throws: Quantity.Refusal.self) { try Quantity.milliseconds(text) }
    }

    @Test("Sizes, shares, points and counts")
    func others() throws {
        #expect(try Quantity.bytes("12 MiB") == 12 << 20)
        #expect(try Quantity.bytes("1.5GB") == 1_500_000_000)
        #expect(try Quantity.share("87 %") == 0.87)
        #expect(try Quantity.share("0.87") == 0.87)
        #expect(try Quantity.points("1pp") == 0.01)
        #expect(try Quantity.count("200k") == 200_000)
        #expect(throws: Quantity.Refusal.self) { try Quantity.share("87") }
        #expect(throws: Quantity.Refusal.self) { try Quantity.count("1.5") }
        #expect(throws: Quantity.Refusal.self) { try Quantity.bytes("1e30") }
    }

    @Test("Every setting reads back what it shows, and changes nothing by it")
    func roundTrip() throws {
        var fixture = try ExplorerFixture(
            limits: Limits(meanLatency: 3.25, deadline: 9, memory: 12 << 20, minAccuracy: 0.25))
        fixture.type("max-exits 5")
        let values = fixture.state.settings
        for setting in Setting.allCases {
            var again = values
            try setting.set(setting.text(of: values, fixture.context), in: &again, fixture.context)
            if setting == .threshold { again.document.origin = values.document.origin }
            if setting == .maxLoss || setting == .minAccuracy {
                let floor = try unwrap(again.document.limits.minAccuracy)
                #expect(abs(floor - 0.25) < 1e-9)
                again.document.limits.minAccuracy = 0.25
            }
            #expect(again == values, "\(setting.rawValue)")
        }
    }

    @Test("A value that is long to the last digit is shown rounded, and typed again as it is")
    func shown() throws {
        var fixture = try ExplorerFixture(
            limits: Limits(
                meanLatency: 3.25, deadline: 4.841298402000001, memory: 3_471_360, minAccuracy: 1 / 3))
        func shown(_ setting: Setting) -> String {
            setting.shown(of: fixture.state.settings, fixture.context)
        }
        #expect(shown(.meanLatency) == "3.25 ms" && shown(.deadline) == "4.84 ms")
        #expect(shown(.memory) == "3.31 MiB" && shown(.minAccuracy) == "33.33 %")
        #expect(shown(.maxLoss).hasSuffix(" pp") && shown(.maxLoss).count <= 8)
        #expect(shown(.goal) == "accuracy" && shown(.seed) == "1")
        #expect(Setting.memory.text(of: fixture.state.settings, fixture.context) == "3390 KiB")
        fixture.type("memory none")
        #expect(shown(.memory) == "none")
    }

    @Test("A step forth and one back come to the same value, from any of a few places")
    func stepping() throws {
        let fixture = try ExplorerFixture(limits: Limits(meanLatency: 3, deadline: 9, minAccuracy: 0.5))
        for setting in Setting.allCases {
            var values = fixture.state.settings
            let present = fixture.state.analysis.evaluation
            func step(_ by: Int) throws {
                let text = setting.stepped(by: by, from: values, present: present, fixture.context)
                try setting.set(text, in: &values, fixture.context)
            }
            try step(1)
            let first = setting.text(of: values, fixture.context)
            try step(1)
            try step(-1)
            #expect(setting.text(of: values, fixture.context) == first, "\(setting.rawValue)")
        }
    }

    @Test("A limit that is typed is one step of undo, and starts a running search over")
    func typedLimit() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        let before = fixture.state.document
        fixture.type("deadline 5ms")
        #expect(fixture.state.document.limits.deadline == 5)
        guard case .startSearch(let terms, _, let run) = fixture.effects.last else {
            throw Unexpected("the search did not start over")
        }
        #expect(terms.limits.deadline == 5 && run == 2)
        fixture.press("u")
        #expect(fixture.state.document == before)
    }

    @Test("The form moves through its rows, steps and types values, and keeps what it cannot take open")
    func form() throws {
        var fixture = try ExplorerFixture()
        fixture.press("a")
        fixture.press(KeyPress(.down), KeyPress(.down))
        guard case .form(let form) = fixture.state.view.overlay else { throw Unexpected("no form") }
        #expect(form.setting == .meanLatency && form.field == nil)
        fixture.press("4", "x", KeyPress(.enter))
        #expect(fixture.state.refusal(fixture.context)?.contains("expected a time") == true)
        #expect(fixture.state.document.limits.meanLatency == nil)
        fixture.press(KeyPress(.backspace), "m", "s", KeyPress(.enter))
        #expect(fixture.state.document.limits.meanLatency == 4)
        #expect(fixture.state.refusal(fixture.context) == nil)
        fixture.press(KeyPress(.home), KeyPress(.right))
        #expect(fixture.state.document.goal == .latency, "after accuracy, which followed from the limit")
        fixture.press(KeyPress(.escape))
        #expect(fixture.state.view.overlay == .none)
    }

    @Test("Another metric asks for other answers, and is refused where there are none")
    func metric() throws {
        var fixture = try ExplorerFixture()
        fixture.type("policy entropy")
        #expect(fixture.state.document.policy.metric == .maxProbability)
        #expect(fixture.state.refusal(fixture.context)?.contains("no answers under entropy") == true)
        fixture.send(.edit(.cancel))
        fixture.type("fallback deepest")
        #expect(fixture.state.document.policy.fallback == .deepest)
        let evaluator = fixture.context.basis(fixture.state.document.policy).evaluator
        #expect(evaluator.fallback == .deepest && evaluator.answers.metric == .maxProbability)
    }

    @Test("Too many pins for the wanted number of exits are refused, either way round")
    func pinsAndMost() throws {
        var fixture = try ExplorerFixture()
        fixture.type("max-exits 1")
        fixture.go(toExit: 1)
        fixture.send(.pin)
        fixture.go(toExit: 2)
        fixture.send(.pin)
        #expect(fixture.state.document.pinned == [1])
        #expect(fixture.state.view.message?.isError == true)
        fixture.type("max-exits none")
        fixture.send(.pin)
        fixture.type("max-exits 1")
        #expect(fixture.state.document.maxExits == nil && fixture.state.document.pinned == [1, 2])
    }
}
