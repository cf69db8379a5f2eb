import HapiCore
import HapiFormats
import HapiJSON
import HapiRuntime

/// What the tasks of a sweep are done with: every profile with all that it names.
struct SweepBench: Sendable {
    private struct Place: Sendable {
        let workspace: Workspace
        var evaluators: [ExitPolicy: Evaluator] = [:]
        /// None where the model has no test set.
        var tests: [ExitPolicy: Evaluator] = [:]
    }

    /// By the profile's name in the sweep.
    private var places: [String: Place] = [:]

    /// Reads the profiles, and holds the sweep against their networks.
    /// - Parameter file: of the sweep, which paths of profiles start from.
    /// - Throws: the first `InputError` in the sweep or a file that it refers to.
    init(_ sweep: Sweep, file: String) throws(InputError) {
        for entry in sweep.profiles {
            let workspace = try Workspace(profile: Self.path(of: entry, file: file))
            try sweep.check(workspace.network, of: entry.value, file: file)
            for policy in sweep.policies where !workspace.holds(policy.value.policy.metric) {
                throw InputError(
                    file: file, place: "\(policy.place)",
                    found: "the policy \(policy.value.policy.metric.rawValue)",
                    expected: "one that the answers of \(entry.value) have been kept for",
                    remedy: "take the policy or the profile into a sweep of its own")
            }
            places[entry.value] = Place(workspace: workspace)
        }
    }

    /// Beside the sweep, or else by name among those at hand.
    private static func path(of entry: Sweep.Entry<String>, file: String) throws(InputError) -> String {
        let (name, folder) = (entry.value, PathParts.folder(of: file))
        let beside = name.hasPrefix("/") || folder == "." ? name : "\(folder)/\(name)"
        let locator = ResourceLocator.current
        if let path = locator.find(beside, .profiles) ?? locator.named(name, .profiles) { return path }
        let known = locator.all(.profiles).map(PathParts.stem)
        throw InputError(
            file: file, place: entry.place, found: "no such profile, \(JSONText.quoted(name))",
            expected: "a file, by its path from the sweep's folder, or the name of a profile at hand",
            remedy: known.isEmpty ? "check the path" : "these are at hand: \(known.joined(separator: ", "))")
    }

    /// What a result of a task is made with; `nil` for a profile that the sweep does not have.
    func sources(_ task: SweepTask) -> SweepResult.Sources? {
        places[task.profile].map {
            SweepResult.Sources(
                program: programName, profile: $0.workspace.hashes.profile, model: $0.workspace.hashes.model)
        }
    }

    /// The network of a task's profile.
    func network(_ task: SweepTask) -> Network? { places[task.profile]?.workspace.network }

    /// Decodes the answers that some tasks need: before any of them begins, for what is wrong with one should not
    /// come to light after hours.
    mutating func prepare(_ tasks: [SweepTask]) throws(InputError) {
        for task in tasks {
            let policy = task.policy.policy
            guard var place = places[task.profile], place.evaluators[policy] == nil else { continue }
            place.evaluators[policy] = try place.workspace.evaluator(policy)
            place.tests[policy] = try place.workspace.testEvaluator(policy)
            places[task.profile] = place
        }
    }

    /// The result of a prepared task; `nil` when the user ended it before its end, for half of a search is no result.
    /// As long as the search.
    func line(_ task: SweepTask, threads: Int) -> String? {
        guard let place = places[task.profile], let evaluator = place.evaluators[task.policy.policy],
            let sources = sources(task)
        else { return nil }
        let problem = task.problem(evaluator, memory: place.workspace.profile.platform.memoryBytes)
        let settings = task.search.settings
        let result = HeadlessSearch(problem: problem, settings: settings, threads: threads).run()
        guard !result.isInterrupted else { return nil }
        let document = EvaluationDocument(problem)
        guard let evaluation = result.evaluation(on: problem) else {
            let reason = result.infeasibility(
                of: problem, evaluations: settings.evaluations, seed: settings.seed)
            return SweepResult.line(task, sources, evaluation: document.infeasible(reason))
        }
        let confidence = DesignConfidence(evaluation, on: evaluator, test: place.tests[task.policy.policy])
        return SweepResult.line(
            task, sources, evaluation: document.found(evaluation, by: result.origin, confidence))
    }
}
