import Mutations
import Testing

@Suite("Whole files with something changed in them")
struct FileMutationTests {
    @Test("are read as what they say or refused where they are wrong, never anything else")
    func rules() throws {
        // The larger ones and the more are for `make mutations`.
        let specimens = try Specimens(largest: 25_000)
        var trials = Trials(specimens, seed: 20261122)
        var verdicts: [Judge.Verdict: Int] = [:]
        for number in 0..<(12 * specimens.kinds.count) {
            let trial = trials.run(number)
            switch trial.verdict {
            case .success(let verdict): verdicts[verdict, default: 0] += 1
            case .failure(let breach): Issue.record("\(number), \(trial.file), \(trial.change): \(breach)")
            }
        }
        for verdict in Judge.Verdict.allCases { #expect(verdicts[verdict] ?? 0 > 15, "\(verdicts)") }
    }

    @Test("are changed in the same way for the same seed and number, whatever was changed before")
    func reproducible() throws {
        let specimens = try Specimens(largest: 25_000)
        var (all, one) = (Trials(specimens, seed: 3), Trials(specimens, seed: 3))
        let trials = (0..<20).map { all.run($0) }
        let alone = one.run(13)
        #expect(alone.bytes == trials[13].bytes && alone.change == trials[13].change)
    }
}
