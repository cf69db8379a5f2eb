import HapiCore

extension ExplorerState {
    /// The explorer's whole behaviour: what an action changes, and what it asks of the world outside.
    package mutating func reduce(_ action: Action, _ context: ExplorerContext) -> [Effect] {
        if case .searchReported(let report) = action {
            return reduce(report)
        }
        view.message = nil
        switch action {
        case .command(let command): return reduce(command, context)
        case .pickExit(let exit): return pick(exit, context)
        case .dragThreshold(let threshold): return drag(to: threshold, context)
        case .endDrag:
            view.isDragging = false
            view.isDragRecorded = false
            return []
        case .pickPoint(let latency, let accuracy, let scale):
            pickPoint(latency: latency, accuracy: accuracy, accuracyPerMillisecond: scale, context)
            return []
        case .pickSlot(let slot):
            view.focus = .compare
            view.slotCursor = min(max(0, slot), document.slots.count - 1)
            return []
        case .setCursor(let exit):
            view.focus = .backbone
            view.cursor = min(max(0, exit), max(0, context.network.exits.count - 1))
            return []
        case .focus(let panel):
            view.focus = panel
            return []
        case .edit(let edit): return reduce(edit, context)
        case .answer(let isYes): return answer(isYes, context)
        case .searchReported: return []
        case .exportEnded(let result): return reduce(result)
        }
    }

    private mutating func reduce(_ command: Command, _ context: ExplorerContext) -> [Effect] {
        switch command {
        case .left, .right, .up, .down, .first, .last: return move(command, context)
        case .nextPanel, .previousPanel:
            let panels = Panel.allCases
            let here = panels.firstIndex(of: view.focus) ?? 0
            let step = command == .nextPanel ? 1 : panels.count - 1
            view.focus = panels[(here + step) % panels.count]
            return []
        case .toggle: return toggle(view.cursor, context)
        case .pin: return pin(context)
        case .forbid: return forbid(context)
        case .thresholdDown: return step(by: -1, context)
        case .thresholdUp: return step(by: 1, context)
        case .thresholdDownFar: return step(by: -5, context)
        case .thresholdUpFar: return step(by: 5, context)
        case .searchToggle: return toggleSearch()
        case .searchRestart: return startSearch(seed: live.run == 0 ? live.seed : live.seed &+ 1)
        case .frontPrevious: return walkFront(by: -1, context)
        case .frontNext: return walkFront(by: 1, context)
        case .load: return view.focus == .compare ? load(slot: view.slotCursor, context) : loadPoint(context)
        case .compare: return store(slot: view.slotCursor, advance: true, context)
        case .storeA: return store(slot: 0, context)
        case .storeB: return store(slot: 1, context)
        case .loadA: return load(slot: 0, context)
        case .loadB: return load(slot: 1, context)
        case .export: return beginExport(context)
        case .undo: return travel(context, "Nothing to undo") { $0.undo($1) }
        case .redo: return travel(context, "Nothing to redo") { $0.redo($1) }
        case .help:
            view.overlay = .help
            return []
        case .back:
            if view.overlay == .none { view.frontCursor = nil }
            view.overlay = .none
            return []
        case .quit: return quit()
        }
    }

    /// Changes the document as one step of undo, and what follows from it.
    mutating func change(
        _ context: ExplorerContext, recording: Bool = true, _ body: (inout Document) -> Void
    ) -> [Effect] {
        var changed = document
        body(&changed)
        guard changed != document else { return [] }
        if recording { history.record(document) }
        return adopt(changed, context)
    }

    /// Makes a document the present one. A running search whose terms it changes starts over at once.
    private mutating func adopt(_ changed: Document, _ context: ExplorerContext) -> [Effect] {
        let before = document
        document = changed
        analysis = Analysis(changed, context, previous: (before, analysis))
        guard changed.searchTerms != before.searchTerms, live.status == .running else { return [] }
        return startSearch(seed: live.seed)
    }

    private mutating func travel(
        _ context: ExplorerContext, _ nothing: String,
        _ step: (inout History<Document>, Document) -> Document?
    ) -> [Effect] {
        guard let target = step(&history, document) else {
            view.message = Message(nothing)
            return []
        }
        return adopt(target, context)
    }

    private mutating func quit() -> [Effect] {
        if document.design == view.safeDesign || view.overlay == .question(.quitUnsaved) {
            isFinished = true
        } else {
            view.overlay = .question(.quitUnsaved)
        }
        return []
    }

    private mutating func answer(_ isYes: Bool, _ context: ExplorerContext) -> [Effect] {
        guard case .question(let question) = view.overlay else { return [] }
        view.overlay = .none
        guard isYes else { return [] }
        switch question {
        case .quitUnsaved:
            isFinished = true
            return []
        case .overwrite(let path):
            return requestExport(to: path, overwrite: true, context)
        }
    }
}
