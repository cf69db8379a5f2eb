import ArgumentParser
import HapiFormats
import HapiRuntime

/// Where the profile and the model of a plan are, for a plan carries their hashes and not their paths.
struct PlanOptions: ParsableArguments {
    @Option(
        name: .customLong("profile"),
        help: ArgumentHelp(
            "The profile that the plan was made with, or one of several of them (default: the one with its SHA-256 beside the plan, in the working "
                + "directory or its folder profiles, or among those at hand).", valueName: "profile"),
        completion: Completions.profile)
    var profiles: [String] = []

    @Option(
        help: ArgumentHelp(
            "The model that it was made with, where that is not found beside the profile's own.",
            valueName: "file"),
        completion: Completions.json)
    var model: String?

    /// The path of a plan, where an argument that may be a profile's is one.
    static func plan(_ argument: String) -> String? {
        ResourceLocator.existing(argument).flatMap { FileFormat.of(file: $0) == .plan ? $0 : nil }
    }

    /// Reads a plan and all that it was made with, or ends with status 65.
    func open(_ plan: String) throws -> OpenedPlan {
        try Refusal.reporting { () throws(InputError) in
            try OpenedPlan(plan, profiles: profiles, model: model, .current)
        }
    }
}
