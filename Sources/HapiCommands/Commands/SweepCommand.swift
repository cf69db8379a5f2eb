import ArgumentParser
import HapiFormats
import HapiRuntime

/// `hapi-tui sweep`: searches over several profiles, limits, policies and ways to search.
struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Search over several profiles, limits and policies, as a file says.",
        discussion: """
              hapi-tui sweep sweep.json --out results.jsonl
              hapi-tui sweep sweep.json --shard 2/4 --out part2.jsonl
              hapi-tui sweep sweep.json --merge part*.jsonl --out results.jsonl
              hapi-tui sweep sweep.json --out results.jsonl --table

              {"format": "hapi.sweep", "version": 1,
               "profiles": ["x86-torch", "mine/pi5.json"],
               "limits": [{"meanLatencyShare": 0.5}, {"maxLossPoints": 1}],
               "policies": [{}, {"policy": "entropy", "fallback": "deepest"}],
               "searches": [{"method": "anneal", "seed": 1, "maxExits": 5}]}

            Every combination is a task, and every task a line of JSON (hapi.result): what was asked, the \
            hashes of what it was asked of, and the evaluation as optimise --json prints it, without the front. \
            A profile is a path from the sweep's folder or the name of one at hand. Latencies are limited in \
            milliseconds (meanLatencyMs, deadlineMs) or as shares of the original network's \
            (meanLatencyShare, deadlineShare); beside them memoryBytes, and minAccuracy or maxLossPoints. \
            The limits of the profiles themselves do not apply, only the platform's memory does. A policy may \
            have thresholds; a search also evaluations, goal, latencyWeight, pin, forbid and schedule. Policies and searches \
            may be left out.

            --out is written line by line. A run that was killed goes on where it was when it is started again, \
            and the file ends up the same to the byte as that of a run that came through, on any number of \
            threads. Results of another sweep, or of files that have changed, are refused. Which shard a task \
            belongs to follows from the sweep alone. --merge takes all shards' files in any order, refuses \
            missing and double results, and prints what one run would have.

            Exit status: 0 every task is done; that no design meets a limit is a result, not a failure. 65 the \
            sweep, a file that it names or a file of results is refused; 73 --out cannot be written, 74 nor can \
            standard output; 130 interrupted, with all that is done kept. Never 1.
            """)

    @Argument(help: ArgumentHelp("What to search: a file (hapi.sweep).", valueName: "sweep"))
    var file: String

    @Option(
        help: ArgumentHelp(
            "Write the results to this file; if it exists, go on from there.", valueName: "file"))
    var out: String?

    @Option(
        help: ArgumentHelp("Do one part of several: 2/4 is the second of four.", valueName: "i/n"))
    var shard = Shard.all

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Search nothing: put these files of results together.", valueName: "files"))
    var merge: [String] = []

    @Flag(help: "Print a table for people in place of JSON lines.")
    var table = false

    @Option(help: ArgumentHelp("Threads at most (default: one a core).", valueName: "n"))
    var threads: Int?

    @OptionGroup var progress: ProgressOptions

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
        if !merge.isEmpty, shard != .all {
            throw ValidationError("--merge puts all shards together; leave --shard out.")
        }
    }

    func run() throws {
        let (sweep, bench) = try Refusal.reporting { () throws(InputError) in
            let sweep = try Sweep.read(FileAccess.read(file, as: "a sweep"), file: file)
            return (sweep, try SweepBench(sweep, file: file))
        }
        let ledger = ResultLedger(sweep.tasks) { [bench] in bench.sources($0) }
        let work = SweepWork(bench: bench, ledger: ledger, shard: shard, out: out, table: table)
        if merge.isEmpty {
            try work.search(threads: threads, progress: progress.start)
        } else {
            try work.merge(merge)
        }
    }
}
