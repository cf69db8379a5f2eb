extension ExplorerState {
    /// The action that a key means at this moment, `nil` when it means nothing.
    package func action(for key: KeyPress, _ keymap: Keymap) -> Action? {
        switch view.overlay {
        case .none:
            return keymap.command(for: key).map(Action.command)
        case .help, .details:
            if let rows = Self.rows(for: key, keymap) { return .scroll(rows) }
            // Any other key closes it, but quitting still quits.
            return .command(keymap.command(for: key) == .quit ? .quit : .back)
        case .form(let form) where form.field == nil:
            return Self.formKey(key, keymap)
        case .prompt, .list, .form:
            return Self.edit(for: key).map(Action.edit)
        case .question:
            switch key.key {
            case .character("y"), .character("Y"): return .answer(true)
            case .character("n"), .character("N"), .escape: return .answer(false)
            default: return nil
            }
        }
    }

    /// Whether text that is pasted has somewhere to go.
    package var takesText: Bool {
        switch view.overlay {
        case .prompt, .list: true
        case .form(let form): form.field != nil
        case .none, .help, .details, .question: false
        }
    }

    /// By how many rows a key scrolls what is only to be read.
    private static func rows(for key: KeyPress, _ keymap: Keymap) -> Int? {
        switch key.key {
        case .pageUp: return -10
        case .pageDown, .character(" "): return 10
        default: break
        }
        return switch keymap.command(for: key) {
        case .up: -1
        case .down: 1
        case .first: -.max
        case .last: .max
        default: nil
        }
    }

    /// A form whose row is not being typed: moving, stepping the value, beginning to type.
    private static func formKey(_ key: KeyPress, _ keymap: Keymap) -> Action? {
        switch key.key {
        case .escape: return .edit(.cancel)
        case .enter: return .edit(.accept)
        case .pageUp: return .edit(.pageUp)
        case .pageDown: return .edit(.pageDown)
        case .backspace, .delete: return .edit(.clear)
        case .character(let character) where character.isNumber || character == ".":
            return .edit(.insert(String(character)))
        default: break
        }
        return switch keymap.command(for: key) {
        case .up, .previousPanel: .edit(.up)
        case .down, .nextPanel: .edit(.down)
        case .left: .edit(.left)
        case .right: .edit(.right)
        case .first: .edit(.start)
        case .last: .edit(.end)
        case .undo: .command(.undo)
        case .redo: .command(.redo)
        case .quit, .aims, .help, .back: .edit(.cancel)
        default: nil
        }
    }

    private static func edit(for key: KeyPress) -> TextEdit? {
        switch key.key {
        case .character(let character) where !key.control && !key.alternate: .insert(String(character))
        case .character("a") where key.control: .start
        case .character("e") where key.control: .end
        case .character("u") where key.control: .clear
        case .character("w") where key.control: .deleteWord
        case .character("p") where key.control: .up
        case .character("n") where key.control: .down
        case .backspace: .deleteBackward
        case .delete: .deleteForward
        case .left: .left
        case .right: .right
        case .home: .start
        case .end: .end
        case .up: .up
        case .down: .down
        case .pageUp: .pageUp
        case .pageDown: .pageDown
        case .tab: .complete
        case .backTab: .completeBack
        case .enter: .accept
        case .escape: .cancel
        default: nil
        }
    }
}
