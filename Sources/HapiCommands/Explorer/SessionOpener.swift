import Foundation
import HapiDrawing
import HapiExplorer
import HapiFormats
import HapiRuntime
import HapiTerminal

/// Begins sessions on a terminal: the first, and those on other profiles that the user opens in its place.
final class SessionOpener {
    private let look: ExplorerLook
    private let environment: [String: String]
    private let depth: ColourDepth
    private let glyphs: GlyphSet
    private let waker: TerminalWaker
    /// How the profiles were open that were left for another, by the path that each leads to.
    private var left: [String: LeftProfile] = [:]

    /// - Parameters:
    ///   - environment: says where work is kept.
    ///   - waker: rung when there is something to be taken from a session.
    init(
        _ look: ExplorerLook, environment: [String: String], depth: ColourDepth, glyphs: GlyphSet,
        waker: TerminalWaker
    ) {
        self.look = look
        self.environment = environment
        self.depth = depth
        self.glyphs = glyphs
        self.waker = waker
    }

    /// Why another profile is not opened, in a line.
    struct Refusal: Error {
        var reason: String
    }

    func session(_ start: SessionStart, recorder: SessionRecorder?) -> ExplorerSession {
        let waker = waker
        let autosaver = Autosaver(
            store(start.workspace), goingOn: start.restored?.path, notify: { waker.wake() })
        // The file is this session's from now on, whoever looks.
        if let work = start.restored?.work { autosaver.keep(work) }
        return ExplorerSession(
            workspace: start.workspace, terms: start.terms, state: start.state,
            screen: Screen(
                context: start.context, theme: look.theme(at: depth), themes: look.themes, glyphs: glyphs,
                keymap: look.keymap),
            effects: EffectRunner(
                workspace: start.workspace, context: start.context, program: programName,
                notify: { waker.wake() }),
            keeper: SessionKeeper(recorder: recorder, autosaver: autosaver, start.state))
    }

    /// Reads another profile, ends a session for it and begins the one on it, under the profile's own limits: what the
    /// command line said was said of the first. One that was left comes back as it was open then.
    /// - Returns: the session, and what the user should know of the change.
    /// - Throws: why not; the session then goes on as it was.
    func open(
        _ name: String, insteadOf session: ExplorerSession
    ) throws(Refusal) -> (ExplorerSession, Message?) {
        if session.keeper.isRecording {
            throw Refusal(reason: "A recording is of one profile: leave, and record the other by itself")
        }
        let key = FileAccess.resolved(session.workspace.path)
        var start = try read(name, insteadOf: session)
        let newKey = FileAccess.resolved(start.workspace.path)
        let before = left[newKey]
        start.messages.note("\(PathParts.stem(of: start.workspace.path)) is open", isNamed: true)
        start.restore(from: store(start.workspace), isAsked: false, own: before?.file)
        start.follow(session.state)
        do throws(AtomicWriter.Failure) {
            let file = try session.keeper.setAside(session.state)
            left[key] = LeftProfile(session, file: file)
            if file != nil { start.messages.note("the work on \(session.name) is kept") }
        } catch {
            throw Refusal(reason: "Not opened, for the work on \(session.name) cannot be kept: \(error)")
        }
        if [.running, .paused].contains(session.state.live.status) {
            start.messages.note("the search on \(session.name) has ended")
        }
        session.effects.stop()
        left[newKey] = nil
        var next = self.session(start, recorder: nil)
        if let before, start.restored != nil { next.state.goOn(from: before.safe) }
        return (next, start.messages.message)
    }

    /// Removes what was kept of exported work for no more than its return: the user has left the program.
    func finish() {
        for profile in left.values where profile.isExported {
            if let file = profile.file { unlink(file) }
        }
    }

    private func read(_ name: String, insteadOf session: ExplorerSession) throws(Refusal) -> SessionStart {
        do throws(InputError) {
            let path = try Workspace.path(of: name)
            let key = FileAccess.resolved(path)
            if key != FileAccess.resolved(session.workspace.path) {
                let before = left[key]
                let workspace = try Workspace(profile: path, model: before?.model)
                let own = ExplorerTerms(limits: workspace.defaultLimits, themes: look.themeNames)
                return try SessionStart(workspace, before?.terms ?? own)
            }
        } catch {
            throw Refusal(reason: error.description)
        }
        throw Refusal(reason: "\(session.name) is open already")
    }

    private func store(_ workspace: Workspace) -> AutosaveStore {
        AutosaveStore(workspace, environment: environment, program: programName)
    }
}
