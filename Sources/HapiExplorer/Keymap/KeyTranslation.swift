extension ExplorerState {
    /// The action that a key means at this moment, `nil` when it means nothing.
    package func action(for key: KeyPress, _ keymap: Keymap) -> Action? {
        switch view.overlay {
        case .none:
            return keymap.command(for: key).map(Action.command)
        case .help:
            // Any key closes the help, but quitting still quits.
            return .command(keymap.command(for: key) == .quit ? .quit : .back)
        case .exportPrompt:
            return Self.edit(for: key).map(Action.edit)
        case .question:
            switch key.key {
            case .character("y"), .character("Y"): return .answer(true)
            case .character("n"), .character("N"), .escape: return .answer(false)
            default: return nil
            }
        }
    }

    private static func edit(for key: KeyPress) -> TextEdit? {
        switch key.key {
        case .character(let character) where !key.control && !key.alternate: .insert(String(character))
        case .character("a") where key.control: .start
        case .character("e") where key.control: .end
        case .character("u") where key.control: .clear
        case .backspace: .deleteBackward
        case .delete: .deleteForward
        case .left: .left
        case .right: .right
        case .home: .start
        case .end: .end
        case .enter: .accept
        case .escape: .cancel
        default: nil
        }
    }
}
