/// What a key, a footer entry or a click on it asks for. The keymap, the help and the footer are made from this
/// one list.
package enum Command: String, Sendable, Hashable, CaseIterable {
    case left, right, up, down, first, last
    case nextPanel, previousPanel
    case toggle, pin, forbid
    case thresholdDown, thresholdUp, thresholdDownFar, thresholdUpFar
    case searchToggle, searchRestart
    case frontPrevious, frontNext, load
    case compare, storeA, storeB, loadA, loadB
    case export, undo, redo
    case help, back, quit

    /// What it does, for the help.
    package var summary: String {
        switch self {
        case .left: "left, lower, back along the front"
        case .right: "right, higher, on along the front"
        case .up: "previous exit of the design"
        case .down: "next exit of the design"
        case .first: "first"
        case .last: "last"
        case .nextPanel: "next panel"
        case .previousPanel: "previous panel"
        case .toggle: "take the exit in or out"
        case .pin: "pin it: every design found has it"
        case .forbid: "forbid it: no design found has it"
        case .thresholdDown: "threshold down by 0.01"
        case .thresholdUp: "threshold up by 0.01"
        case .thresholdDownFar: "threshold down by 0.05"
        case .thresholdUpFar: "threshold up by 0.05"
        case .searchToggle: "start, pause or resume the search"
        case .searchRestart: "start over with another seed"
        case .frontPrevious: "previous point of the front"
        case .frontNext: "next point of the front"
        case .load: "load the front's point, or the slot"
        case .compare: "put the design into the next slot"
        case .storeA: "put the design into slot A"
        case .storeB: "put the design into slot B"
        case .loadA: "load slot A"
        case .loadB: "load slot B"
        case .export: "export the design as a plan"
        case .undo: "undo"
        case .redo: "redo"
        case .help: "this help"
        case .back: "close, cancel"
        case .quit: "quit"
        }
    }

    /// A word for the footer, where it stands there.
    package var footerLabel: String? {
        switch self {
        case .toggle: "toggle"
        case .pin: "pin"
        case .forbid: "forbid"
        case .thresholdDown: "lower"
        case .thresholdUp: "raise"
        case .searchToggle: "search"
        case .frontNext: "front"
        case .load: "load"
        case .compare: "compare"
        case .export: "export"
        case .undo: "undo"
        case .help: "help"
        case .quit: "quit"
        default: nil
        }
    }
}
