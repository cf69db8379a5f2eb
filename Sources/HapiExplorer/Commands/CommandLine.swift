import HapiCore

/// A typed command: its word, what follows it, and what is wrong with either.
package struct CommandLine: Sendable, Hashable {
    package let word: CommandWord?
    let argument: String
    /// Why it cannot be run as it stands.
    package let refusal: String?
    private let isNameFinished: Bool
    private let name: String

    /// - Parameter text: a word, or as much of it as no other begins with, and its argument after a blank.
    package init(_ text: String, _ state: ExplorerState, _ context: ExplorerContext) {
        let trimmed = String(text.drop { $0 == " " })
        name = String(trimmed.prefix { $0 != " " })
        isNameFinished = trimmed.contains(" ")
        argument = String(trimmed.dropFirst(name.count)).trimmed
        let named = name
        let begun = CommandWord.all.filter { $0.name.hasPrefix(named) }
        let exact = begun.filter { $0.name == named }
        // "toggle" alone is the key's command, and with a name after it the one that needs it.
        let wantsArgument = !argument.isEmpty
        let candidates = exact.isEmpty ? begun : exact
        let fitting = candidates.filter { $0.takesArgument == wantsArgument || $0.argument == .optionalSlot }
        word = fitting.count == 1 ? fitting[0] : candidates.count == 1 ? candidates[0] : exact.first
        guard let word else {
            refusal =
                begun.isEmpty
                ? "there is no command \"\(name)\"; Tab shows those there are"
                : "could be \(Self.names(of: begun).prefix(6).joined(separator: ", "))"
            return
        }
        refusal = Self.refusal(of: word, argument, state, context)
    }

    private static func refusal(
        of word: CommandWord, _ argument: String, _ state: ExplorerState, _ context: ExplorerContext
    ) -> String? {
        switch word.argument {
        case .none: argument.isEmpty ? nil : "\(word.name) stands alone"
        case .value(let setting): state.refusal(of: argument, as: setting, context)
        case .exit: Self.exit(argument, context) == nil ? "expected the name of a candidate exit" : nil
        case .layer: Self.layer(argument, context) == nil ? "expected the name of a layer or exit" : nil
        case .slot: Self.slot(argument) == nil ? "expected a slot, A to H" : nil
        case .optionalSlot:
            argument.isEmpty || Self.slot(argument) != nil ? nil : "expected a slot, A to H, or nothing"
        case .slotAndName:
            Self.slot(String(argument.prefix { $0 != " " })) == nil
                ? "expected a slot, A to H, and its name" : nil
        case .baseline: Self.oneOf(BaselineMethod.rules.map(\.rawValue), argument)
        case .axis: Self.oneOf(CostAxis.allCases.map(\.rawValue), argument)
        case .panel: Self.oneOf(Panel.allCases.map(\.rawValue), argument)
        case .theme: Self.oneOf(context.themes, argument)
        case .plan, .profile, .newPlan: argument.isEmpty ? "expected a file" : nil
        }
    }

    private static func oneOf(_ names: [String], _ text: String) -> String? {
        names.contains(text) ? nil : "expected one of \(names.joined(separator: ", "))"
    }

    /// Each name once: some words stand alone or before an argument.
    private static func names(of words: [CommandWord]) -> [String] {
        var seen: Set<String> = []
        return words.map(\.name).filter { seen.insert($0).inserted }
    }

    /// An exit by its name or its layer's.
    static func exit(_ name: String, _ context: ExplorerContext) -> Int? {
        let exits = context.network.exits
        return exits.firstIndex { $0.name == name }
            ?? exits.firstIndex { context.network.layers[$0.layer].name == name }
    }

    static func layer(_ name: String, _ context: ExplorerContext) -> Int? {
        context.network.layers.firstIndex { $0.name == name }
            ?? exit(name, context).map { context.network.exits[$0].layer }
    }

    static func slot(_ name: String) -> Int? {
        Document.slotNames.firstIndex { String($0) == name.uppercased() }
    }

    /// The word that Tab completes the argument of: a blank behind a name that also stands alone asks for one.
    private var completed: CommandWord? {
        CommandWord.withArgument.first { $0.name == name } ?? word
    }

    /// The file that is being typed, as far as it is.
    var fileWanted: (kind: FileKind, prefix: String)? {
        guard isNameFinished else { return nil }
        return switch completed?.argument {
        case .plan, .newPlan: (.plan, argument)
        case .profile: (.profile, argument)
        default: nil
        }
    }

    /// Everything that what is typed could become, whole lines.
    func completions(_ state: ExplorerState, _ context: ExplorerContext) -> [String] {
        guard isNameFinished, let word = completed else {
            // "toggle" stands alone as well as before an exit; it is offered once.
            return Self.names(of: CommandWord.all.filter { $0.name.hasPrefix(name) }).map { name in
                let alone = CommandWord.all.contains { $0.name == name && !$0.takesArgument }
                return alone ? name : "\(name) "
            }
        }
        return Self.arguments(of: word, state, context).filter { $0.hasPrefix(argument) }
            .map { "\(word.name) \($0)" }
    }

    private static func arguments(
        of word: CommandWord, _ state: ExplorerState, _ context: ExplorerContext
    ) -> [String] {
        let network = context.network
        switch word.argument {
        case .none, .plan, .profile, .newPlan: return []
        case .value(let setting):
            return setting.choices.isEmpty ? [setting.text(of: state.settings, context)] : setting.choices
        case .exit: return network.exits.map(\.name)
        case .layer: return network.layers.map(\.name)
        case .slot, .optionalSlot, .slotAndName: return Document.slotNames.map(String.init)
        case .baseline: return BaselineMethod.rules.map(\.rawValue)
        case .axis: return CostAxis.allCases.map(\.rawValue)
        case .panel: return Panel.allCases.map(\.rawValue)
        case .theme: return context.themes
        }
    }
}
