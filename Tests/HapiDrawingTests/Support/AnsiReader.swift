import HapiDrawing

/// A terminal's memory of rows of ANSI text: what each cell shows, and in which colours.
struct AnsiReader {
    struct Look: Hashable {
        var foreground = TerminalColour.terminalDefault
        var background = TerminalColour.terminalDefault
        var bold = false
        var underline = false
        var reverse = false
    }

    struct Shown: Hashable {
        var character: Character
        var look: Look
        var isContinuation = false
    }

    private(set) var rows: [[Shown]] = []
    /// Sequences that are no SGR, and parameters that this reader does not know.
    private(set) var strangers: [String] = []
    /// The style that is left over at the end of each row.
    private(set) var looksAtRowEnds: [Look] = []
    private var look = Look()

    init(_ text: String) {
        var row: [Shown] = []
        var rest = Substring(text)
        while let character = rest.popFirst() {
            switch character {
            case "\n":
                rows.append(row)
                looksAtRowEnds.append(look)
                row = []
            case "\u{1B}":
                let sequence = rest.prefix { !$0.isLetter }
                rest = rest.dropFirst(sequence.count)
                guard sequence.hasPrefix("["), rest.popFirst() == "m" else {
                    strangers.append(String(sequence))
                    continue
                }
                apply(sequence.dropFirst().split(separator: ";").map { Int($0) ?? -1 })
            default:
                row.append(Shown(character: character, look: look))
                if DisplayWidth.of(character) == 2 {
                    row.append(Shown(character: " ", look: look, isContinuation: true))
                }
            }
        }
        if !row.isEmpty { strangers.append("a row without an end") }
    }

    private mutating func apply(_ parameters: [Int]) {
        var rest = parameters[...]
        while let code = rest.popFirst() {
            switch code {
            case 0: look = Look()
            case 1: look.bold = true
            case 22: look.bold = false
            case 4: look.underline = true
            case 24: look.underline = false
            case 7: look.reverse = true
            case 27: look.reverse = false
            case 30...37: look.foreground = .indexed(UInt8(code - 30))
            case 90...97: look.foreground = .indexed(UInt8(code - 82))
            case 38: look.foreground = extended(&rest)
            case 39: look.foreground = .terminalDefault
            case 40...47: look.background = .indexed(UInt8(code - 40))
            case 100...107: look.background = .indexed(UInt8(code - 92))
            case 48: look.background = extended(&rest)
            case 49: look.background = .terminalDefault
            default: strangers.append("parameter \(code)")
            }
        }
    }

    /// The colour after 38 or 48: 5 and an index, or 2 and three channels.
    private mutating func extended(_ rest: inout ArraySlice<Int>) -> TerminalColour {
        let kind = rest.popFirst()
        let values = rest.prefix(kind == 5 ? 1 : 3)
        rest = rest.dropFirst(values.count)
        if kind == 5, let index = values.first { return .indexed(UInt8(index)) }
        guard kind == 2, values.count == 3 else {
            strangers.append("a colour of kind \(kind ?? -1)")
            return .terminalDefault
        }
        return .rgb(UInt32(values.reduce(0) { $0 << 8 | $1 }))
    }
}
