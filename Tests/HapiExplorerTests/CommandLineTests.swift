import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("Typed commands")
struct CommandLineTests {
    private let fixture: ExplorerFixture

    init() throws { fixture = try ExplorerFixture(limits: Limits(deadline: 9)) }

    private func line(_ text: String) -> CommandLine { CommandLine(text, fixture.state, fixture.context) }

    private func prompt(_ fixture: ExplorerFixture) throws -> Prompt {
        guard case .prompt(let prompt) = fixture.state.view.overlay else { throw Unexpected("no prompt") }
        return prompt
    }

    @Test(
        "A word, or as much of it as no other begins with, names its command",
        arguments: [
            ("deadline 5", CommandWord.setting(.deadline)), ("dea 5", .setting(.deadline)),
            ("und", .command(.undo)), ("toggle", .command(.toggle)), ("baselines", .command(.baselines)),
            ("toggle exit:layer0", .verb(.toggle)), ("keep", .verb(.keep)), (" quit", .command(.quit)),
        ])
    func words(text: String, word: CommandWord) {
        #expect(line(text).word == word)
    }

    @Test("A word that could be several names them, each once; an unknown one says how to see them all")
    func ambiguous() {
        let several = line("t").refusal ?? ""
        #expect(several.contains("could be") && several.contains("threshold"))
        let names = several.replacing("could be ", with: "").split(separator: ", ")
        #expect(Set(names).count == names.count)
        #expect(line("frobnicate").refusal?.contains("Tab") == true)
    }

    @Test(
        "An argument that does not fit is refused, saying what would",
        arguments: [
            ("deadline", "a time"), ("deadline soon", "a time"),
            ("goal speed", "accuracy, latency, weighted"),
            ("pin nowhere", "candidate exit"), ("go nowhere", "layer or exit"), ("load z", "slot, A to H"),
            ("keep z", "or nothing"), ("name z x", "its name"), ("axis fun", "one of"), ("panel", "one of"),
            ("undo twice", "stands alone"), ("plan", "a file"),
        ])
    func refused(text: String, expected: String) {
        #expect(line(text).refusal?.contains(expected) == true, "\(line(text).refusal ?? "taken")")
    }

    @Test("Tab goes through what a word could become, forwards and backwards and round")
    func completion() throws {
        var fixture = fixture
        fixture.press(":", "d", "e")
        fixture.press(KeyPress(.tab))
        let first = try prompt(fixture)
        #expect(first.field.text == "deadline " && first.completion == 0)
        #expect(Set(first.completions) == ["deadline ", "device ", "details"])
        for _ in 0..<first.completions.count { fixture.press(KeyPress(.tab)) }
        #expect(try prompt(fixture) == first)
        fixture.press(KeyPress(.backTab))
        #expect(try prompt(fixture).completion == first.completions.count - 1)
    }

    @Test("A word that stands alone or before an argument is offered once, as it stands alone")
    func offeredOnce() throws {
        var fixture = fixture
        fixture.press(":")
        fixture.press(KeyPress(.tab))
        let all = try prompt(fixture).completions
        #expect(Set(all).count == all.count)
        #expect(all.filter { $0.hasPrefix("toggle") } == ["toggle"])
        #expect(all.contains("deadline ") && all.contains("undo"))
    }

    @Test("What follows the word is completed too: exits, choices, present values")
    func arguments() throws {
        for (text, expected) in [
            ("goal l", "goal latency"), ("pin exit:layer", "pin exit:layer0"), ("deadline ", "deadline 9 ms"),
        ] {
            var fixture = fixture
            fixture.press(":")
            fixture.send(.edit(.insert(text)), .edit(.complete))
            #expect(try prompt(fixture).field.text == expected)
        }
    }

    @Test("A click on a completion puts it into the line")
    func picked() throws {
        var fixture = fixture
        fixture.press(":", "d", "e", KeyPress(.tab))
        let completions = try prompt(fixture).completions
        fixture.send(.pickRow(1))
        #expect(try prompt(fixture).field.text == completions[1])
        fixture.send(.pickRow(99))
        #expect(try prompt(fixture).field.text == completions[1])
    }
}
