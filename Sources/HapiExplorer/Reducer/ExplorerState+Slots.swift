import HapiCore

extension ExplorerState {
    /// Puts the present design into the next free slot, or the one under the cursor where all are taken. It must
    /// run; whether it meets the limits is shown, not required.
    mutating func keep(_ context: ExplorerContext) -> [Effect] {
        keep(in: nextSlot, context)
    }

    mutating func keep(in slot: Int, _ context: ExplorerContext) -> [Effect] {
        guard let evaluation = analysis.evaluation else {
            view.message = Message("No classifier of the design fits the deadline", isError: true)
            return []
        }
        let kept = Document.Slot(
            evaluation: evaluation, policy: document.policy, origin: document.origin)
        return put(kept, into: slot, context)
    }

    /// Fills a slot. What it held can be had back with undo.
    mutating func put(_ content: Document.Slot, into slot: Int, _ context: ExplorerContext) -> [Effect] {
        let held = document.slots[slot] != nil
        let effects = change(context) { $0.slots[slot] = content }
        view.slotCursor = slot
        let name = Document.slotNames[slot]
        let what = content.name.isEmpty ? "The design" : content.name
        view.message = Message("\(what) is in slot \(name)\(held ? ", in place of what was there" : "")")
        return effects
    }

    /// The slot to be filled next.
    var nextSlot: Int { document.slots.firstIndex { $0 == nil } ?? view.slotCursor }

    mutating func load(slot: Int, _ context: ExplorerContext) -> [Effect] {
        view.slotCursor = slot
        guard let stored = stored(slot), agrees(stored.evaluation.design, context) else { return [] }
        return change(context) {
            $0.design = stored.evaluation.design
            $0.policy = stored.policy
            $0.origin = stored.origin
        }
    }

    mutating func drop(slot: Int, _ context: ExplorerContext) -> [Effect] {
        guard stored(slot) != nil else { return [] }
        let effects = change(context) { $0.slots[slot] = nil }
        view.message = Message("Slot \(Document.slotNames[slot]) is empty; undo brings it back")
        return effects
    }

    mutating func rename(slot: Int, to name: String, _ context: ExplorerContext) -> [Effect] {
        guard stored(slot) != nil else { return [] }
        return change(context) { $0.slots[slot]?.name = name.trimmed }
    }

    mutating func beginRename() {
        guard let stored = stored(view.slotCursor) else { return }
        view.overlay = .prompt(Prompt(.rename(slot: view.slotCursor), stored.name))
    }

    /// The content of a slot, or a message that there is none.
    private mutating func stored(_ slot: Int) -> Document.Slot? {
        if document.slots[slot] == nil {
            view.message = Message("Slot \(Document.slotNames[slot]) is empty")
        }
        return document.slots[slot]
    }

    /// Puts what an older rule would choose into the next free slot.
    mutating func put(_ baseline: Survey.Baseline, _ context: ExplorerContext) -> [Effect] {
        put(
            Document.Slot(
                name: baseline.method.rawValue, evaluation: baseline.evaluation, policy: baseline.policy,
                origin: .baseline(baseline.method)), into: nextSlot, context)
    }

    mutating func reduce(_ result: PlanResult, _ context: ExplorerContext) -> [Effect] {
        switch result {
        case .failed(let reason):
            view.message = Message(reason, isError: true)
            return []
        case .read(let path, let design, let policy):
            do throws(ExplorerContext.Refusal) {
                try context.check(policy)
            } catch {
                view.message = Message("\(path): \(error.reason)", isError: true)
                return []
            }
            let outcome = context.basis(policy).evaluator.evaluate(
                design, limits: document.limits, latencyWeight: document.latencyWeight)
            guard let evaluation = outcome.evaluation else {
                view.message = Message("\(path): nothing of it can run within the deadline", isError: true)
                return []
            }
            let name = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
            return put(
                Document.Slot(
                    name: name, evaluation: evaluation, policy: policy, origin: .plan(path: path)),
                into: nextSlot, context)
        }
    }

    mutating func reduce(_ result: DeviceResult, _ context: ExplorerContext) -> [Effect] {
        switch result {
        case .failed(let reason): view.message = Message(reason, isError: true)
        case .read(let device):
            view.device = device
            view.message = Message("Compare also shows what the designs would do on \(device.title)")
        }
        return []
    }
}
