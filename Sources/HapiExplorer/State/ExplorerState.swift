import HapiCore

/// The whole explorer at one moment: Document (what undo covers), View (where the user looks), Live (what the
/// search last reported). Drawing is a function of this and the context alone.
package struct ExplorerState: Sendable {
    package internal(set) var document: Document
    package internal(set) var analysis: Analysis
    package internal(set) var view: View
    package internal(set) var live = Live()
    package internal(set) var history = History<Document>()
    /// Set when the user has asked to leave.
    package internal(set) var isFinished = false

    package init(_ context: ExplorerContext) {
        let document = Document(context)
        self.document = document
        analysis = Analysis(document, context, previous: nil)
        view = View(cursor: document.design.exits.first ?? 0, safeDesign: document.design)
    }
}

/// Where the user looks.
package struct View: Sendable, Hashable {
    /// Candidate under the cursor.
    package var cursor: Int
    package var focus = Panel.backbone
    /// Index into the front's points, once the user has walked there.
    package var frontCursor: Int?
    package var slotCursor = 0
    package var overlay = Overlay.none
    package var message: Message?
    /// The design that is not lost by leaving: the one opened with or exported last.
    package var safeDesign: Design
    /// Where a plan was written last, offered for the next one.
    package var lastExport: String?
    /// Whether a drag is under way, whose steps undo as one.
    package var isDragging = false
    /// Whether the drag has changed anything yet: its first change is what undo goes back to.
    package var isDragRecorded = false

    package init(cursor: Int, safeDesign: Design) {
        self.cursor = cursor
        self.safeDesign = safeDesign
    }
}

/// The parts of the screen that the keyboard can be in.
package enum Panel: String, Sendable, Hashable, CaseIterable {
    case backbone, pareto, compare, threshold
}

/// What lies over the panels and takes the keys.
package enum Overlay: Sendable, Hashable {
    case none
    case help
    /// Asking for a file name.
    case exportPrompt(TextField)
    case question(Question)
}

package enum Question: Sendable, Hashable {
    case overwrite(path: String)
    case quitUnsaved

    package var text: String {
        switch self {
        case .overwrite(let path): "\(path) exists. Overwrite it? y/n"
        case .quitUnsaved: "The design has changed and is not exported. Quit all the same? y/n"
        }
    }
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

/// What the search last reported.
package struct Live: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable {
        case idle, running, paused, finished
    }

    package var status = Status.idle
    package var seed: UInt64 = 1
    /// Counts searches started, so that a late report of an older one is told from the present one's.
    package var run = 0
    /// What the reported search was asked for; `nil` before the first.
    package var terms: SearchTerms?
    package var snapshot: SearchSnapshot?
    package var evaluationsPerSecond = 0.0
    package var seconds = 0.0
}
