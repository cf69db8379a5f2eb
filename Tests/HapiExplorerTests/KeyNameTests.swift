import HapiExplorer
import Testing

@Suite("How keys are written")
struct KeyNameTests {
    /// Every key that a terminal can send.
    private static let all: [KeyPress] = {
        let named: [KeyPress.Key] =
            [
                .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .enter, .tab,
                .backspace, .escape, .character(" "),
            ] + (1...20).map(KeyPress.Key.function)
        let characters =
            (0x21...0x7E).compactMap(Unicode.Scalar.init).map(Character.init) + ["ä", "Ä", "ß", "字"]
        var keys: [KeyPress] = []
        for control in [false, true] {
            for alternate in [false, true] {
                for key in named + [.backTab] + characters.map(KeyPress.Key.character) {
                    keys.append(KeyPress(key, control: control, alternate: alternate))
                }
                // Shift comes with keys that are no characters; with Tab it is another key.
                for key in named where key != .tab && key != .character(" ") {
                    keys.append(KeyPress(key, control: control, alternate: alternate, shift: true))
                }
            }
        }
        return keys
    }()

    @Test("A key's name means that key again, in Unicode and in ASCII, and no two keys have one name")
    func roundTrip() {
        for key in Self.all {
            #expect(KeyPress.parse(key.name) == key, "\(key.name)")
            #expect(KeyPress.parse(key.name(isASCII: true)) == key, "\(key.name(isASCII: true))")
        }
        #expect(Set(Self.all.map(\.name)).count == Self.all.count)
        #expect(Self.all.count > 500)
    }

    @Test(
        "The usual other ways to write a key are understood",
        arguments: [
            ("ctrl-r", KeyPress(.character("r"), control: true)),
            ("CTRL+R", KeyPress(.character("r"), control: true)),
            ("Control-r", KeyPress(.character("r"), control: true)),
            ("shift-tab", KeyPress(.backTab)), ("BackTab", KeyPress(.backTab)), ("space", " "), (" ", " "),
            ("left", KeyPress(.left)), ("←", KeyPress(.left)), ("PGUP", KeyPress(.pageUp)),
            ("page-down", KeyPress(.pageDown)), ("Page Down", KeyPress(.pageDown)),
            ("f1", KeyPress(.function(1))),
            ("return", KeyPress(.enter)), ("escape", KeyPress(.escape)), ("insert", KeyPress(.insert)),
            ("alt-x", KeyPress(.character("x"), alternate: true)),
            ("Meta-X", KeyPress(.character("x"), alternate: true)),
            ("Alt-Shift-x", KeyPress(.character("X"), alternate: true)),
            ("shift-a", "A"), ("+", "+"), ("-", "-"), ("Ctrl--", KeyPress(.character("-"), control: true)),
            ("ctrl++", KeyPress(.character("+"), control: true)), ("G", "G"), ("g", "g"),
        ])
    func variants(text: String, key: KeyPress) {
        #expect(KeyPress.parse(text) == key)
    }

    @Test(
        "What names no key is not taken for one",
        arguments: [
            "", "ctrl", "ctrl-", "shift-1", "shift-space", "F0", "F21", "hyper-x", "ab", "ctrl-ctrl-x",
            "\t", "shift-", "super",
        ])
    func refused(text: String) {
        #expect(KeyPress.parse(text) == nil)
    }
}
