import HapiCore

extension ExplorerState {
    /// A state with saved work as the present version; undo leads back to what the screen opens on. The figures are
    /// computed anew; slots that come to nothing under the present costs are empty. Leaving asks first, for the work
    /// is still not exported. O(slots) evaluations beside `init`.
    /// - Parameter device: of the work's path, where it could be read.
    /// - Throws: why the work's policy cannot be had.
    package init(
        restoring work: SavedWork, device: Device?, _ context: ExplorerContext
    ) throws(ExplorerContext.Refusal) {
        try context.check(work.policy)
        for slot in work.slots { if let slot { try context.check(slot.policy) } }
        self.init(context)
        // A search's settings may not start one.
        view.search = work.search
        _ = change(context) { document in
            document.design = work.design
            document.origin = work.origin
            document.pinned = work.pinned
            document.forbidden = work.forbidden
            document.limits = work.limits
            document.maxExits = work.maxExits
            document.goal = work.goal
            document.latencyWeight = work.latencyWeight
            document.policy = work.policy
            for index in document.slots.indices {
                let slot = work.slots.indices.contains(index) ? work.slots[index] : nil
                document.slots[index] = slot.flatMap { Document.Slot($0, work, context) }
            }
        }
        moveCursor(to: work.cursor, context)
        view.focus = work.focus
        view.zoom = work.zoom
        view.axis = work.axis
        view.theme = work.theme
        view.device = device
        preview = TogglePreview(self, context)
    }

    /// A state with a plan's design as the present version and in the first slot. Leaving does not ask for it, for
    /// it is in the plan; undo leads back to what the screen opens on.
    /// - Parameter path: of the plan.
    /// - Throws: why the design cannot be had under the context's limits.
    package init(
        opening path: String, _ design: Design, _ policy: ExitPolicy, _ context: ExplorerContext
    ) throws(ExplorerContext.Refusal) {
        var state = ExplorerState(context)
        _ = state.reduce(.planOpened(.read(path: path, design: design, policy: policy)), context)
        guard state.document.slots.first.flatMap({ $0 }) != nil else {
            throw ExplorerContext.Refusal(state.view.message?.text ?? "nothing of \(path) can run")
        }
        _ = state.reduce(.command(.slot1), context)
        try self.init(restoring: SavedWork(state), device: nil, context)
        goOn(from: document)
    }

    /// Takes over which version is exported from a session on the same problem that this one goes on with: leaving
    /// does not ask for that again.
    package mutating func goOn(from safe: Document) { view.safe = safe }

    /// What makes the world outside follow a state that was reached without it: a search that is under way or
    /// paused begins anew, and comes by where it was.
    package var effectsToGoOn: [Effect] {
        guard let terms = live.terms, let settings = live.settings else { return [] }
        let start = Effect.startSearch(terms, settings, run: live.run)
        return switch live.status {
        case .running: [start]
        case .paused: [start, .pauseSearch]
        case .idle, .finished: []
        }
    }
}

extension Document.Slot {
    /// `nil` where nothing of the design can run.
    fileprivate init?(_ slot: SavedWork.Slot, _ work: SavedWork, _ context: ExplorerContext) {
        var limits = work.limits
        limits.deadline = slot.deadline
        let outcome = context.basis(slot.policy).evaluator.evaluate(
            slot.design, limits: limits, latencyWeight: work.latencyWeight)
        guard let evaluation = outcome.evaluation else { return nil }
        self.init(name: slot.name, evaluation: evaluation, policy: slot.policy, origin: slot.origin)
    }
}
