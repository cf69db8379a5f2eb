import HapiCore

/// Where the user looks.
package struct View: Sendable, Hashable {
    /// Layer under the cursor, and with it the exit after that layer.
    package var cursor: Int
    package var focus = Panel.backbone {
        didSet { if focus == .search || focus == .compare { side = focus } }
    }
    /// Which of search and comparison is shown where there is room for one.
    package private(set) var side = Panel.search
    /// How far the backbone is zoomed in: whole, the stage of the cursor, single layers.
    package var zoom = Zoom.whole
    /// Index into the front's points, once the user has walked there.
    package var frontCursor: Int?
    /// What accuracy is plotted against.
    package var axis = CostAxis.meanLatency
    package var slotCursor = 0
    /// Rows of the comparison that are scrolled past.
    package var compareTop = 0
    package var overlay = Overlay.none
    package var message: Message?
    /// How the next search goes about it.
    package var search: SearchSettings
    /// Another device that the designs are held against.
    package var device: Device?
    /// The theme that was chosen; `nil` for the one that the program opened with.
    package var theme: String?
    /// The work that is not lost by leaving: as opened or exported last.
    package var safe: Document
    /// Commands that were typed, the last one last.
    package var typed: [String] = []
    /// Where a plan was written last, offered for the next one.
    package var lastExport: String?
    /// Whether a drag is under way, whose steps undo as one.
    package var isDragging = false
    /// Whether the drag has changed anything yet: its first change is what undo goes back to.
    package var isDragRecorded = false

    package init(cursor: Int, safe: Document, search: SearchSettings) {
        self.cursor = cursor
        self.safe = safe
        self.search = search
    }
}

/// The parts of the screen that the keyboard can be in.
package enum Panel: String, Sendable, Hashable, CaseIterable {
    case backbone, search, pareto, compare, threshold
}

/// How much of the backbone is shown.
package enum Zoom: Int, Sendable, Hashable, CaseIterable {
    case whole
    /// The group of the layer under the cursor.
    case stage
    /// As many layers around the cursor as can be shown with their names.
    case layers
}

/// One line to the user, until the next key.
package struct Message: Sendable, Hashable {
    package var text: String
    package var isError: Bool

    package init(_ text: String, isError: Bool = false) {
        self.text = text
        self.isError = isError
    }
}
