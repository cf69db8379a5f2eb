import HapiCore

/// A word that a typed command may begin with: a setting, a command of the keys, or one that says of what.
package enum CommandWord: Sendable, Hashable {
    case setting(Setting)
    case command(Command)
    case verb(Verb)

    /// Commands that need to be told of what.
    package enum Verb: String, Sendable, Hashable, CaseIterable {
        case toggle, pin, unpin, forbid, allow, go
        case keep, load, drop, name
        case baseline, axis, panel, theme
        case plan, device, open, export
    }

    /// What follows a word.
    package enum Argument: Sendable, Hashable {
        case none
        case value(Setting)
        case exit, layer, slot, optionalSlot, slotAndName, baseline, axis, panel, theme
        case plan, profile, newPlan
    }

    /// Settings first, then what needs an argument, then what is bound to keys.
    package static let all: [CommandWord] =
        Setting.allCases.map(CommandWord.setting) + Verb.allCases.map(CommandWord.verb)
        + CommandTable.rows.map { CommandWord.command($0.command) }

    /// Those that are of no use without an argument, or do more with one.
    package static let withArgument: [CommandWord] = all.filter(\.takesArgument)

    package var name: String {
        switch self {
        case .setting(let setting): setting.rawValue
        case .command(let command): command.rawValue
        case .verb(let verb): verb.rawValue
        }
    }

    package var argument: Argument {
        switch self {
        case .setting(let setting): .value(setting)
        case .command: .none
        case .verb(let verb):
            switch verb {
            case .toggle, .pin, .unpin, .forbid, .allow: .exit
            case .go: .layer
            case .keep: .optionalSlot
            case .load, .drop: .slot
            case .name: .slotAndName
            case .baseline: .baseline
            case .axis: .axis
            case .panel: .panel
            case .theme: .theme
            case .plan: .plan
            case .device, .open: .profile
            case .export: .newPlan
            }
        }
    }

    package var takesArgument: Bool { argument != .none }

    /// As it is typed: "deadline VALUE".
    package var usage: String {
        let rest =
            switch argument {
            case .none: ""
            case .value(let setting):
                setting.choices.isEmpty ? "VALUE" : setting.choices.joined(separator: "|")
            case .exit: "EXIT"
            case .layer: "LAYER"
            case .slot: "A-H"
            case .optionalSlot: "[A-H]"
            case .slotAndName: "A-H NAME"
            case .baseline: BaselineMethod.rules.map(\.rawValue).joined(separator: "|")
            case .axis: CostAxis.allCases.map(\.rawValue).joined(separator: "|")
            case .panel: Panel.allCases.map(\.rawValue).joined(separator: "|")
            case .theme: "NAME"
            case .plan, .newPlan: "FILE"
            case .profile: "PROFILE"
            }
        return rest.isEmpty ? name : "\(name) \(rest)"
    }

    package var summary: String {
        switch self {
        case .setting(let setting): setting.summary
        case .command(let command): command.summary
        case .verb(let verb):
            switch verb {
            case .toggle: "take an exit in or out"
            case .pin: "pin an exit: every design found has it"
            case .unpin: "let searches do without an exit again"
            case .forbid: "forbid an exit: no design found has it"
            case .allow: "allow a forbidden exit again"
            case .go: "move the cursor to a layer or exit"
            case .keep: "keep the design in a slot"
            case .load: "load a slot"
            case .drop: "empty a slot"
            case .name: "name a slot"
            case .baseline: "put an older rule's design into a slot"
            case .axis: "plot accuracy against another cost"
            case .panel: "go to a panel"
            case .theme: "change the theme"
            case .plan: "open a plan into a slot"
            case .device: "hold the designs against another device"
            case .open: "open another profile instead of this one"
            case .export: "export the design as a plan"
            }
        }
    }
}

extension BaselineMethod {
    /// Those that choose by a rule, without a search.
    package static var rules: [BaselineMethod] { [.sdn, .branchyNet, .allExits, .original] }
}
