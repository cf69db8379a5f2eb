import HapiCore
import HapiExplorer
import HapiJSON
import TestSupport
import Testing

@Suite("Actions as lines of JSON")
struct ActionCodecTests {
    private let fixture: ExplorerFixture
    private let codec: ActionCodec

    init() throws {
        fixture = try ExplorerFixture()
        codec = ActionCodec(fixture.context.network)
    }

    private func roundTrip(_ action: RecordedAction) throws -> RecordedAction {
        try codec.action(codec.line(action).utf8)
    }

    /// Which kind an action is: a new one has to be thought of here.
    private func kind(_ action: Action) -> Int {
        switch action {
        case .command: 0
        case .pickLayer: 1
        case .setCursor: 2
        case .dragThreshold: 3
        case .endDrag: 4
        case .pickPoint: 5
        case .pickSlot: 6
        case .focus: 7
        case .pickRow: 8
        case .scroll: 9
        case .edit: 10
        case .answer: 11
        case .searchReported: 12
        case .exportEnded(.written): 13
        case .exportEnded(.exists): 14
        case .exportEnded(.failed): 15
        case .planOpened(.read): 16
        case .planOpened(.failed): 17
        case .deviceOpened(.read): 18
        case .deviceOpened(.failed): 19
        case .filesListed: 20
        case .told: 21
        case .profilesListed: 22
        }
    }

    private func everyKind() throws -> [Action] {
        let context = fixture.context
        let snapshot = DesignSearch(fixture.state.document.searchTerms.problem(context), context.search)
            .snapshot
        let report = SearchReport(run: 3, snapshot: snapshot, evaluationsPerSecond: 12.5, seconds: 0.1)
        let design = Design(exits: [2, 5], threshold: 0.35)
        let device = Device(
            path: "other.json", title: "elsewhere", latencyKind: "measured", costs: fixture.evaluator.costs)
        let edits: [TextEdit] = [
            .insert("a \"quoted\" tab\t, \u{1B}[m and ü"), .deleteBackward, .deleteForward, .deleteWord,
            .left,
            .right, .start, .end, .clear, .up, .down, .pageUp, .pageDown, .complete, .completeBack, .accept,
            .cancel,
        ]
        return Command.allCases.map(Action.command) + Panel.allCases.map(Action.focus)
            + edits.map(Action.edit) + (-1...12).map(Action.pickLayer) + (-1...12).map(Action.setCursor)
            + (-1...8).map(Action.pickSlot) + [
                .dragThreshold(0.1), .dragThreshold(-.infinity), .endDrag,
                .pickPoint(cost: 1e-9, accuracy: 0.5, accuracyPerCost: .infinity), .pickRow(4), .scroll(.max),
                .scroll(-.max), .answer(true), .answer(false), .searchReported(report),
                .exportEnded(.written(path: "a b.json", design: design, testAccuracy: nil)),
                .exportEnded(.written(path: "", design: design, testAccuracy: 0.875)),
                .exportEnded(.exists(path: "x")), .exportEnded(.failed(reason: "no room\non the disk")),
                .planOpened(
                    .read(
                        path: "p.json", design: design,
                        policy: ExitPolicy(metric: .entropy, fallback: .deepest))),
                .planOpened(.failed(reason: "")), .deviceOpened(.read(device)),
                .deviceOpened(.failed(reason: "none")), .filesListed([]), .filesListed(["a/", "b.json"]),
                .profilesListed([]),
                .profilesListed([ProfileRow(path: "a b.json", name: "a b", note: "of \"a\"")]),
                .told(Message("hello")), .told(Message("oh", isError: true)),
            ]
    }

    @Test("every kind of action comes back from its line as it was, but for what is made anew")
    func everyAction() throws {
        let actions = try everyKind()
        #expect(Set(actions.map(kind)) == Set(0...22))
        for action in actions {
            let recorded = RecordedAction(action)
            let line = codec.line(recorded)
            #expect(!line.utf8.contains(UInt8(ascii: "\n")))
            #expect(try codec.action(line.utf8) == recorded, "\(line)")
        }
    }

    @Test("so does whatever a user might do", arguments: [1, 2, 3])
    func randomActions(seed: UInt64) throws {
        var actions = RandomActions(seed: seed, network: fixture.context.network)
        for _ in 0..<300 {
            for action in actions.next() { #expect(try roundTrip(.action(action)) == .action(action)) }
        }
    }

    @Test("layers and exits are called by name, slots by letter, commands as they are typed")
    func names() {
        #expect(codec.line(.action(.pickLayer(4))) == #"{"pickLayer":"layer4"}"#)
        #expect(codec.line(.action(.pickSlot(2))) == #"{"pickSlot":"C"}"#)
        #expect(codec.line(.action(.command(.thresholdUp))) == #"{"command":"threshold-up"}"#)
        let report = RecordedReport(
            run: 1, steps: 64, provenBeside: true, evaluationsPerSecond: 8, seconds: 8)
        #expect(
            codec.line(.report(report))
                == #"{"searchReported":{"run":1,"steps":64,"provenBeside":true,"evaluationsPerSecond":8.0,"seconds":8.0}}"#
        )
    }

    @Test(
        "a wrong line is refused with its place, what was found and what was expected",
        arguments: [
            ("", "$", "an empty file"), ("[]", "$", "an empty array"), ("{}", "$", "an object of 0 keys"),
            (#"{"command":"quit","endDrag":true}"#, "$", "an object of 2 keys"),
            (#"{"comand":"quit"}"#, "$.comand", "the unknown action \"comand\""),
            (#"{"command":"quitt"}"#, "$.command", "the string \"quitt\""),
            (#"{"pickLayer":"layer99"}"#, "$.pickLayer", "the string \"layer99\""),
            (#"{"pickSlot":"I"}"#, "$.pickSlot", "the string \"I\""),
            (#"{"endDrag":false}"#, "$.endDrag", "false"),
            (#"{"dragThreshold":"x"}"#, "$.dragThreshold", "the string \"x\""),
            (#"{"edit":"insert"}"#, "$.edit", "the string \"insert\""),
            (#"{"answer":1}"#, "$.answer", "the number 1"),
            (
                #"{"searchReported":{"run":1,"steps":-1,"provenBeside":false,"evaluationsPerSecond":1,"seconds":1}}"#,
                "$.searchReported.steps", "the number -1"
            ),
            (
                #"{"planOpened":{"read":"p","exits":[],"threshold":1.5,"policy":"margin","fallback":"deepest"}}"#,
                "$.planOpened.threshold", "the number 1.5"
            ), (#"{"told":{"text":"x","isError":true,"more":1}}"#, "$.told.more", "the unknown key \"more\""),
        ])
    func refusals(line: String, path: String, found: String) throws {
        #expect {
            try codec.action(line.utf8)
        } throws: { error in
            guard let error = error as? JSONError else { return false }
            #expect(error.place.path == path && error.found == found && !error.expected.isEmpty)
            return true
        }
    }
}
