import HapiCore

extension RandomCases {
    /// A seeded search problem over a residual network, under a mean latency that binds: the most accurate design
    /// within 70 % of the original's.
    package static func problem(
        seed: UInt64, exits: Int, samples: Int = 120, maxExits: Int? = nil, pinned: Set<Int> = []
    ) throws -> SearchProblem {
        var cases = RandomCases(seed: seed)
        let network = try cases.network(layers: exits + 3, exits: exits, shape: .residual)
        let costs = cases.costs(network)
        let answers = try AnswerColumns(cases.calibration(network, samples: samples))
        let evaluator = try unwrap(
            Evaluator(network: network, costs: costs, answers: answers, fallback: .mostConfident))
        return SearchProblem(
            evaluator: evaluator, goal: .accuracy,
            limits: Limits(meanLatency: costs.originalLatency * 0.7), latencyWeight: 0.5,
            thresholds: [0.3, 0.6, 0.8], pinned: pinned, maxExits: maxExits)
    }
}
