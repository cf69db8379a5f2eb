import HapiCore

extension ExplorerState {
    /// The explorer's whole behaviour: what an action changes, and what it asks of the world outside.
    package mutating func reduce(_ action: Action, _ context: ExplorerContext) -> [Effect] {
        if case .searchReported(let report) = action {
            return reduce(report, context)
        }
        view.message = nil
        let (layer, version) = (view.cursor, document)
        let effects = perform(action, context)
        // The change that is offered under the cursor follows cursor and document.
        if view.cursor != layer || document != version { preview = TogglePreview(self, context) }
        return effects
    }

    private mutating func perform(_ action: Action, _ context: ExplorerContext) -> [Effect] {
        switch action {
        case .command(let command): return reduce(command, context)
        case .pickLayer(let layer): return pick(layer, context)
        case .dragThreshold(let threshold): return drag(to: threshold, context)
        case .endDrag:
            view.isDragging = false
            view.isDragRecorded = false
            return []
        case .pickPoint(let cost, let accuracy, let scale):
            pickPoint(cost: cost, accuracy: accuracy, accuracyPerCost: scale, context)
            return []
        case .pickSlot(let slot):
            view.focus = .compare
            view.slotCursor = min(max(0, slot), document.slots.count - 1)
            return []
        case .setCursor(let layer):
            view.focus = .backbone
            moveCursor(to: layer, context)
            return []
        case .focus(let panel):
            view.focus = panel
            return []
        case .pickRow(let row): return pick(row: row, context)
        case .scroll(let rows):
            scroll(by: rows, context)
            return []
        case .edit(let edit): return reduce(edit, context)
        case .answer(let isYes): return answer(isYes, context)
        case .searchReported: return []
        case .exportEnded(let result): return reduce(result)
        case .planOpened(let result): return reduce(result, context)
        case .deviceOpened(let result): return reduce(result, context)
        case .filesListed(let files):
            offer(files)
            return []
        case .profilesListed(let rows):
            offer(rows)
            return []
        case .told(let message):
            view.message = message
            return []
        }
    }

    mutating func reduce(_ command: Command, _ context: ExplorerContext) -> [Effect] {
        switch command {
        case .left, .right, .up, .down, .first, .last: return move(command, context)
        case .previousLayer, .nextLayer:
            view.focus = .backbone
            moveCursor(to: view.cursor + (command == .nextLayer ? 1 : -1), context)
        case .nextPanel, .previousPanel:
            view.focus = Panel.allCases.stepped(from: view.focus, by: command == .nextPanel ? 1 : -1)
        case .zoomIn: view.zoom = Zoom(rawValue: view.zoom.rawValue + 1) ?? view.zoom
        case .zoomOut: view.zoom = Zoom(rawValue: view.zoom.rawValue - 1) ?? view.zoom
        case .find: view.overlay = .list(Picker(.find))
        case .details: view.overlay = .details(top: 0)
        case .toggle: return toggle(layer: view.cursor, context)
        case .pin: return pin(context)
        case .forbid: return forbid(context)
        case .thresholdDown: return step(by: -1, context)
        case .thresholdUp: return step(by: 1, context)
        case .thresholdDownFar: return step(by: -5, context)
        case .thresholdUpFar: return step(by: 5, context)
        case .typeThreshold: view.overlay = .prompt(Prompt(.threshold))
        case .aims: view.overlay = .form(Form())
        case .searchToggle: return toggleSearch(context)
        case .searchRestart: return restartSearch(context)
        case .nextMethod: return nextMethod(context)
        case .takeBest: return takeBest(context)
        case .frontPrevious: return walkFront(by: -1, context)
        case .frontNext: return walkFront(by: 1, context)
        case .nextAxis: nextAxis(context)
        case .load: return loadHere(context)
        case .keep: return keep(context)
        case .slot1, .slot2, .slot3, .slot4, .slot5, .slot6, .slot7, .slot8:
            return load(slot: Command.slots.firstIndex(of: command) ?? 0, context)
        case .drop: return drop(slot: view.slotCursor, context)
        case .rename: beginRename()
        case .baselines: view.overlay = .list(Picker(.baselines))
        case .openPlan: view.overlay = .prompt(Prompt(.openPlan))
        case .openDevice: return chooseProfile(to: .compare)
        case .openProfile: return chooseProfile(to: .open)
        case .export: return beginExport(context)
        case .undo: return undo(context)
        case .redo: return redo(context)
        case .history: view.overlay = .list(Picker(.history, cursor: history.position))
        case .palette: view.overlay = .list(Picker(.palette))
        case .commandLine: view.overlay = .prompt(Prompt(.command))
        case .themes: openThemes(context)
        case .help: view.overlay = .help(top: 0)
        case .back:
            if view.overlay == .none { view.frontCursor = nil }
            view.overlay = .none
        case .quit: quit()
        }
        return []
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
    mutating func adopt(_ changed: Document, _ context: ExplorerContext) -> [Effect] {
        let before = document
        document = changed
        analysis = Analysis(changed, context, previous: (before, analysis))
        if changed.searchTerms != before.searchTerms, live.snapshot == nil { view.frontCursor = nil }
        guard changed.searchTerms != before.searchTerms, live.status == .running else { return [] }
        return startSearch(context)
    }

    private mutating func undo(_ context: ExplorerContext) -> [Effect] {
        let before = document
        let effects = travel(context, "Nothing to undo") { $0.undo($1) }
        if document != before {
            view.message = Message("Undone: \(before.change(from: document, in: context.network))")
        }
        return effects
    }

    private mutating func redo(_ context: ExplorerContext) -> [Effect] {
        let before = document
        let effects = travel(context, "Nothing to redo") { $0.redo($1) }
        if document != before {
            view.message = Message("Redone: \(document.change(from: before, in: context.network))")
        }
        return effects
    }

    mutating func travel(
        _ context: ExplorerContext, _ nothing: String,
        _ step: (inout History<Document>, Document) -> Document?
    ) -> [Effect] {
        guard let target = step(&history, document) else {
            view.message = Message(nothing)
            return []
        }
        return adopt(target, context)
    }

    /// Whether leaving now would lose a design or a slot.
    package var hasUnsavedWork: Bool {
        document.design != view.safe.design || document.slots != view.safe.slots
    }

    private mutating func quit() {
        if !hasUnsavedWork || view.overlay == .question(.quitUnsaved) {
            isFinished = true
        } else {
            view.overlay = .question(.quitUnsaved)
        }
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
