import HapiCore

/// How the designs put aside answer compared with the present one, sample by sample: computed when the design or
/// a slot changes, never for a frame.
package struct SlotComparisons: Sendable, Hashable {
    /// Each slot against the present design; `nil` where a slot is empty or nothing of the design can run.
    package let bySlot: [PairedComparison?]
    /// What the slots' designs answer rightly.
    private let slots: [RightAnswers?]

    /// - Parameters:
    ///   - present: the present design's figures, and `confident` the bit columns of its threshold.
    ///   - previous: the comparisons of `before`; answers of slots that are as they were are taken over.
    init(
        _ document: Document, present: Evaluation?, confident: ConfidentColumns, _ context: ExplorerContext,
        previous: (document: Document, comparisons: SlotComparisons)?
    ) {
        slots = document.slots.enumerated().map { index, slot in
            if let previous, previous.document.slots.indices.contains(index),
                previous.document.slots[index] == slot
            {
                return previous.comparisons.slots[index]
            }
            return slot.map { slot in
                let evaluator = context.basis(slot.policy).evaluator
                return evaluator.rightAnswers(
                    of: slot.evaluation.runnable,
                    confident: ConfidentColumns(
                        evaluator.answers, threshold: slot.evaluation.design.threshold))
            }
        }
        guard let present, slots.contains(where: { $0 != nil }) else {
            bySlot = slots.map { _ in nil }
            return
        }
        let answers = context.basis(document.policy).evaluator.rightAnswers(
            of: present.runnable, confident: confident)
        bySlot = slots.map { $0.flatMap { PairedComparison($0, answers) } }
    }
}
