import ArgumentParser
import HapiCore
import HapiFormats
import HapiRuntime

/// How a search is run, which changes nothing of what it finds: except for a time limit.
struct RunOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "End the search after so many seconds, with the best so far. What that is depends on the machine: the one exception to the same bytes for the same seed.",
            valueName: "seconds"))
    var timeLimit: Double?

    @Option(
        help: ArgumentHelp(
            "Threads at most (default: one a core). Any number finds the same.", valueName: "n"))
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "Keep annealing's state in a file, every second; if it exists, go on from there. The same command, repeated after a crash or Ctrl-C, ends as if it had never stopped.",
            valueName: "file"),
        completion: .file())
    var checkpoint: String?

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit < 1e9) {
            throw ValidationError("--time-limit must be a number of seconds greater than 0.")
        }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
    }

    /// When a search that begins now has to end.
    var end: ContinuousClock.Instant? { timeLimit.map { .now + .seconds($0) } }

    /// Designs that annealing and random search judge at most: where time is the limit it is the only one, unless a
    /// number was asked for too.
    /// - Parameter isOneOfMany: of searches that share the time.
    func evaluations(_ search: SearchOptions, isOneOfMany: Bool = false) -> Int {
        search.evaluations
            ?? (timeLimit == nil || isOneOfMany
                ? SearchSettings.defaultEvaluations : HeadlessSearch.unlimited)
    }

    /// How the search is made, by what the options say.
    func settings(
        _ search: SearchOptions, _ method: SearchMethod = .anneal, isOneOfMany: Bool = false
    ) -> SearchSettings {
        SearchSettings(
            method: method, seed: UInt64(search.seed),
            evaluations: evaluations(search, isOneOfMany: isOneOfMany),
            schedule: search.schedule)
    }

    /// The checkpoint's file, and the search found there.
    /// - Throws: status 65 for a file that cannot be gone on from, 73 for one that cannot be written.
    func open(
        _ workspace: Workspace, _ problem: SearchProblem, _ search: SearchOptions
    ) throws -> (file: CheckpointFile, search: Annealing)? {
        guard let checkpoint else { return nil }
        let settings = settings(search)
        let file = CheckpointFile(checkpoint, workspace, problem, settings, program: programName)
        let found = try Refusal.reporting { () throws(InputError) in try file.load() }
        let start = found ?? Annealing(problem, settings)
        if let found {
            StandardError.print(
                found.isWalking
                    ? "hapi-tui: going on from \(InputError.printable(checkpoint)), after \(found.evaluations) evaluations"
                    : "hapi-tui: \(InputError.printable(checkpoint)) is at its end; remove it to search anew")
        }
        do throws(AtomicWriter.Failure) {
            // Before the search, so that it is known that this can be done.
            try file.save(start)
        } catch {
            StandardError.print("hapi-tui: the checkpoint: \(error)")
            throw Status.notWritten
        }
        return (file, start)
    }
}
