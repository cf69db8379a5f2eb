import HapiDrawing
import HapiExplorer
import HapiRuntime
import HapiTerminal

/// Ties the pure explorer to a terminal: events become actions, actions effects, states frames.
final class ExplorerApplication: TerminalApplication {
    /// Of the profile that is open.
    private(set) var session: ExplorerSession
    private let opener: SessionOpener
    /// What the mouse can do on the frame last drawn.
    private var hits = HitMap()

    init(_ session: ExplorerSession, opener: SessionOpener) {
        self.session = session
        self.opener = opener
    }

    /// Goes on with a search that the state has under way, and shows what there is to say.
    func begin(_ message: Message?) {
        for effect in session.state.effectsToGoOn { _ = session.effects.run(effect) }
        if let message { perform(.told(message)) }
    }

    var isFinished: Bool { session.state.isFinished }

    func receive(_ event: TerminalEvent) {
        switch event {
        case .input(.key(let key)):
            if let action = session.state.action(for: key, session.screen.keymap) {
                perform(hits.bounded(action, session.state))
            }
        case .input(.mouse(let mouse)):
            for action in hits.actions(for: mouse, isDragging: session.state.view.isDragging) {
                perform(hits.bounded(action, session.state))
            }
        case .input(.paste(let text)):
            if session.state.takesText { perform(.edit(.insert(text))) }
        case .woken:
            if let report = session.effects.takeReport() { perform(report) }
            if let message = session.keeper.takeMessage() { perform(.told(message)) }
        case .resized:
            break
        }
    }

    func frame(width: Int, height: Int) -> Surface {
        let frame = session.screen.frame(session.state, width: width, height: height)
        hits = frame.hits
        return frame.surface
    }

    private func perform(_ action: Action) {
        let complaint = session.keeper.willPerform(action, session.state)
        for effect in session.state.reduce(action, session.screen.context) {
            if case .openProfile(let name) = effect {
                open(name)
            } else if let result = session.effects.run(effect) {
                perform(result)
            }
        }
        session.keeper.didPerform(action, session.state)
        if let complaint { perform(.told(complaint)) }
    }

    /// Puts a session on another profile in the place of this one, or tells why not.
    private func open(_ name: String) {
        do throws(SessionOpener.Refusal) {
            let (next, message) = try opener.open(name, insteadOf: session)
            session = next
            hits = HitMap()
            begin(message)
        } catch {
            perform(.told(Message(error.reason, isError: true)))
        }
    }
}
