/// What each exit that a design may have adds, by place, for the walk: paths and costs in typical and worst-case
/// latency, and weights.
struct BranchCosts: Sendable {
    struct Place: Sendable {
        let exit: Int
        /// Milliseconds of the layers up to the exit, and of the exit.
        let layers: Double
        let own: Double
        let worstLayers: Double
        let worstOwn: Double
        /// Bytes of the layers up to the exit, and of the exit.
        let layerBytes: Int
        let ownBytes: Int
    }

    /// Place 0 is the final classifier.
    let places: [Place]
    let deadline: Double

    init(_ problem: SearchProblem, exits: [Int]) {
        let evaluator = problem.evaluator
        let network = evaluator.network
        deadline = problem.limits.deadline ?? .infinity
        let (typical, worst) = (evaluator.paths, evaluator.decisionUnit.worstCosts)
        let final = Place(
            exit: network.finalClassifier, layers: typical.throughBackbone, own: 0,
            worstLayers: worst.throughBackbone, worstOwn: 0, layerBytes: evaluator.memoryOfBackbone,
            ownBytes: 0)
        places =
            [final]
            + exits.map { k in
                Place(
                    exit: k, layers: typical.throughExit[k], own: typical.exits[k],
                    worstLayers: worst.throughExit[k], worstOwn: worst.exits[k],
                    layerBytes: evaluator.memoryThroughExit[k], ownBytes: network.exits[k].weightBytes)
            }
    }

    @inline(__always)
    func fits(_ path: Double) -> Bool { Limits.holds(path, atMost: deadline) }
}
