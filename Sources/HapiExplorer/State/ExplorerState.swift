import HapiCore

/// The whole explorer at one moment: Document (what undo covers), View (where the user looks), Live (what the
/// search last reported). Drawing is a function of this and the context alone.
package struct ExplorerState: Sendable {
    package internal(set) var document: Document
    package internal(set) var analysis: Analysis
    /// What the change offered under the cursor would do.
    package internal(set) var preview: TogglePreview?
    package internal(set) var view: View
    package internal(set) var live = Live()
    package internal(set) var history = History<Document>()
    /// Set when the user has asked to leave.
    package internal(set) var isFinished = false

    package init(_ context: ExplorerContext) {
        let document = Document(context)
        self.document = document
        analysis = Analysis(document, context, previous: nil)
        let exit = document.design.exits.first ?? 0
        view = View(
            cursor: context.network.exits.isEmpty ? 0 : context.network.layer(ofClassifier: exit),
            safe: document, search: context.search)
        preview = TogglePreview(self, context)
    }

    /// Takes over what is the user's rather than the problem's from a session on another profile: the theme that was
    /// chosen, and the commands that were typed.
    package mutating func follow(_ other: ExplorerState) {
        view.theme = other.view.theme
        view.typed = other.view.typed
    }

    /// Whether there is anything to lose by beginning anew: limits and marks, too, unlike `hasUnsavedWork`.
    package var hasChanged: Bool { document != view.safe }
}

/// What the search last reported.
package struct Live: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable {
        case idle, running, paused, finished
    }

    package var status = Status.idle
    /// Counts searches started, so that a late report of an older one is told from the present one's.
    package var run = 0
    /// What the reported search was asked for, and how it goes about it; `nil` before the first.
    package var terms: SearchTerms?
    package var settings: SearchSettings?
    package var snapshot: SearchSnapshot?
    package var evaluationsPerSecond = 0.0
    package var seconds = 0.0
}
