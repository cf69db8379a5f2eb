/// Every command with its keys, in groups: what help, `hapi-tui keys` and the README show.
package struct KeyList: Sendable, Hashable {
    package struct Row: Sendable, Hashable {
        /// One, or several that differ in a number alone.
        package var commands: [Command]
        /// The main key first; of several commands, the main key of each.
        package var keys: [KeyPress]
        package var summary: String

        /// The keys as they are written, one after the other.
        package func names(isASCII: Bool) -> [String] { keys.map { $0.name(isASCII: isASCII) } }
    }

    package struct Section: Sendable, Hashable {
        package var group: CommandGroup
        package var rows: [Row]
    }

    package let sections: [Section]

    /// O(commands).
    package init(_ keymap: Keymap) {
        sections = CommandGroup.allCases.map { group in
            let rows = CommandTable.rows.filter { $0.group == group }
            return Section(
                group: group,
                rows: rows.compactMap { row in
                    guard Command.slots.contains(row.command) else {
                        return Row(
                            commands: [row.command], keys: keymap.keys(of: row.command), summary: row.summary)
                    }
                    // Eight rows would say the same.
                    return row.command == Command.slots.first ? Self.slots(keymap) : nil
                })
        }
    }

    private static func slots(_ keymap: Keymap) -> Row {
        let names = Document.slotNames
        return Row(
            commands: Command.slots, keys: Command.slots.compactMap { keymap.keys(of: $0).first },
            summary: "load slot \(names.first ?? "A") to \(names.last ?? "H")")
    }
}
