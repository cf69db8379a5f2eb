import HapiCore
import HapiExplorer
import HapiFormats
import HapiRuntime
import TestSupport

/// What inputs are held against: small sound files, the same in every run.
enum Fixed {
    /// The small profile with its model and answers.
    static let platform = own { try SmallPlatform() }
    static var network: Network { platform.model.network }

    /// The network that the files of other tools are of.
    static let imported = own { try ImportFixtures.smallNetwork() }

    /// The same files as they are opened; what is mapped outlives its folder.
    static let workspace = own {
        let folder = try TemporaryFolder()
        return try Workspace(profile: SmallFiles.write(to: folder.path))
    }

    /// What an explorer of them opens on.
    static let context = own { try workspace.context(ExplorerTerms(limits: Limits()), path: workspace.path) }
    static let state = ExplorerState(context)

    /// Has the figures of all exits together, which must not trap whatever they are.
    static func evaluate(_ evaluator: Evaluator, limits: Limits = Limits()) {
        let design = Design(exits: Array(evaluator.network.exits.indices), threshold: 0.5)
        let evaluation = evaluator.evaluate(design, limits: limits, latencyWeight: 0.5).evaluation
        if let evaluation {
            claim((0...1).contains(evaluation.accuracy), "an accuracy is a share: \(evaluation.accuracy)")
        }
    }
}
