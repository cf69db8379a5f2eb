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
        Binding(command: .left, keys: [KeyPress(.left), "h"]),
        Binding(command: .right, keys: [KeyPress(.right), "l"]),
        Binding(command: .up, keys: [KeyPress(.up), "k"]),
        Binding(command: .down, keys: [KeyPress(.down), "j"]),
        Binding(command: .first, keys: [KeyPress(.home), "g"]),
        Binding(command: .last, keys: [KeyPress(.end), "G"]),
        Binding(command: .nextPanel, keys: [KeyPress(.tab)]),
        Binding(command: .previousPanel, keys: [KeyPress(.backTab)]),
        Binding(command: .toggle, keys: [" "]),
        Binding(command: .pin, keys: ["p"]),
        Binding(command: .forbid, keys: ["x"]),
        Binding(command: .thresholdDown, keys: ["["]),
        Binding(command: .thresholdUp, keys: ["]"]),
        Binding(command: .thresholdDownFar, keys: ["{"]),
        Binding(command: .thresholdUpFar, keys: ["}"]),
        Binding(command: .searchToggle, keys: ["s"]),
        Binding(command: .searchRestart, keys: ["S"]),
        Binding(command: .frontPrevious, keys: [","]),
        Binding(command: .frontNext, keys: ["."]),
        Binding(command: .load, keys: [KeyPress(.enter)]),
        Binding(command: .compare, keys: ["c"]),
        Binding(command: .storeA, keys: ["a"]),
        Binding(command: .storeB, keys: ["b"]),
        Binding(command: .loadA, keys: ["A"]),
        Binding(command: .loadB, keys: ["B"]),
        Binding(command: .export, keys: ["e"]),
        Binding(command: .undo, keys: ["u", "z"]),
        Binding(command: .redo, keys: [KeyPress(.character("r"), control: true), "Z"]),
        Binding(command: .help, keys: ["?", KeyPress(.function(1))]),
        Binding(command: .back, keys: [KeyPress(.escape)]),
        Binding(command: .quit, keys: ["q"]),
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
