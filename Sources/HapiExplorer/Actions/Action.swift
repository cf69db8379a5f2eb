import HapiCore

/// Everything that can happen to the explorer: what the user does, and what comes back from outside. A session is
/// the sequence of these.
package enum Action: Sendable, Hashable {
    case command(Command)
    /// A click on a layer of the backbone: moves the cursor there, or toggles the exit under it.
    case pickLayer(Int)
    /// Moves the cursor to a layer.
    case setCursor(Int)
    /// A threshold set by the mouse; a drag's many steps undo as one.
    case dragThreshold(Double)
    case endDrag
    /// A click in the plot: the nearest point of the front, as drawn `accuracyPerCost` accuracy a unit of the axis.
    case pickPoint(cost: Double, accuracy: Double, accuracyPerCost: Double)
    case pickSlot(Int)
    case focus(Panel)
    /// A click on a row of the list, form or help that is open: chooses it, or accepts the chosen one.
    case pickRow(Int)
    /// Moves through the list, form or help that is open, by rows.
    case scroll(Int)
    case edit(TextEdit)
    /// An answer to the question on the screen.
    case answer(Bool)
    case searchReported(SearchReport)
    case exportEnded(ExportResult)
    case planOpened(PlanResult)
    case deviceOpened(DeviceResult)
    case filesListed([String])
    case profilesListed([ProfileRow])
    /// Something from outside that the user should read.
    case told(Message)
}

/// A key in a text field, list or form.
package enum TextEdit: Sendable, Hashable {
    case insert(String)
    case deleteBackward, deleteForward, deleteWord, left, right, start, end, clear
    /// Between rows, and from one offered value to the next.
    case up, down, pageUp, pageDown
    /// Completes what is typed, forwards or backwards through what there is.
    case complete, completeBack
    case accept, cancel
}
