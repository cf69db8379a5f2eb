import HapiCore
import HapiExplorer
import HapiFormats
import TestSupport
import Testing

@Suite("Recordings")
struct RecordingTests {
    private let fixture: ExplorerFixture
    private let header: Recording.Header

    init() throws {
        fixture = try ExplorerFixture()
        header = Recording.Header(
            program: "hapi-tui 0",
            source: SessionSource(
                path: "a folder/p.json", name: "p", profileHash: Self.hash("0123"),
                modelHash: Self.hash("4567")),
            terms: ExplorerTerms(
                limits: Limits(meanLatency: 2.6, memory: 1 << 40), latencyWeight: 0.3,
                policy: ExitPolicy(metric: .margin, fallback: .deepest),
                search: SearchSettings(
                    method: .random, seed: .max, evaluations: 77,
                    schedule: try CoolingSchedule().with([.span: 1e-6])), themes: ["dark", "light"]))
    }

    /// As long as a SHA-256.
    private static func hash(_ digits: String) -> String { String(repeating: digits, count: 16) }

    private func read(_ text: String) throws(InputError) -> Recording {
        try Recording.read(Recording.open(Array(text.utf8), file: "r.jsonl"), fixture.context.network)
    }

    private func lines(_ actions: [Action]) -> [String] {
        let codec = ActionCodec(fixture.context.network)
        return [header.line(fixture.context.network)] + actions.map { codec.line(RecordedAction($0)) }
    }

    @Test("header and actions come back as they were, each action with its line")
    func roundTrip() throws {
        let actions: [Action] = [.command(.searchToggle), .dragThreshold(0.25), .endDrag]
        let recording = try read(lines(actions).map { $0 + "\n" }.joined())
        #expect(recording.header == header)
        #expect(recording.actions.map(\.action) == actions.map(RecordedAction.action))
        #expect(recording.actions.map(\.line) == [2, 3, 4])
    }

    @Test("a model that is not the profile's own is named in the header")
    func otherModel() throws {
        var header = header
        header.source.otherModel = "Models/other.json"
        #expect(try read(header.line(fixture.context.network)).header == header)
    }

    @Test("work that was restored is part of the header")
    func restored() throws {
        var fixture = fixture
        fixture.send(.first, .toggle, .keep)
        var header = header
        header.restored = SavedWork(fixture.state)
        #expect(try read(header.line(fixture.context.network)).header == header)
    }

    @Test("cut anywhere behind its first line, a recording is still one: of all actions that are whole")
    func cutShort() throws {
        let lines = lines([.command(.toggle), .edit(.insert("ü")), .command(.undo)])
        let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
        for length in lines[0].utf8.count...bytes.count {
            let cut = Array(bytes.prefix(length))
            let recording = try Recording.read(
                Recording.open(cut, file: "r.jsonl"), fixture.context.network)
            // A line without its end may be whole.
            let ends = cut.count { $0 == UInt8(ascii: "\n") }
            let isWhole = length == bytes.count || bytes[length] == UInt8(ascii: "\n")
            #expect(recording.actions.count == (isWhole && length != bytes.count ? ends : max(0, ends - 1)))
        }
    }

    @Test("a wrong line is told by its number in the file")
    func wrongLine() throws {
        let text = (lines([.command(.toggle)]) + [#"{"command":"togle"}"#, #"{"endDrag":true}"#])
            .joined(separator: "\n")
        #expect {
            try read(text)
        } throws: { error in
            let error = error as? InputError
            #expect(error?.file == "r.jsonl" && error?.place == "line 3, column 12, at $.command")
            #expect(error?.remedy == "did you mean \"toggle\"?")
            return true
        }
    }

    @Test(
        "a first line that is none of a recording is refused",
        arguments: [
            ("", "line 1, column 1, at $"),
            (#"{"format":"hapi.plan","version":1}"#, "line 1, column 11, at $.format"),
            (#"{"format":"hapi.session","version":2}"#, "line 1, column 36, at $.version"),
        ])
    func foreign(text: String, place: String) throws {
        #expect {
            try read(text)
        } throws: { ($0 as? InputError)?.place == place }
    }

    @Test("another profile or model than the one it was made with is refused, naming both")
    func otherFiles() throws {
        var other = header.source
        try header.source.check(is: other, file: "r.jsonl")
        other.path = "q.json"
        other.profileHash = Self.hash("89ab")
        #expect {
            try header.source.check(is: other, file: "r.jsonl")
        } throws: { error in
            let text = (error as? InputError)?.description ?? ""
            return text.contains(
                "$.profile.sha256: found \(Self.hash("0123")), expected \(Self.hash("89ab")), that of q.json")
        }
        other.modelHash = Self.hash("cdef")
        #expect {
            try header.source.check(is: other, file: "r.jsonl")
        } throws: { ($0 as? InputError)?.place == "line 1, at $.model.sha256" }
    }

    @Test("where the models differ, the one to give is named")
    func otherModels() throws {
        func remedy(_ recorded: String?, _ open: String?) throws -> String {
            var (source, other) = (header.source, header.source)
            other.modelHash = Self.hash("cdef")
            (source.otherModel, other.otherModel) = (recorded, open)
            let error = try #require(throws: InputError.self) { try source.check(is: other, file: "r") }
            return error.remedy
        }
        #expect(try remedy("a.json", "b.json") == "give the model that it was made with, a.json (--model)")
        #expect(try remedy("a.json", nil) == "give the model that it was made with, a.json (--model)")
        #expect(try remedy(nil, "b.json").hasPrefix("leave --model out"))
        #expect(try remedy(nil, nil) == "give the profile that it was made with")
    }
}
