import HapiCore

extension ExplorerState {
    /// Runs a typed command that nothing is wrong with.
    mutating func run(_ line: CommandLine, _ context: ExplorerContext) -> [Effect] {
        switch line.word {
        case .setting(let setting): set(setting, line.argument, context)
        case .command(let command): reduce(command, context)
        case .verb(let verb): run(verb, line.argument, context)
        case nil: []
        }
    }

    private mutating func run(
        _ verb: CommandWord.Verb, _ argument: String, _ context: ExplorerContext
    ) -> [Effect] {
        switch verb {
        case .toggle, .pin, .unpin, .forbid, .allow:
            guard let exit = CommandLine.exit(argument, context) else { return [] }
            return run(verb, exit: exit, context)
        case .go:
            guard let layer = CommandLine.layer(argument, context) else { return [] }
            view.focus = .backbone
            moveCursor(to: layer, context)
        case .keep: return CommandLine.slot(argument).map { keep(in: $0, context) } ?? keep(context)
        case .load: return CommandLine.slot(argument).map { load(slot: $0, context) } ?? []
        case .drop: return CommandLine.slot(argument).map { drop(slot: $0, context) } ?? []
        case .name:
            let letter = argument.prefix { $0 != " " }
            guard let slot = CommandLine.slot(String(letter)) else { return [] }
            return rename(slot: slot, to: String(argument.dropFirst(letter.count)), context)
        case .baseline:
            guard let found = analysis.survey.baselines.first(where: { $0.method.rawValue == argument })
            else {
                let reason =
                    context.network.exits.isEmpty
                    ? "The network has no candidate exits" : "The calibration has no answers under its policy"
                view.message = Message(reason, isError: true)
                return []
            }
            return put(found, context)
        case .axis: if let axis = CostAxis(rawValue: argument) { show(axis, context) }
        case .panel: if let panel = Panel(rawValue: argument) { view.focus = panel }
        case .theme: view.theme = argument
        case .plan: return [.openPlan(path: argument)]
        case .device: return [.openDevice(path: argument)]
        case .open: return [.openProfile(path: argument)]
        case .export:
            guard broken.isEmpty else { return beginExport(context) }
            return requestExport(to: argument, overwrite: false, context)
        }
        return []
    }

    private mutating func run(
        _ verb: CommandWord.Verb, exit: Int, _ context: ExplorerContext
    ) -> [Effect] {
        view.cursor = context.network.exits[exit].layer
        return switch verb {
        case .pin: mark(exit, .pinned, isOn: true, context)
        case .unpin: mark(exit, .pinned, isOn: false, context)
        case .forbid: mark(exit, .forbidden, isOn: true, context)
        case .allow: mark(exit, .forbidden, isOn: false, context)
        default: toggle(exit, context)
        }
    }
}
