import Foundation
import HapiCore
import HapiExplorer
import HapiFormats
import HapiRuntime

/// What a session on the screen begins with.
struct SessionStart {
    let workspace: Workspace
    let context: ExplorerContext
    let terms: ExplorerTerms
    private(set) var state: ExplorerState
    var messages = OpeningMessages()
    /// The autosave that was restored, and its work.
    private(set) var restored: (path: String, work: SavedWork)?
    /// The work that it begins with and that is in a file already: a plan's.
    private(set) var exported: SavedWork?

    /// What the screen opens on.
    /// - Parameter evaluator: of the terms' policy, where there is one already.
    init(_ workspace: Workspace, _ terms: ExplorerTerms, _ evaluator: Evaluator? = nil) throws(InputError) {
        self.workspace = workspace
        self.terms = terms
        context = try workspace.context(terms, path: workspace.path, evaluator: evaluator)
        state = ExplorerState(context)
    }

    /// A plan's design, with its profile under the plan's limits and policy.
    init(_ opened: OpenedPlan, _ terms: ExplorerTerms, _ evaluator: Evaluator) throws(InputError) {
        try self.init(opened.workspace, terms, evaluator)
        do throws(ExplorerContext.Refusal) {
            state = try ExplorerState(opening: opened.path, opened.design, terms.policy, context)
            exported = SavedWork(state)
        } catch {
            throw InputError(
                file: opened.path, found: error.reason, expected: "a plan that can be explored")
        }
    }

    /// The state that a recording leads to, on the problem exactly as it was.
    /// - Parameters:
    ///   - profile: as typed; without it, the one that the recording names.
    ///   - model: likewise.
    /// - Throws: status 65 for a recording or profile that cannot be used.
    init(playing file: String, profile: String?, model: String?) throws {
        let opened = try Refusal.reporting { () throws(InputError) in
            try Recording.open(FileAccess.read(file, as: "a recorded session"), file: file)
        }
        workspace = try Refusal.reporting { () throws(InputError) in
            let root = "line 1, at $"
            let path =
                if let profile, let plan = PlanOptions.plan(profile) {
                    try OpenedPlan(plan, model: model, .current).workspace.path
                } else if let profile {
                    try ProfileArgument.path(of: profile)
                } else {
                    try opened.source.profile(
                        near: file, root: root, remedy: "give the profile's path after the command", .current)
                }
            if let model { return try Workspace(profile: path, model: model) }
            return try opened.source.workspace(
                path, near: file, root: root, remedy: "give the model's path with --model")
        }
        let workspace = workspace
        (terms, context, state) = try Refusal.reporting { () throws(InputError) in
            try opened.source.check(is: workspace.source, file: file)
            let recording = try Recording.read(opened, workspace.network)
            let context = try workspace.context(recording.header.terms, path: opened.source.path)
            var player = SessionPlayer(recording, file: file, workspace, context)
            return (recording.header.terms, context, try player.play())
        }
    }

    /// Takes over the newest work that was left behind, or says that there is some. What goes wrong is a message.
    /// - Parameter own: the file of work that this very program has set aside, which comes back unasked.
    mutating func restore(from store: AutosaveStore, isAsked: Bool, own: String? = nil) {
        do throws(InputError) {
            guard let left = try store.left(own: own) else {
                if isAsked { messages.note("There is no work to restore") }
                return
            }
            if left.isOwn {
                try take(left, note: "the work on it is back")
                return
            }
            guard isAsked else {
                messages.note("There is unsaved work from \(left.time.clock()): --restore brings it back")
                return
            }
            try take(left, note: "Restored \(left.autosave.source.name), saved \(left.time.age())")
        } catch {
            messages.add(error)
        }
    }

    /// Begins as a session on another profile ended.
    mutating func follow(_ other: ExplorerState) { state.follow(other) }

    private mutating func take(_ left: AutosaveStore.Left, note: String) throws(InputError) {
        let work = left.autosave.work
        let device = workspace.device(of: work)
        do throws(ExplorerContext.Refusal) {
            state = try ExplorerState(restoring: work, device: device, context)
        } catch {
            throw InputError(
                file: left.path, place: "at $.work", found: error.reason,
                expected: "work that can be restored")
        }
        restored = (left.path, work)
        exported = nil
        var note = note
        if left.autosave.source.profileHash != workspace.source.profileHash {
            note += "; the profile has changed since"
        }
        if let path = work.device, device == nil { note += "; without \(path), which cannot be read" }
        messages.note(note)
    }
}
