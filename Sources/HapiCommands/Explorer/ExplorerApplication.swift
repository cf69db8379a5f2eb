import HapiDrawing
import HapiExplorer
import HapiRuntime
import HapiTerminal

/// Ties the pure explorer to a terminal: events become actions, actions effects, states frames.
final class ExplorerApplication: TerminalApplication {
    private var state: ExplorerState
    private let screen: Screen
    private let effects: EffectRunner
    /// What the mouse can do on the frame last drawn.
    private var hits = HitMap()

    init(_ state: ExplorerState, screen: Screen, effects: EffectRunner) {
        self.state = state
        self.screen = screen
        self.effects = effects
    }

    var isFinished: Bool { state.isFinished }

    func receive(_ event: TerminalEvent) {
        switch event {
        case .input(.key(let key)):
            if let action = state.action(for: key, screen.keymap) { perform(hits.bounded(action, state)) }
        case .input(.mouse(let mouse)):
            for action in hits.actions(for: mouse, isDragging: state.view.isDragging) {
                perform(hits.bounded(action, state))
            }
        case .input(.paste(let text)):
            if state.takesText { perform(.edit(.insert(text))) }
        case .woken:
            if let report = effects.takeReport() { perform(report) }
        case .resized:
            break
        }
    }

    func frame(width: Int, height: Int) -> Surface {
        let frame = screen.frame(state, width: width, height: height)
        hits = frame.hits
        return frame.surface
    }

    private func perform(_ action: Action) {
        for effect in state.reduce(action, screen.context) {
            if let result = effects.run(effect) { perform(result) }
        }
    }
}
