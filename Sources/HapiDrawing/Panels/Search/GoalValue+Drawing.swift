import HapiExplorer
import HapiFigures

extension GoalValue {
    /// Of the search that is shown, or of the next one.
    init(_ input: PanelInput) {
        self.init(
            input.state.live.terms?.goal ?? input.document.goal, original: input.context.original)
    }
}
