/// The one table of commands: what each is called, does and is bound to.
package enum CommandTable {
    package struct Row: Sendable {
        package let command: Command
        package let group: CommandGroup
        /// Where no file binds it otherwise, the main key first.
        package let keys: [KeyPress]
        /// What it does, for help and palette.
        package let summary: String
        /// A word for the footer, where it stands there.
        package let label: String?
    }

    package static let rows: [Row] =
        look + design + search + compare + program

    package static func row(of command: Command) -> Row? { byCommand[command] }

    private static let byCommand = Dictionary(
        rows.map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })

    private static func row(
        _ command: Command, _ group: CommandGroup, _ keys: [KeyPress], _ summary: String,
        label: String? = nil
    ) -> Row {
        Row(command: command, group: group, keys: keys, summary: summary, label: label)
    }

    private static let look: [Row] = [
        row(.left, .look, [KeyPress(.left), "h"], "previous exit; lower; back along the front"),
        row(.right, .look, [KeyPress(.right), "l"], "next exit; higher; on along the front"),
        row(.up, .look, [KeyPress(.up), "k"], "previous exit of the design; row above"),
        row(.down, .look, [KeyPress(.down), "j"], "next exit of the design; row below"),
        row(.first, .look, [KeyPress(.home), "g"], "first"),
        row(.last, .look, [KeyPress(.end), "G"], "last"),
        row(.previousLayer, .look, ["H", KeyPress(.left, shift: true)], "previous layer, exit or not"),
        row(.nextLayer, .look, ["L", KeyPress(.right, shift: true)], "next layer, exit or not"),
        row(.nextPanel, .look, [KeyPress(.tab)], "next panel", label: "panel"),
        row(.previousPanel, .look, [KeyPress(.backTab)], "previous panel"),
        row(.zoomIn, .look, ["+", "="], "zoom into the stage, then to single layers", label: "zoom"),
        row(.zoomOut, .look, ["-"], "zoom out"),
        row(.find, .look, ["/"], "find an exit or layer by name", label: "find"),
        row(.details, .look, ["i"], "everything about the exit and layer under the cursor", label: "details"),
    ]

    private static let design: [Row] = [
        row(.toggle, .design, [" "], "take the exit in or out", label: "toggle"),
        row(.pin, .design, ["p"], "pin it: every design found has it", label: "pin"),
        row(.forbid, .design, ["x"], "forbid it: no design found has it", label: "forbid"),
        row(.thresholdDown, .design, ["["], "threshold down by 0.01 of its range", label: "lower"),
        row(.thresholdUp, .design, ["]"], "threshold up by 0.01", label: "raise"),
        row(.thresholdDownFar, .design, ["{"], "threshold down by 0.05"),
        row(.thresholdUpFar, .design, ["}"], "threshold up by 0.05"),
        row(.typeThreshold, .design, ["t"], "type a threshold", label: "type"),
        row(.aims, .design, ["a"], "aims: goal, limits, exit policy and how to search", label: "aims"),
        row(.undo, .design, ["u", "z"], "undo", label: "undo"),
        row(.redo, .design, [KeyPress(.character("r"), control: true), "Z"], "redo", label: "redo"),
        row(.history, .design, ["U"], "list of steps, to go back or forth to any"),
    ]

    private static let search: [Row] = [
        row(.searchToggle, .search, ["s"], "start, pause or resume the search", label: "search"),
        row(.searchRestart, .search, ["S"], "start over with another seed"),
        row(.nextMethod, .search, ["m"], "next method: anneal, random, greedy, exact", label: "method"),
        row(.takeBest, .search, ["b"], "take the best design found", label: "best"),
        row(.frontPrevious, .search, [","], "previous point of the front", label: "previous"),
        row(.frontNext, .search, ["."], "next point of the front", label: "next"),
        row(
            .nextAxis, .search, ["v"], "accuracy against mean or worst latency, memory, energy", label: "axis"
        ),
        row(.load, .search, [KeyPress(.enter)], "load the front's point, or the slot", label: "load"),
    ]

    private static let compare: [Row] =
        [
            row(.keep, .compare, ["c"], "keep the design in the next free slot", label: "compare")
        ]
        + zip(Command.slots, Document.slotNames).enumerated().map { index, pair in
            let key = Character(String(index + 1))
            return row(pair.0, .compare, [KeyPress(key)], "load slot \(pair.1)")
        } + [
            row(.drop, .compare, ["d", KeyPress(.delete)], "empty the slot under the cursor", label: "drop"),
            row(.rename, .compare, ["r"], "name the slot under the cursor", label: "rename"),
            row(
                .baselines, .compare, ["B"], "put SDN, BranchyNet, all exits or the original into a slot",
                label: "baselines"),
            row(.openPlan, .compare, ["o"], "open a plan file into a slot"),
            row(.openDevice, .compare, ["D"], "what would these designs do on another device?"),
        ]

    private static let program: [Row] = [
        row(.export, .program, ["e"], "export the design as a plan", label: "export"),
        row(.openProfile, .program, ["O"], "open another profile instead of this one"),
        row(
            .palette, .program, [KeyPress(.character("p"), control: true)], "every command, by a few letters"),
        row(.commandLine, .program, [":"], "type a command, say :deadline 42ms", label: "command"),
        row(.themes, .program, ["T"], "choose a theme, with preview"),
        row(.help, .program, ["?", KeyPress(.function(1))], "every key and typed command", label: "help"),
        row(.back, .program, [KeyPress(.escape)], "close, cancel, back out"),
        row(.quit, .program, ["q"], "quit", label: "quit"),
    ]
}

extension Command {
    /// What it does.
    package var summary: String { CommandTable.row(of: self)?.summary ?? "" }
    /// A word for the footer, where it stands there.
    package var footerLabel: String? { CommandTable.row(of: self)?.label }
}
