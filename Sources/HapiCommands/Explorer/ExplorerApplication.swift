import HapiDrawing
import HapiExplorer
import HapiRuntime
import HapiTerminal

/// Ties the pure explorer to a terminal: events become actions, actions effects, states frames.
final class ExplorerApplication: TerminalApplication {
    private(set) var state: ExplorerState
    private let screen: Screen
    private let effects: EffectRunner
    private let keeper: SessionKeeper
    /// What the mouse can do on the frame last drawn.
    private var hits = HitMap()

    init(_ state: ExplorerState, screen: Screen, effects: EffectRunner, keeper: SessionKeeper) {
        self.state = state
        self.screen = screen
        self.effects = effects
        self.keeper = keeper
    }

    /// Goes on with a search that the state has under way, and shows what there is to say.
    func begin(_ message: Message?) {
        for effect in state.effectsToGoOn { _ = effects.run(effect) }
        if let message { perform(.told(message)) }
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
            if let message = keeper.takeMessage() { perform(.told(message)) }
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
        let complaint = keeper.willPerform(action, state)
        for effect in state.reduce(action, screen.context) {
            if let result = effects.run(effect) { perform(result) }
        }
        keeper.didPerform(action, state)
        if let complaint { perform(.told(complaint)) }
    }
}
