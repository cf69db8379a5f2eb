import HapiCore

/// What the explorer asks of the world outside.
package enum Effect: Sendable, Hashable {
    case startSearch(SearchTerms, SearchSettings, run: Int)
    case pauseSearch
    case resumeSearch
    case export(ExportRequest)
    /// Answered with `Action.planOpened`.
    case openPlan(path: String)
    /// Answered with `Action.deviceOpened`.
    case openDevice(path: String)
    /// Ends the session on this profile and begins one on another, by path or name. Where that cannot be, this one
    /// goes on and is told why.
    case openProfile(path: String)
    /// The profiles at hand that will do; answered with `Action.profilesListed`.
    case listProfiles(ProfileUse)
    /// Files that a path being typed could become; answered with `Action.filesListed`.
    case listFiles(FileKind, prefix: String)
}

/// What files are looked for.
package enum FileKind: String, Sendable, Hashable {
    case plan, profile
}

/// A plan to be written.
package struct ExportRequest: Sendable, Hashable {
    package var path: String
    package var overwrite: Bool
    package var evaluation: Evaluation
    package var policy: ExitPolicy
    package var limits: Limits
    package var goal: Goal
    package var latencyWeight: Double
    package var origin: Document.Origin
}
