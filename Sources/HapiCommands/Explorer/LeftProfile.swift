import HapiExplorer
import HapiRuntime

/// How a profile was open when the user went on to another: it comes back so.
struct LeftProfile {
    /// The model, where it was another than the profile's own.
    let model: String?
    let terms: ExplorerTerms
    /// The work that is exported, or that the profile opened with.
    let safe: Document
    /// Whether that is all the work there is.
    let isExported: Bool
    /// The work, `nil` where there is none.
    let file: String?

    /// - Parameter file: that the session's work is set aside in.
    init(_ session: ExplorerSession, file: String?) {
        model = session.workspace.source.otherModel
        terms = session.terms
        safe = session.state.view.safe
        isExported = !session.state.hasChanged
        self.file = file
    }
}
