import HapiExplorer
import HapiJSON
import TestSupport
import Testing

@Suite("The user's keys")
struct KeymapFileTests {
    private func read(_ keys: String) throws(JSONError) -> Keymap {
        try Keymap.read(Array(#"{"format": "hapi.keys", "version": 1, "keys": \#(keys)}"#.utf8))
    }

    private func refusal(_ keys: String) throws -> JSONError {
        do throws(JSONError) {
            _ = try read(keys)
        } catch {
            return error
        }
        throw Unexpected("\(keys) was taken")
    }

    @Test("What a file does not name stays as it is; what it names has the file's keys alone")
    func replaced() throws {
        #expect(try read("{}") == .standard)
        let keymap = try read(#"{"search": ["F5", "s"], "undo": ["u"], "toggle": [], "notes": 1}"#)
        #expect(keymap.keys(of: .searchToggle) == [KeyPress(.function(5)), "s"])
        #expect(keymap.mainName(of: .searchToggle) == "F5")
        #expect(keymap.keys(of: .undo) == ["u"] && keymap.command(for: "z") == nil)
        #expect(keymap.keys(of: .toggle).isEmpty && keymap.command(for: " ") == nil)
        #expect(keymap.keys(of: .redo) == Keymap.standard.keys(of: .redo))
    }

    @Test("A key that the file gives to a command is taken from the one that had it")
    func taken() throws {
        let keymap = try read(#"{"export-plan": ["u"], "quit": ["Ctrl-Q"]}"#)
        #expect(keymap.command(for: "u") == .export && keymap.keys(of: .undo) == ["z"])
        #expect(keymap.command(for: "q") == nil && keymap.command(for: "e") == nil)
    }

    @Test("Every command has its own keys: what a keymap is written as reads back as that keymap")
    func roundTrip() throws {
        #expect(try Keymap.read(JSONWriter.bytes(Keymap.standard.file, style: .pretty)) == .standard)
        let own = try read(#"{"quit": ["Alt-q", "é"], "left": ["Shift-F3"], "find": []}"#)
        #expect(try Keymap.read(JSONWriter.bytes(own.file, style: .compact)) == own)
    }

    @Test("A command that there is none of is refused where it stands, with the nearest name")
    func unknownCommand() throws {
        let error = try refusal("{\n  \"serach\": [\"s\"]}")
        #expect(error.place == JSONPlace(line: 2, column: 3, path: "$.keys.serach"))
        #expect(error.found.contains("serach") && error.remedy.contains("\"search\""))
    }

    @Test(
        "A key that nobody can press is refused where it stands",
        arguments: ["\"hyper-x\"", "\"F99\"", "7", "\"Ctrl-C\"", "\"ctrl-i\"", "\"ctrl-[\"", "\"\""])
    func unknownKey(key: String) throws {
        let error = try refusal(#"{"search": ["s", \#(key)]}"#)
        #expect(error.place.line == 1 && error.place.path == "$.keys.search[1]")
        #expect(error.expected.contains("key"))
    }

    @Test("A key given to two commands is refused, and both places are named")
    func conflict() throws {
        let error = try refusal("{\"search\": [\"F5\"],\n \"keep\": [\"c\", \"f5\"]}")
        #expect(error.place == JSONPlace(line: 2, column: 16, path: "$.keys.keep[1]"))
        #expect(error.found.contains("\"search\"") && error.found.contains("line 1, column 59"))
    }

    @Test(
        "One must be able to leave, whether the file takes the keys away or gives them to others",
        arguments: [
            (#"{"quit": []}"#, "quit"), (#"{"search": ["q"]}"#, "quit"), (#"{"keep": ["Esc"]}"#, "back"),
        ])
    func noWayOut(keys: String, command: String) throws {
        let error = try refusal(keys)
        #expect(error.found.contains(command) && error.place.path == "$.keys")
    }

    @Test(
        "A file of another kind or version is refused at the key that says so",
        arguments: [
            (#"{"format": "hapi.theme", "version": 1, "keys": {}}"#, "$.format"),
            (#"{"format": "hapi.keys", "version": 2, "keys": {}}"#, "$.version"),
            (#"{"format": "hapi.keys", "version": 1, "keys": {}, "extra": 1}"#, "$.extra"),
            (#"{"format": "hapi.keys", "version": 1, "keys": []}"#, "$.keys"),
        ])
    func header(text: String, path: String) {
        #expect { try Keymap.read(Array(text.utf8)) } throws: { ($0 as? JSONError)?.place.path == path }
    }

    @Test("No two commands share a standard key, and every command but the slots' has a row of the list")
    func standard() {
        let keys = CommandTable.rows.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        let list = KeyList(.standard)
        #expect(list.sections.flatMap(\.rows).flatMap(\.commands).count == Command.allCases.count)
        #expect(list.sections.map(\.group) == CommandGroup.allCases)
    }
}
