import HapiCore

/// What taking the exit under the cursor in or out would do, before it is done.
package struct TogglePreview: Sendable, Hashable {
    package let exit: Int
    /// Whether the exit would come in.
    package let comesIn: Bool
    package let outcome: EvaluationOutcome

    /// `nil` where there is no exit, or it may not be toggled. O(samples / 64 · exits).
    init?(_ state: ExplorerState, _ context: ExplorerContext) {
        let document = state.document
        guard let exit = context.network.exit(afterLayer: state.view.cursor),
            !document.pinned.contains(exit), !document.forbidden.contains(exit)
        else { return nil }
        self.exit = exit
        comesIn = !document.design.contains(exit)
        outcome = context.basis(document.policy).evaluator.evaluate(
            document.design.toggling(exit), confident: state.analysis.confident, limits: document.limits,
            latencyWeight: document.latencyWeight)
    }
}
