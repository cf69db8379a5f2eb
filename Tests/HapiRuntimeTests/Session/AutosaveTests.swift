import Foundation
import HapiCore
import HapiExplorer
import HapiFormats
import TestSupport
import Testing

@testable import HapiRuntime

@Suite("Work kept while a session goes on")
struct AutosaveTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace
    private let context: ExplorerContext
    private let store: AutosaveStore
    private var state: ExplorerState

    init() throws {
        folder = try TemporaryFolder()
        workspace = try Workspace(profile: SmallFiles.write(to: folder.path))
        context = try workspace.context(ExplorerTerms(limits: Limits()), path: workspace.path)
        store = AutosaveStore(
            workspace, environment: ["XDG_STATE_HOME": "\(folder.path)/state"], program: "hapi-tui 0")
        state = ExplorerState(context)
        _ = state.reduce(.command(.toggle), context)
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/state/hapi-tui")) ?? [])
            .sorted()
    }

    private func autosaver(_ path: String? = nil) -> Autosaver {
        Autosaver(store, goingOn: path, notify: {})
    }

    private func permissions(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try unwrap((attributes[.posixPermissions] as? NSNumber)?.intValue)
    }

    @Test("what is kept is found, and nobody else may read it")
    func kept() throws {
        let saver = autosaver()
        saver.keep(SavedWork(state))
        let left = try unwrap(try store.left())
        #expect(left.autosave.work == SavedWork(state))
        #expect(try permissions(left.path) == 0o600)
        #expect(try permissions("\(folder.path)/state/hapi-tui") == 0o700)
        saver.remove()
        #expect(names.isEmpty)
        #expect(try store.left() == nil)
    }

    @Test("changes are written by themselves, within seconds")
    func debounced() async throws {
        let saver = autosaver()
        saver.note(SavedWork(ExplorerState(context)))
        saver.note(SavedWork(state))
        for _ in 0..<200 where names.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
        #expect(try store.left()?.autosave.work == SavedWork(state))
    }

    @Test("two sessions on a profile have a file each; a third goes on with the newest that is left")
    func two() throws {
        let first = autosaver()
        first.keep(SavedWork(ExplorerState(context)))
        let second = autosaver()
        second.keep(SavedWork(state))
        #expect(names.count == 2)
        let left = try unwrap(try store.left())
        #expect(left.autosave.work == SavedWork(state))
        let third = autosaver(left.path)
        third.keep(SavedWork(state))
        #expect(names.count == 2)
        third.remove()
        #expect(try store.left()?.autosave.work == SavedWork(ExplorerState(context)))
    }

    @Test("the work of a session that is running is left to it")
    func running() throws {
        autosaver().keep(SavedWork(state))
        let path = try unwrap(try store.left()).path
        let name = (path as NSString).lastPathComponent
        let text = try folder.text("state/hapi-tui/\(name)")
        let own = "\"process\": \(getpid())"
        func start(_ program: String, _ argument: String) throws -> pid_t {
            let link = "\(folder.path)/hapi-tui-\(argument)"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: program)
            var process = pid_t()
            var arguments = CStrings([link, argument])
            try #require(posix_spawn(&process, link, nil, nil, &arguments.pointers, environ) == 0)
            return process
        }
        let (sleeping, ended) = (try start("/bin/sleep", "60"), try start("/bin/true", "0"))
        defer {
            kill(sleeping, SIGKILL)
            for process in [sleeping, ended] { waitpid(process, nil, 0) }
        }
        var end = siginfo_t()
        try #require(waitid(P_PID, id_t(ended), &end, WEXITED | WNOWAIT) == 0)
        // A session, a process of another program, none at all, and a session that has ended without anybody's note.
        for (process, isLeft) in [
            (Int(sleeping), false), (1, true), (Int(Int32.max), true), (Int(ended), true),
        ] {
            try folder.write(text.breaking(own, "\"process\": \(process)"), "state/hapi-tui/\(name)")
            #expect(try (store.left() != nil) == isLeft)
        }
    }

    @Test("a file that cannot be read is an error that names it and the place")
    func broken() throws {
        autosaver().keep(SavedWork(state))
        let path = try unwrap(try store.left()).path
        try folder.write("{", "state/hapi-tui/\((path as NSString).lastPathComponent)")
        #expect {
            try store.left()
        } throws: { error in
            let error = error as? InputError
            return error?.file == path && error?.place == "line 1, column 2, at $"
        }
    }

    @Test("without a folder to write to, that is said once and nothing else happens")
    func nowhere() throws {
        for environment in [[:], ["HOME": "/proc/nowhere"], ["XDG_STATE_HOME": "relative"]] {
            let store = AutosaveStore(workspace, environment: environment, program: "hapi-tui 0")
            let saver = Autosaver(store, goingOn: nil, notify: {})
            saver.keep(SavedWork(state))
            saver.keep(SavedWork(state))
            #expect(saver.takeFailure() != nil)
            #expect(saver.takeFailure() == nil)
            #expect(try store.left() == nil)
            saver.remove()
        }
    }

    @Test("leaving with nothing unsaved removes the file; any other end keeps what there is")
    func endings() throws {
        let saver = autosaver()
        let keeper = SessionKeeper(recorder: nil, autosaver: saver, ExplorerState(context))
        keeper.didPerform(.command(.toggle), state)
        keeper.finish(state, hasLeft: false)
        #expect(names.count == 1)
        var exported = state
        _ = exported.reduce(
            .exportEnded(.written(path: "p", design: state.document.design, testAccuracy: nil)), context)
        keeper.finish(exported, hasLeft: true)
        #expect(names.isEmpty)
        keeper.finish(ExplorerState(context), hasLeft: false)
        #expect(names.isEmpty)
    }

    @Test("work set aside is kept, exported or not, and told of where it cannot be")
    func setAside() throws {
        let keeper = SessionKeeper(recorder: nil, autosaver: autosaver(), ExplorerState(context))
        var exported = state
        _ = exported.reduce(
            .exportEnded(.written(path: "p", design: state.document.design, testAccuracy: nil)), context)
        let path = try unwrap(try keeper.setAside(exported))
        #expect(try store.left()?.path == path && store.left()?.autosave.work == SavedWork(state))
        #expect(try keeper.setAside(ExplorerState(context)) == nil)
        #expect(names.isEmpty)
        let nowhere = AutosaveStore(workspace, environment: [:], program: "hapi-tui 0")
        let other = SessionKeeper(
            recorder: nil, autosaver: Autosaver(nowhere, goingOn: nil, notify: {}), ExplorerState(context))
        for _ in 0..<2 {
            #expect(throws: AtomicWriter.Failure.self) { try other.setAside(state) }
        }
        #expect(try other.setAside(ExplorerState(context)) == nil)
    }

    @Test("what this program has set aside comes before what others left since, as long as it is its own")
    func own() throws {
        let saver = autosaver()
        saver.keep(SavedWork(state))
        let path = try unwrap(saver.path)
        let name = "state/hapi-tui/\((path as NSString).lastPathComponent)"
        let other = try folder.text(name).breaking("\"process\": \(getpid())", "\"process\": \(Int32.max)")
        let newer = try folder.write(other, name.breaking("-1.json", "-2.json"))
        // Two files written within a tick of the clock have one time.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: path)
        #expect(try store.left()?.path == newer)
        let left = try unwrap(try store.left(own: path))
        #expect(left.isOwn && left.path == path)
        saver.remove()
        #expect(try store.left(own: path)?.path == newer)
        try folder.write(other, name)
        #expect(try store.left(own: path)?.isOwn == false)
    }

    @Test("how long ago and when are told in words")
    func times() {
        let time = SavedTime(seconds: 1_000_000)
        let ages = [
            (0, "a moment ago"), (59, "a moment ago"), (60, "1 minute ago"), (719, "11 minutes ago"),
            (3600, "1 hour ago"), (200_000, "2 days ago"), (-5, "a moment ago"),
        ]
        for (later, age) in ages { #expect(time.age(now: 1_000_000 + later) == age) }
        #expect(time.clock(now: 1_000_001).count == 5)
        #expect(time.clock(now: 3_000_000).count == 16)
    }
}
