import HapiCore
import TestSupport
import Testing

@Suite("Synchronous dataflow: Γ, C, R and q")
struct DataflowTests {
    /// Figure 3: five layers, candidates after layers 2 and 4, the first one instantiated, 80 % leave there.
    private func figure3() throws -> (network: Network, counts: ExecutionCounts, design: RunnableDesign) {
        let layers = (0..<5).map {
            Layer(
                name: "l\($0 + 1)", kind: "conv", inputs: $0 == 0 ? [] : [$0 - 1], macs: 1, weightBytes: 1,
                group: "")
        }
        let exits = [1, 3].map { CandidateExit(name: "after l\($0 + 1)", layer: $0, macs: 1, weightBytes: 1) }
        let network = try Network(
            name: "Figure 3", task: "", classes: 2, inputShape: [1], layers: layers, exits: exits)
        let design = RunnableDesign(exits: [0], finalRuns: true)
        return (
            network, ExecutionCounts(network: network, design: design, leaving: [8, 2], samples: 10), design
        )
    }

    @Test("q of Figure 3 is [1, 1, 0.2, 0.2, 0.2, 0, 1], exactly")
    func figure3Rates() throws {
        let (network, counts, design) = try figure3()
        let expected = [1, 1, 0.2, 0.2, 0.2, 0, 1]
        #expect(ExecutionRates(counts).nodes == expected)
        let topology = TopologyMatrix(network, counts: counts, design: design)
        #expect(try topology.executionRates() == expected)
        #expect(topology.imbalance(expected) == 0)
    }

    @Test("Figure 3 numbers exits deepest first: the exit after layer 2 is node 7 on edge 6")
    func figure3Indexing() throws {
        let (network, counts, design) = try figure3()
        let topology = TopologyMatrix(network)
        #expect(topology.connectivity.rows == 6 && topology.connectivity.columns == 7)
        #expect(topology.column(ofExit: 0) == 6 && topology.row(ofExit: 0) == 5)
        #expect(topology.column(ofExit: 1) == 5 && topology.row(ofExit: 1) == 4)
        #expect(topology.connectivity.row(5) == [0, 1, 0, 0, 0, 0, -1])
        #expect(topology.connectivity.row(4) == [0, 0, 0, 1, 0, -1, 0])
        // The backbone of a chain is upper bidiagonal, and its rows end before the exits' columns.
        let gamma = TopologyMatrix(network, counts: counts, design: design).gamma
        #expect(gamma.row(1) == [0, 0.2, -1, 0, 0, 0, 0])
        #expect(gamma.row(4) == [0, 0, 0, 0, 0, 0, 0], "a candidate that is not instantiated has a zero row")
    }

    @Test("Γq = 0 for the q that evaluations report, on random designs over chains and residual graphs")
    func reportedRatesSolveTheBalance() throws {
        for seed in 0..<150 as Range<UInt64> {
            var cases = RandomCases(seed: seed)
            let shape = RandomCases.Shape.allCases[Int(seed % 2)]
            let network = try cases.network(layers: 4 + Int(seed % 20), exits: 8, shape: shape)
            let costs = cases.costs(network)
            let calibration = try cases.calibration(network, samples: 70)
            let evaluator = try unwrap(
                Evaluator(
                    network: network, costs: costs, answers: AnswerColumns(calibration),
                    fallback: .mostConfident))
            let deadline = seed % 3 == 0 ? costs.originalLatency * cases.generator.unit() : nil
            let outcome = evaluator.evaluate(
                cases.design(network), limits: Limits(deadline: deadline), latencyWeight: 0.5)
            guard let evaluation = outcome.evaluation else { continue }
            let topology = TopologyMatrix(network, counts: evaluation.counts, design: evaluation.runnable)
            let q = evaluation.rates.nodes
            #expect(topology.imbalance(q) <= 1e-12)
            let solved = try topology.executionRates()
            #expect(zip(solved, q).allSatisfy { abs($0 - $1) <= 1e-12 })
            #expect(q.allSatisfy { (0...1).contains($0) } && q[0] == 1)
            let product = zip(q, costs.latency.layers + costs.latency.exits.reversed())
                .reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(product - evaluation.meanLatency) <= 1e-9)
        }
    }

    @Test("A consistent Γ has rank one less than its connected nodes")
    func rank() throws {
        for seed in 0..<20 as Range<UInt64> {
            var cases = RandomCases(seed: 1000 + seed)
            let network = try cases.network(layers: 9, exits: 5, shape: .residual)
            let evaluator = try unwrap(
                Evaluator(
                    network: network, costs: cases.costs(network),
                    answers: AnswerColumns(cases.calibration(network, samples: 500)), fallback: .deepest))
            let design = Design(exits: cases.design(network).exits, threshold: 0.7)
            let evaluation = try unwrap(
                evaluator.evaluate(design, limits: Limits(), latencyWeight: 0.5).evaluation)
            let topology = TopologyMatrix(network, counts: evaluation.counts, design: evaluation.runnable)
            #expect(topology.gamma.rank() == network.layers.count + design.exits.count - 1)
        }
    }

    @Test("A graph whose edges ask one node for two rates is rejected by the node's name")
    func inconsistentGraph() throws {
        let layers = [[], [0], [0, 1], [2]].enumerated().map {
            Layer(
                name: "l\($0.offset)", kind: "conv", inputs: $0.element, macs: 1, weightBytes: 1, group: "")
        }
        let network = try Network(
            name: "skip", task: "", classes: 2, inputShape: [1], layers: layers,
            exits: [CandidateExit(name: "early", layer: 0, macs: 1, weightBytes: 1)])
        let design = RunnableDesign(exits: [0], finalRuns: true)
        var topology = TopologyMatrix(
            network, counts: ExecutionCounts(network: network, design: design, leaving: [5, 5], samples: 10),
            design: design)
        #expect(try topology.executionRates()[2] == 0.5)
        topology.setRate(1, row: 1, column: 0)
        let error = #expect(throws: InconsistentGraph.self) { try topology.executionRates() }
        #expect(error?.node == "l2")
    }

    @Test("Algorithm 1: repositioning exits zeroes the rows of those left out, tuning leaves C as it is")
    func transformations() throws {
        let (network, counts, design) = try figure3()
        var topology = TopologyMatrix(network)
        topology.repositionExits(counts, design: design)
        #expect(topology.exits.row(0).allSatisfy { $0 == 0 })
        #expect(topology.exits.row(1) == [0, 1, 0, 0, 0, 0, -1])
        let connectivity = topology.connectivity
        let tuned = ExecutionCounts(network: network, design: design, leaving: [5, 5], samples: 10)
        topology.tuneConfidence(tuned)
        #expect(topology.connectivity == connectivity)
        #expect(try topology.executionRates() == [1, 1, 0.5, 0.5, 0.5, 0, 1])
    }
}
