/// What a key asks for without further words. Keymap, footer, help, palette, the `:` commands of the same names and
/// the README's table are all made from `CommandTable`, which has a row for each.
package enum Command: String, Sendable, Hashable, CaseIterable {
    case left, right, up, down, first, last
    case previousLayer = "previous-layer"
    case nextLayer = "next-layer"
    case nextPanel = "next-panel"
    case previousPanel = "previous-panel"
    case zoomIn = "zoom-in"
    case zoomOut = "zoom-out"
    case find, details
    case toggle
    case pin = "pin-here"
    case forbid = "forbid-here"
    case thresholdDown = "threshold-down"
    case thresholdUp = "threshold-up"
    case thresholdDownFar = "threshold-down-far"
    case thresholdUpFar = "threshold-up-far"
    case typeThreshold = "type-threshold"
    case aims
    case searchToggle = "search"
    case searchRestart = "search-anew"
    case nextMethod = "next-method"
    case takeBest = "take-best"
    case frontPrevious = "front-previous"
    case frontNext = "front-next"
    case nextAxis = "next-axis"
    case load = "load-here"
    case keep
    case slot1 = "load-a"
    case slot2 = "load-b"
    case slot3 = "load-c"
    case slot4 = "load-d"
    case slot5 = "load-e"
    case slot6 = "load-f"
    case slot7 = "load-g"
    case slot8 = "load-h"
    case drop = "drop-slot"
    case rename = "rename-slot"
    case baselines
    case openPlan = "open-plan"
    case openDevice = "open-device"
    case openProfile = "open"
    case export = "export-plan"
    case undo, redo, history
    case palette
    case commandLine = "command-line"
    case themes
    case help, back, quit

    /// Loading the slot of an index.
    package static let slots: [Command] = [.slot1, .slot2, .slot3, .slot4, .slot5, .slot6, .slot7, .slot8]
}

/// What commands are sorted under.
package enum CommandGroup: String, Sendable, Hashable, CaseIterable {
    case look = "Look around"
    case design = "Change the design"
    case search = "Search"
    case compare = "Compare"
    case program = "Program"
}
