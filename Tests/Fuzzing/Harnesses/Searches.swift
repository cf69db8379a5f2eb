import HapiCore
import HapiFormats
import HapiJSON

/// Files of searches: what is to be searched, what came of it, and where one stopped.
extension Harness {
    static let sweep = Harness("sweep", longest: 1024) { bytes in
        guard let sweep = attempt({ try Sweep.read(bytes, file: fuzzedFile) }) else { return }
        let isFit = attempt { try sweep.check(Fixed.network, of: "small", file: fuzzedFile) } != nil
        let counts = [sweep.profiles.count, sweep.limits.count, sweep.policies.count, sweep.searches.count]
        guard counts.reduce(1, *) <= 64 else { return }
        for task in sweep.tasks {
            claim(read(line(task)).task == task, "the task is kept: \(task.title)")
            if isFit { _ = task.problem(Fixed.platform.evaluator, memory: 2000) }
        }
    }

    /// One line of a sweep's results.
    static let result = Harness("result", longest: 2048) { bytes in
        let result = attempt { try SweepResult.read(bytes[...], number: 3, file: fuzzedFile) }
        guard let result else { return }
        claim(read(line(result.task)).task == result.task, "the task is kept: \(result.task.title)")
    }

    /// Annealings under way, under a digest that all have, so that what stands behind it is reached.
    static let checkpoint = Harness("checkpoint", longest: 4096) { bytes in
        let digest = { (text: String) in String(repeating: "0", count: 64) }
        let found = attempt { try Checkpoint.check(bytes, file: fuzzedFile, digest: digest) }
        guard let found else { return }
        let text = found.text(digest: digest)
        let again = own { try Checkpoint.check(Array(text.utf8), file: "again", digest: digest) }
        claim(again.text(digest: digest) == text, "the checkpoint is kept: \(text)")
    }

    private static let sources = SweepResult.Sources(
        program: "hapi-tui 0", profile: Fixed.workspace.hashes.profile, model: Fixed.workspace.hashes.model)

    private static func line(_ task: SweepTask) -> String {
        let evaluation =
            FileFormat.evaluation.header + [
                ("feasible", .bool(false)), ("reason", .string("nothing fits")),
            ]
        return SweepResult.line(task, sources, evaluation: .object(evaluation))
    }

    private static func read(_ line: String) -> SweepResult {
        own { try SweepResult.read(Array(line.utf8)[...], number: 1, file: "again") }
    }
}
