import HapiCore

extension ExplorerState {
    /// Puts the present design aside. It must run; whether it meets the limits is shown, not required.
    mutating func store(slot: Int, advance: Bool = false, _ context: ExplorerContext) -> [Effect] {
        guard let evaluation = analysis.evaluation else {
            view.message = Message("No classifier of the design fits the deadline", isError: true)
            return []
        }
        let effects = change(context) {
            $0.slots[slot] = Document.Slot(evaluation: evaluation, origin: $0.origin)
        }
        view.message = Message("Design put into slot \(Document.slotNames[slot])")
        view.slotCursor = advance ? (slot + 1) % document.slots.count : slot
        return effects
    }

    mutating func load(slot: Int, _ context: ExplorerContext) -> [Effect] {
        guard let stored = document.slots[slot] else {
            view.message = Message("Slot \(Document.slotNames[slot]) is empty")
            return []
        }
        return change(context) {
            $0.design = stored.evaluation.design
            $0.origin = stored.origin
        }
    }
}
