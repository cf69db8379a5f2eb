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
        places = ([network.finalClassifier] + exits).map { k in
            let layer = network.layer(ofClassifier: k)
            let isExit = k < network.exits.count
            return Place(
                exit: k, layers: evaluator.paths.throughLayer[layer],
                own: isExit ? evaluator.costs.latency.exits[k] : 0,
                worstLayers: evaluator.decisionUnit.pathThroughLayer(layer),
                worstOwn: isExit ? evaluator.costs.worstCase.exits[k] : 0,
                layerBytes: evaluator.memoryThrough(layer: layer),
                ownBytes: isExit ? network.exits[k].weightBytes : 0)
        }
    }

    @inline(__always)
    func fits(_ path: Double) -> Bool { Limits.holds(path, atMost: deadline) }
}
