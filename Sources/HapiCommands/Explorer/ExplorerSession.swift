import HapiDrawing
import HapiExplorer
import HapiRuntime

/// One profile being explored: where the user is, what it is drawn from, and what goes on beside it.
struct ExplorerSession {
    let workspace: Workspace
    let terms: ExplorerTerms
    var state: ExplorerState
    let screen: Screen
    let effects: EffectRunner
    let keeper: SessionKeeper

    /// What the profile is called in a few letters.
    var name: String { PathParts.stem(of: workspace.path) }
}
