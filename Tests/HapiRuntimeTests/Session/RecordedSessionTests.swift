import Foundation
import HapiCore
import HapiExplorer
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("A session recorded and played")
struct RecordedSessionTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace
    private let terms: ExplorerTerms
    private let context: ExplorerContext

    init() throws {
        folder = try TemporaryFolder()
        workspace = try Workspace(profile: SmallFiles.write(to: folder.path))
        terms = ExplorerTerms(
            limits: Limits(meanLatency: 9), search: SearchSettings(evaluations: 400),
            themes: ["dark", "light"])
        context = try workspace.context(terms, path: workspace.path)
    }

    private var path: String { "\(folder.path)/r.jsonl" }

    private func recorder(overwrite: Bool = false) throws -> SessionRecorder {
        let header = Recording.Header(program: "hapi-tui 0", source: workspace.source, terms: terms)
        return try SessionRecorder(path, header, workspace.network, overwrite: overwrite)
    }

    private func play() throws -> ExplorerState {
        let opened = try Recording.open(FileAccess.read(path, as: "a recording"), file: path)
        let recording = try Recording.read(opened, workspace.network)
        let context = try workspace.context(recording.header.terms, path: recording.header.source.path)
        var player = SessionPlayer(recording, file: path, workspace, context)
        return try player.play()
    }

    /// Runs a session as the screen does, with a search that reports now and then.
    private struct Session {
        let test: RecordedSessionTests
        let recorder: SessionRecorder
        var generator: Generator
        var state: ExplorerState
        var search: (run: Int, search: DesignSearch)?

        mutating func perform(_ action: Action) {
            guard !state.isFinished else { return }
            #expect(recorder.record(action, in: state) == nil)
            var next = state
            let effects = next.reduce(action, test.context)
            guard !next.isFinished else { return }
            state = next
            for effect in effects { if let result = answer(effect) { perform(result) } }
        }

        private mutating func answer(_ effect: Effect) -> Action? {
            switch effect {
            case .startSearch(let terms, let settings, let run):
                search = (run, DesignSearch(terms.problem(test.context), settings))
            case .pauseSearch, .resumeSearch: break
            case .export(let request):
                return .exportEnded(
                    .written(path: request.path, design: request.evaluation.design, testAccuracy: 0.5))
            case .openPlan(let path): return .planOpened(.failed(reason: "\(path) is not there"))
            case .openDevice: return .deviceOpened(test.workspace.openDevice(test.workspace.path))
            case .openProfile(let path): return .told(Message("\(path) is not opened", isError: true))
            case .listProfiles:
                return .profilesListed([ProfileRow(path: "small.json", name: "small", note: "")])
            case .listFiles: return .filesListed(["small.json", "smaller.json"])
            }
            return nil
        }

        mutating func report() {
            guard var current = search, state.live.status == .running else { return }
            for _ in 0..<generator.index(below: 60) { current.search.step() }
            search = current
            perform(
                .searchReported(
                    SearchReport(
                        run: current.run, snapshot: current.search.snapshot,
                        evaluationsPerSecond: generator.unit(), seconds: generator.unit())))
        }
    }

    @Test("is played to the same state, however searches, lists and undo went", arguments: [1, 2, 3, 4, 5])
    func replay(seed: UInt64) throws {
        var session = Session(
            test: self, recorder: try recorder(), generator: Generator(seed: seed),
            state: ExplorerState(context))
        var actions = RandomActions(seed: seed, network: workspace.network)
        session.perform(.command(.openDevice))
        session.perform(.edit(.insert("small.json")))
        session.perform(.edit(.accept))
        for round in 0..<80 {
            if round % 20 == 3 { session.perform(.command(.searchToggle)) }
            for action in actions.next() { session.perform(action) }
            for _ in 0..<3 { session.report() }
        }
        session.recorder.finish()
        let played = try play()
        #expect(played.document == session.state.document)
        #expect(played.view == session.state.view)
        #expect(played.live == session.state.live)
        #expect(played.history == session.state.history)
        #expect(played.preview == session.state.preview)
    }

    @Test("of the reports between two actions only the last is written, unless the front is walked")
    func reports() throws {
        var session = Session(
            test: self, recorder: try recorder(), generator: Generator(seed: 9), state: ExplorerState(context)
        )
        session.perform(.command(.searchToggle))
        for _ in 0..<5 { session.report() }
        session.perform(.command(.frontNext))
        #expect(try folder.text("r.jsonl").split(separator: "\n").count == 4)
        #expect(session.state.view.frontCursor != nil)
        for _ in 0..<5 { session.report() }
        #expect(try folder.text("r.jsonl").split(separator: "\n").count == 9)
    }

    @Test("a session that ended with leaving is played to just before")
    func leaving() throws {
        let recorder = try recorder()
        var state = ExplorerState(context)
        for command in [Command.toggle, .help, .quit] {
            #expect(recorder.record(.command(command), in: state) == nil)
            _ = state.reduce(.command(command), context)
        }
        #expect(try play().view.overlay == .question(.quitUnsaved))
        #expect(recorder.record(.answer(true), in: state) == nil)
        #expect(try !play().isFinished && play().view.overlay == .question(.quitUnsaved))
    }

    @Test("a file that exists is neither recorded over nor touched, unless it is wished")
    func exists() throws {
        try folder.write("dear", "r.jsonl")
        #expect(throws: AtomicWriter.Failure.exists(path: path)) { _ = try recorder() }
        #expect(try folder.text("r.jsonl") == "dear")
        _ = try recorder(overwrite: true)
        #expect(try folder.text("r.jsonl").hasPrefix(#"{"format":"hapi.session""#))
    }

    @Test("the profile is found beside the recording, and another one in its place is not played on")
    func profile() throws {
        var source = workspace.source
        source.path = "small.json"
        let locator = ResourceLocator(environment: [:], executable: "/nowhere/hapi-tui")
        func profile() throws(InputError) -> String {
            try source.profile(near: path, root: "line 1, at $", remedy: "look for it", locator)
        }
        #expect(try profile() == workspace.path)
        source.path = "elsewhere/absent.json"
        let error = try #require(throws: InputError.self) { try profile() }
        #expect(error.place == "line 1, at $.profile.path" && error.remedy == "look for it")
    }

    @Test("another model is found as the profile is: beside the recording, as written, by name")
    func otherModel() throws {
        let text = try SmallFiles.model.breaking("\"name\": \"small\"", "\"name\": \"other\"")
        try folder.write(text, "Models/other.json")
        var source = workspace.source
        func open() throws(InputError) -> Workspace {
            try source.workspace(workspace.path, near: path, root: "at $", remedy: "look for it")
        }
        #expect(try !open().isOtherModel)
        for model in ["Models/other.json", "\(folder.path)/Models/other.json", "elsewhere/other.json"] {
            source.otherModel = model
            #expect(try open().network.name == "other")
        }
        source.otherModel = "Models/absent.json"
        let error = try #require(throws: InputError.self) { try open() }
        #expect(error.file == path && error.place == "at $.model.path" && error.remedy == "look for it")
        #expect(error.found == "Models/absent.json, which is not there")
    }
}
