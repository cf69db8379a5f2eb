import HapiFormats
import HapiJSON

/// A user's keys: a `hapi.keys` file.
///
///     { "format": "hapi.keys", "version": 1, "keys": { "search": ["s", "F5"], "redo": [] } }
///
/// A command that the file names has the keys of the file alone; one that it does not name keeps its own, but for
/// those that the file gives to others.
extension Keymap {
    /// Commands that one must be able to ask for, or there is no way out.
    private static let needed: [Command] = [.back, .quit]

    /// - Throws: at the place of the first thing wrong: an unknown command or key, a key for two commands, or no
    ///   key left to get out by. O(bytes).
    package static func read(_ bytes: [UInt8]) throws(JSONError) -> Keymap {
        let value = try JSONReader.read(bytes)
        var object = try value.object("a key file: a JSON object")
        try FileFormat.keys.check(&object)
        let keys = try object.required("keys")
        let given = try GivenKeys(keys.object("commands, each with its keys"))
        try object.finish()
        let keymap = Keymap(
            CommandTable.rows.map { row in
                Binding(
                    command: row.command,
                    keys: given.keys[row.command] ?? row.keys.filter { given.owners[$0] == nil })
            })
        for command in needed where keymap.keys(of: command).isEmpty {
            throw keys.error(
                found: "no key left for \"\(command.rawValue)\"",
                expected: "a key to \(command == .quit ? "leave" : "close things") by",
                remedy: "give it one under \"\(command.rawValue)\"")
        }
        return keymap
    }

    /// A file with these keys, every command in it: something to start from.
    package var file: JSONOutput {
        .object(
            FileFormat.keys.header + [
                (
                    "keys",
                    .object(
                        bindings.map { binding in
                            (
                                binding.command.rawValue,
                                .array(binding.keys.map { .string($0.name(isASCII: true)) })
                            )
                        })
                )
            ])
    }
}

/// What a file gives to which command.
private struct GivenKeys {
    var keys: [Command: [KeyPress]] = [:]
    var owners: [KeyPress: (command: Command, place: JSONPlace)] = [:]

    init(_ object: JSONObject) throws(JSONError) {
        for member in object.members where !JSONObject.isFree(member.key) {
            guard let command = Command(rawValue: member.key) else {
                let near = JSONText.nearest(to: member.key, among: Command.allCases.map(\.rawValue))
                throw JSONError(
                    place: member.keyPlace, found: "the unknown command \(JSONText.quoted(member.key))",
                    expected: "a command that keys ask for",
                    remedy: near.map { "did you mean \(JSONText.quoted($0))?" } ?? "hapi-tui keys lists them")
            }
            keys[command] = []
            for value in try member.value.array("a list of keys, which may be empty") {
                let key = try Self.key(value)
                if let owner = owners[key] {
                    throw value.error(
                        found: "\(JSONText.quoted(key.name)), which \"\(owner.command.rawValue)\" has already"
                            + " (line \(owner.place.line), column \(owner.place.column))",
                        expected: "a key that is given once", remedy: "take it out of one of the two")
                }
                owners[key] = (command, value.place)
                keys[command]?.append(key)
            }
        }
    }

    private static func key(_ value: JSONValue) throws(JSONError) -> KeyPress {
        let expected = "a key such as \"s\", \"Ctrl-R\", \"space\", \"Left\", \"PgUp\" or \"F5\""
        guard let key = KeyPress.parse(try value.string(expected)) else {
            throw value.error(expected: expected)
        }
        if let sent = unreachable[key] {
            throw value.error(
                found: "\(JSONText.quoted(key.name)), \(sent)", expected: "a key that reaches the program",
                remedy: "choose another")
        }
        return key
    }

    /// What never comes, and why.
    private static let unreachable: [KeyPress: String] = {
        func control(_ letter: Character) -> KeyPress { KeyPress(.character(letter), control: true) }
        return [
            control("c"): "which ends every program", control("z"): "which stops every program",
            control("i"): "which terminals send as Tab", control("m"): "which terminals send as Enter",
            control("j"): "which terminals send as Enter", control("h"): "which terminals send as Backspace",
            control("["): "which terminals send as Esc",
        ]
    }()
}
