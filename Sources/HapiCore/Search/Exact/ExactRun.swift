/// An exact search from its very beginning, as a value that steps: the short annealing that finds a good design, the
/// tables and bounds, and then branch after branch. Every step is short; the whole is as `ExactSearch`.
package struct ExactRun: SteppingSearch {
    package static let name = ExactSearch.name

    package let seed: UInt64
    private var annealing: Annealing
    private var preparation: ExactPreparation?
    private var search: ExactSearch?
    private var isOver = false

    /// Designs judged in a step at most, and prefixes tried.
    private static let batch = (designs: 16, tries: 512)

    /// As `Annealing.init`.
    /// - Parameter keepsEdges: whether the snapshot's edges are kept on every axis.
    package init(_ problem: SearchProblem, _ settings: SearchSettings, keepsEdges: Bool = false) {
        seed = settings.seed
        annealing = ExactSearch.incumbentSearch(problem, settings, keepsEdges: keepsEdges)
    }

    /// The designs that there are, and those of the annealing.
    package var budget: Int {
        annealing.budget + Int(min(0x1p61, ExactSearch.designCount(annealing.problem)))
    }

    package var phase: SearchSnapshot.Phase {
        if isOver { return .finished }
        return search == nil ? .preparing : .proving
    }

    /// Those of the annealing among them. O(1) once it has ended.
    package var evaluations: Int {
        annealing.evaluations + (search?.evaluations ?? preparation?.evaluations ?? 0)
    }

    /// Designs that the search itself judges are entered too. As `Annealing.record`, and O(1) once it has ended.
    package var record: SearchRecord { search?.record ?? preparation?.record ?? annealing.record }

    /// Whether the best is proven, or that no design is feasible.
    package var isProven: Bool { search?.isProven ?? false }

    /// Judges a design of the annealing, takes a step of the preparation, or judges a few designs. Returns whether
    /// there is more to do.
    @discardableResult
    package mutating func step() -> Bool {
        guard !isOver else { return false }
        if search != nil {
            isOver = search?.step(Self.batch.designs, tries: Self.batch.tries) != true
        } else if preparation != nil {
            prepare()
        } else if !annealing.step() {
            let record = annealing.record
            preparation = ExactPreparation(record.problem, incumbent: record.best, record: record)
        }
        return !isOver
    }

    private mutating func prepare() {
        guard preparation?.step() != true, let prepared = preparation else { return }
        preparation = nil
        let search = ExactSearch(prepared)
        isOver = search.isProven
        self.search = search
    }

    /// What there is to see now: of the annealing, and of the designs judged since. As `Annealing.snapshot`, plus
    /// O(branches).
    package var snapshot: SearchSnapshot {
        var snapshot = annealing.snapshot
        snapshot.method = .exact
        snapshot.phase = phase
        snapshot.evaluations = evaluations
        snapshot.budget = budget
        (snapshot.temperature, snapshot.acceptance) = (0, 0)
        snapshot.progress = search?.progress ?? 0
        guard search != nil || preparation != nil else { return snapshot }
        let record = record
        snapshot.best = record.best
        snapshot.bestValue = record.bestValue
        snapshot.front = record.front.members
        snapshot.edges = record.edges
        snapshot.trace += record.trace.elements
        snapshot.currentValue = record.trace.elements.last?.current ?? snapshot.currentValue
        snapshot.tried += record.tried.elements
        snapshot.triedStride = max(snapshot.triedStride, record.tried.stride)
        snapshot.isProven = isProven
        snapshot.bound = search?.boundValue
        return snapshot
    }
}
