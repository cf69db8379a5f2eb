import HapiCore
import HapiReport
import HapiRuntime

extension ReportRun {
    /// What branch and bound says of the best design found, where the problem is so small that it takes seconds;
    /// `nil` for a larger one, without a design, and when the user did not wait for it.
    func proof(of best: Candidate?) -> ReportSearch.Proof? {
        guard let best, best.isFeasible, Prover.affords(problem), !Interruption.hasHappened else {
            return nil
        }
        var search = ExactSearch(problem, incumbent: best)
        let branches = search.branchCount
        ParallelWalk.run(&search) { [problem, progress] finished, designs in
            progress.update {
                ProgressReport(
                    problem, phase: SearchSnapshot.Phase.proving.rawValue, label: "proof: ",
                    evaluations: designs, budget: nil, best: best,
                    doing: "\(finished) of \(branches) branches",
                    extra: [("branches", .integer(finished)), ("ofBranches", .integer(branches))])
            }
            return !Interruption.hasHappened
        }
        progress.clear()
        guard search.isProven, let proven = search.best else { return nil }
        let (value, own) = (problem.goalValue(proven.figures), problem.goalValue(best.figures))
        return value == own ? .holds : .fails(better: value)
    }
}
