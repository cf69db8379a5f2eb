import ArgumentParser
import HapiFormats
import HapiRuntime

/// Where the profile and the model of a plan are, for a plan carries their hashes and not their paths.
struct PlanOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The profile that the plan was made with (default: the one with its SHA-256 beside the plan, in the working "
                + "directory or its folder profiles, or among those at hand).", valueName: "profile"))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "The model that it was made with, where that is not found beside the profile's own.",
            valueName: "file"))
    var model: String?

    /// Reads a plan and all that it was made with, or ends with status 65.
    func open(_ plan: String) throws -> OpenedPlan {
        try Refusal.reporting { () throws(InputError) in
            try OpenedPlan(plan, profile: profile, model: model, .current)
        }
    }
}
