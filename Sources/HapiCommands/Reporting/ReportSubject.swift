import ArgumentParser
import HapiCore
import HapiFormats
import HapiRuntime

/// What a report is about: a profile, or plans of one profile and model.
struct ReportSubject {
    /// As it was typed, and as another command takes it.
    let arguments: [String]
    let workspace: Workspace
    /// Empty for a profile.
    let plans: [OpenedPlan]

    /// - Throws: status 65 for what cannot be read, and for plans that have nothing in common.
    init(_ arguments: [String], files: PlanOptions, options: MakeReport) throws {
        // As commands take them: what begins with a hyphen would be an option.
        self.arguments = arguments.map { $0.hasPrefix("-") ? "./" + $0 : $0 }
        if arguments.count == 1, PlanOptions.plan(arguments[0]) == nil {
            if !files.profiles.isEmpty {
                throw ValidationError("--profile is for plans, and \(arguments[0]) is a profile.")
            }
            workspace = try ProfileArgument.open(arguments[0], model: files.model)
            plans = []
            return
        }
        let opened = try arguments.map(files.open)
        plans = opened
        workspace = opened[0].workspace
        try Refusal.reporting { () throws(InputError) in try Self.check(opened) }
    }

    /// Figures of different devices, or on different samples, have no place side by side.
    private static func check(_ plans: [OpenedPlan]) throws(InputError) {
        let first = plans[0]
        for plan in plans.dropFirst() {
            let (own, other) = (plan.workspace, first.workspace)
            guard own.hashes.model == other.hashes.model else {
                throw refusal(
                    plan, "model", named(own.network.name, own.hashes.model),
                    named(other.network.name, other.hashes.model), first)
            }
            guard own.hashes.profile == other.hashes.profile else {
                throw refusal(
                    plan, "profile", named(own.profile.name, own.hashes.profile),
                    named(other.profile.name, other.hashes.profile), first)
            }
        }
    }

    /// With the beginning of the hash, for two files of one name.
    private static func named(_ name: String, _ sha256: String) -> String {
        "\"\(name)\" (SHA-256 \(sha256.prefix(8))…)"
    }

    private static func refusal(
        _ plan: OpenedPlan, _ what: String, _ found: String, _ expected: String, _ first: OpenedPlan
    ) -> InputError {
        InputError(
            file: plan.path, place: "at $.\(what).sha256", found: "the \(what) \(found)",
            expected: "\(expected), that of \(first.path)",
            remedy:
                "a report holds plans of one profile and model against each other: write one for each, or hold "
                + "them against each other with hapi-tui compare, which takes plans of several")
    }
}
