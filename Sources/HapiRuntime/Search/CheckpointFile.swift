import Foundation
import HapiCore
import HapiFormats

/// Where an annealing under way is kept, so that a later run can go on from it.
package struct CheckpointFile: Sendable {
    private let path: String
    private let terms: Checkpoint.Terms
    private let problem: SearchProblem
    private let settings: SearchSettings

    package init(
        _ path: String, _ workspace: Workspace, _ problem: SearchProblem, _ settings: SearchSettings,
        program: String
    ) {
        self.path = path
        self.problem = problem
        self.settings = settings
        terms = Checkpoint.Terms(
            problem, settings, program: program,
            hashes: (
                workspace.hashes.profile, workspace.hashes.model, workspace.model.calibration.sha256
            ))
    }

    /// Checks a file by itself: form and digest, not whether it is of a search that anybody makes.
    /// - Returns: how many chains it has, and how many designs they have judged.
    package static func check(_ bytes: [UInt8], file: String) throws(InputError) -> (chains: Int, judged: Int)
    {
        let states = try Checkpoint.check(bytes, file: file, digest: digest).chains
        return (states.count, states.reduce(0) { $0 &+ $1.evaluations })
    }

    /// The annealing of the file; `nil` when there is no such file.
    /// - Throws: `InputError` for a file that is no checkpoint, is damaged, or was made under other terms.
    package func load() throws(InputError) -> Annealing? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let bytes = try FileAccess.read(path, as: "a checkpoint")
        let checkpoint: Checkpoint
        do throws(InputError) {
            checkpoint = try Checkpoint.read(
                bytes, file: path, terms: terms, problem: problem, digest: Self.digest)
        } catch {
            // A file that the program writes is not mended by hand; where terms differ the error says so already.
            var refusal = error
            let anew = "remove it to begin anew, or name another file"
            if refusal.remedy.isEmpty || bytes.isEmpty {
                refusal.remedy = anew
            } else if !refusal.remedy.contains("begin anew") {
                refusal.remedy += "; " + anew
            }
            throw refusal
        }
        guard
            let search = Annealing(
                problem, evaluations: settings.evaluations, seed: settings.seed, schedule: settings.schedule,
                states: checkpoint.chains)
        else {
            throw InputError(
                file: path, place: "at $.chains", found: "\(checkpoint.chains.count) chains",
                expected: "those of a search of \(settings.evaluations) evaluations",
                remedy: "remove the file to begin anew")
        }
        return search
    }

    /// Replaces the file by the present state.
    package func save(_ search: Annealing) throws(AtomicWriter.Failure) {
        let checkpoint = Checkpoint(
            terms: terms, network: problem.evaluator.network, chains: search.states)
        try AtomicWriter.write(checkpoint.text(digest: Self.digest), to: path, overwrite: true)
    }

    private static func digest(_ text: String) -> String { FileAccess.sha256(Data(text.utf8)) }
}
