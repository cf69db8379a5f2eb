/// The one table of keys. Help, footer and the README's table are made from it.
package struct Keymap: Sendable {
    package struct Binding: Sendable, Hashable {
        package let command: Command
        package let keys: [KeyPress]
    }

    package let bindings: [Binding]
    private let commands: [KeyPress: Command]

    package init(_ bindings: [Binding]) {
        self.bindings = bindings
        commands = Dictionary(
            bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } },
            uniquingKeysWith: { first, _ in first })
    }

    package func command(for key: KeyPress) -> Command? { commands[key] }

    /// The keys of a command as the screen writes them, "u z".
    package func names(of command: Command) -> String {
        bindings.first { $0.command == command }?.keys.map(\.name).joined(separator: " ") ?? ""
    }

    /// The first key of a command.
    package func mainName(of command: Command) -> String {
        bindings.first { $0.command == command }?.keys.first?.name ?? ""
    }

    package static let standard = Keymap([
        Binding(command: .left, keys: [KeyPress(.left), KeyPress("h")]),
        Binding(command: .right, keys: [KeyPress(.right), KeyPress("l")]),
        Binding(command: .up, keys: [KeyPress(.up), KeyPress("k")]),
        Binding(command: .down, keys: [KeyPress(.down), KeyPress("j")]),
        Binding(command: .first, keys: [KeyPress(.home), KeyPress("g")]),
        Binding(command: .last, keys: [KeyPress(.end), KeyPress("G")]),
        Binding(command: .nextPanel, keys: [KeyPress(.tab)]),
        Binding(command: .previousPanel, keys: [KeyPress(.backTab)]),
        Binding(command: .toggle, keys: [KeyPress(" ")]),
        Binding(command: .pin, keys: [KeyPress("p")]),
        Binding(command: .forbid, keys: [KeyPress("x")]),
        Binding(command: .thresholdDown, keys: [KeyPress("[")]),
        Binding(command: .thresholdUp, keys: [KeyPress("]")]),
        Binding(command: .thresholdDownFar, keys: [KeyPress("{")]),
        Binding(command: .thresholdUpFar, keys: [KeyPress("}")]),
        Binding(command: .searchToggle, keys: [KeyPress("s")]),
        Binding(command: .searchRestart, keys: [KeyPress("S")]),
        Binding(command: .frontPrevious, keys: [KeyPress(",")]),
        Binding(command: .frontNext, keys: [KeyPress(".")]),
        Binding(command: .load, keys: [KeyPress(.enter)]),
        Binding(command: .compare, keys: [KeyPress("c")]),
        Binding(command: .storeA, keys: [KeyPress("a")]),
        Binding(command: .storeB, keys: [KeyPress("b")]),
        Binding(command: .loadA, keys: [KeyPress("A")]),
        Binding(command: .loadB, keys: [KeyPress("B")]),
        Binding(command: .export, keys: [KeyPress("e")]),
        Binding(command: .undo, keys: [KeyPress("u"), KeyPress("z")]),
        Binding(command: .redo, keys: [KeyPress(.character("r"), control: true), KeyPress("Z")]),
        Binding(command: .help, keys: [KeyPress("?"), KeyPress(.function(1))]),
        Binding(command: .back, keys: [KeyPress(.escape)]),
        Binding(command: .quit, keys: [KeyPress("q")]),
    ])
}

extension KeyPress {
    /// How the screen writes the key.
    package var name: String {
        let base =
            switch key {
            case .character(" "): "space"
            case .character(let character): String(character)
            case .up: "↑"
            case .down: "↓"
            case .left: "←"
            case .right: "→"
            case .home: "Home"
            case .end: "End"
            case .pageUp: "PgUp"
            case .pageDown: "PgDn"
            case .insert: "Ins"
            case .delete: "Del"
            case .enter: "Enter"
            case .tab: "Tab"
            case .backTab: "Shift-Tab"
            case .backspace: "Backspace"
            case .escape: "Esc"
            case .function(let number): "F\(number)"
            }
        return (control ? "Ctrl-" : "") + (alternate ? "Alt-" : "") + base
    }
}
