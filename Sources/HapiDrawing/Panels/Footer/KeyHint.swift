import HapiExplorer

/// One entry of the footer: a key or several, and in a word what they do.
struct KeyHint {
    struct Key {
        let name: String
        let action: Action
    }

    let keys: [Key]
    let label: String
    /// Among those of a line; the greatest gives way first where the line is short.
    let rank: Int

    var width: Int {
        let names = keys.map { DisplayWidth.of($0.name) + 1 }.reduce(0, +)
        return names + DisplayWidth.of(label)
    }

    /// What can be done at the moment: in what is open, or else in the panel in focus and everywhere.
    static func all(_ input: PanelInput) -> [KeyHint] {
        switch input.state.view.overlay {
        case .none: commands(input)
        case .help, .details: reading(input)
        case .prompt(let prompt): typing(prompt, input)
        case .question:
            [
                KeyHint(keys: [Key(name: "y", action: .answer(true))], label: "yes", rank: 0),
                KeyHint(keys: [Key(name: "n", action: .answer(false))], label: "no", rank: 1),
            ]
        case .list: choosing(input)
        case .form(let form): filling(form, input)
        }
    }

    /// What each panel is for, the most wanted first.
    private static func here(_ panel: Panel) -> [Command] {
        switch panel {
        case .backbone: [.toggle, .pin, .forbid, .zoomIn, .find]
        case .search: [.searchToggle, .nextMethod, .aims, .takeBest]
        case .pareto: [.frontPrevious, .frontNext, .load, .nextAxis, .takeBest]
        case .compare: [.load, .drop, .rename, .baselines]
        case .threshold: [.thresholdDown, .thresholdUp, .typeThreshold]
        }
    }

    private static let everywhere: [(Command, rank: Int)] = [
        (.searchToggle, 4), (.aims, 6), (.export, 7), (.keep, 12), (.thresholdDown, 13), (.thresholdUp, 13),
        (.undo, 14), (.redo, 16), (.nextPanel, 15), (.details, 17), (.commandLine, 8), (.help, 1), (.quit, 0),
    ]

    private static func commands(_ input: PanelInput) -> [KeyHint] {
        // The first two of a panel stand beside what is always there on the narrowest screen.
        let ranks = [2, 3, 5, 9, 10]
        let here = zip(here(input.state.view.focus), ranks).map { ($0.0, rank: $0.1) }
        let others = everywhere.filter { other in !here.contains { $0.0 == other.0 } }
        return (here + others).compactMap { command, rank in
            let name = input.keyName(command)
            guard let label = command.footerLabel, !name.isEmpty else { return nil }
            return KeyHint(keys: [Key(name: name, action: .command(command))], label: label, rank: rank)
        }
    }

    private static func reading(_ input: PanelInput) -> [KeyHint] {
        [
            KeyHint(
                keys: [
                    Key(name: input.name(.up), action: .scroll(-1)),
                    Key(name: input.name(.down), action: .scroll(1)),
                ], label: "scroll", rank: 1),
            KeyHint(
                keys: [
                    Key(name: input.name(.pageUp), action: .scroll(-10)),
                    Key(name: input.name(.pageDown), action: .scroll(10)),
                ], label: "page", rank: 2),
            KeyHint(
                keys: [Key(name: input.name(.escape), action: .command(.back))],
                label: "or any other key closes",
                rank: 0),
        ]
    }

    private static func typing(_ prompt: Prompt, _ input: PanelInput) -> [KeyHint] {
        var hints = [edit(input, [(.enter, .accept)], "take", 0)]
        switch prompt.kind {
        case .rename, .threshold: break
        case .command, .export, .openPlan:
            hints.append(edit(input, [(.tab, .complete)], "complete", 2))
            if !prompt.completions.isEmpty {
                hints.append(edit(input, [(.up, .up), (.down, .down)], "other", 3))
            }
        }
        return hints + [edit(input, [(.escape, .cancel)], "cancel", 1)]
    }

    private static func choosing(_ input: PanelInput) -> [KeyHint] {
        [
            KeyHint(keys: [], label: "type to narrow down", rank: 3),
            edit(input, [(.up, .up), (.down, .down)], "row", 2),
            edit(input, [(.enter, .accept)], "choose", 0), edit(input, [(.escape, .cancel)], "cancel", 1),
        ]
    }

    private static func filling(_ form: Form, _ input: PanelInput) -> [KeyHint] {
        guard form.field == nil else {
            return [
                edit(input, [(.enter, .accept)], "take", 0), edit(input, [(.escape, .cancel)], "cancel", 1),
            ]
        }
        return [
            edit(input, [(.up, .up), (.down, .down)], "row", 3),
            edit(input, [(.left, .left), (.right, .right)], "step", 2),
            edit(input, [(.enter, .accept)], "type", 1), edit(input, [(.escape, .cancel)], "close", 0),
        ]
    }

    private static func edit(
        _ input: PanelInput, _ keys: [(KeyPress.Key, TextEdit)], _ label: String, _ rank: Int
    ) -> KeyHint {
        KeyHint(
            keys: keys.map { Key(name: input.name($0.0), action: .edit($0.1)) }, label: label, rank: rank)
    }
}
