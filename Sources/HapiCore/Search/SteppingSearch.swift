/// A search as a value that steps: what the command line and the screen need of any method. One step judges one
/// design, and the same problem, budget and seed judge the same designs.
///
///     var search = RandomSearch(problem, evaluations: 100_000, seed: 1)
///     while search.step() {}
///     print(search.best)
package protocol SteppingSearch: Sendable {
    /// What plans and evaluations call the method.
    static var name: String { get }
    /// Designs judged so far.
    var evaluations: Int { get }
    /// Most designs judged.
    var budget: Int { get }
    var phase: SearchSnapshot.Phase { get }
    /// What was found so far.
    var record: SearchRecord { get }
    /// What there is to see now.
    var snapshot: SearchSnapshot { get }
    /// Judges one design. Returns whether there is more to do.
    @discardableResult
    mutating func step() -> Bool
}

extension SteppingSearch {
    /// O(1) unless the method keeps several books.
    package var evaluations: Int { record.evaluations }
    /// The preferred design of all seen, infeasible while no feasible one was seen.
    package var best: Candidate? { record.best }
    package var front: Front { record.front }
}

extension Annealing: SteppingSearch {}
