/// Which key asks for which command: the table's keys, or those of a user's file.
package struct Keymap: Sendable, Hashable {
    package struct Binding: Sendable, Hashable {
        package let command: Command
        /// The main key first; none where the user has taken them all.
        package let keys: [KeyPress]

        package init(command: Command, keys: [KeyPress]) {
            self.command = command
            self.keys = keys
        }
    }

    /// In the table's order.
    package let bindings: [Binding]
    private let commands: [KeyPress: Command]

    /// - Parameter bindings: of two that name the same key, the first has it.
    package init(_ bindings: [Binding]) {
        self.bindings = bindings
        commands = Dictionary(
            bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// O(1).
    package func command(for key: KeyPress) -> Command? { commands[key] }

    /// The keys of a command, the main one first.
    package func keys(of command: Command) -> [KeyPress] {
        bindings.first { $0.command == command }?.keys ?? []
    }

    /// The first key of a command as it is written, empty where it has none.
    package func mainName(of command: Command, isASCII: Bool = false) -> String {
        keys(of: command).first?.name(isASCII: isASCII) ?? ""
    }

    package static let standard = Keymap(
        CommandTable.rows.map { Binding(command: $0.command, keys: $0.keys) })
}
