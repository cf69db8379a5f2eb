import HapiCore
import TestSupport
import Testing

@Suite("The evaluator against METHOD's definitions, sample by sample")
struct EvaluatorTests {
    /// One seeded random problem with everything varied that METHOD allows to vary.
    private struct Case {
        let network: Network
        let costs: NodeCosts
        let calibration: Calibration
        let evaluator: Evaluator
        let slow: SlowEvaluator
        var cases: RandomCases

        init(seed: UInt64, layers: Int = 12, exits: Int = 7, samples: Int = 90) throws {
            var cases = RandomCases(seed: seed)
            let metric = ConfidenceMetric.allCases[Int(seed % 3)]
            let fallback = Fallback.allCases[Int(seed / 3 % 2)]
            let shape = RandomCases.Shape.allCases[Int(seed / 6 % 2)]
            network = try cases.network(layers: layers, exits: exits, shape: shape)
            costs = cases.costs(network, tail: seed % 5 == 0)
            calibration = try cases.calibration(network, samples: samples, metric: metric)
            evaluator = try unwrap(
                Evaluator(
                    network: network, costs: costs, answers: AnswerColumns(calibration), fallback: fallback))
            slow = SlowEvaluator(
                network: network, costs: costs, calibration: calibration, fallback: fallback)
            self.cases = cases
        }
    }

    @Test("1,000 random designs: counts equal, figures within 1e-9, mean latency = Σ shares × paths")
    func randomDesigns() throws {
        for seed in 0..<100 as Range<UInt64> {
            var problem = try Case(seed: seed)
            for _ in 0..<10 {
                let design = problem.cases.design(problem.network, metric: problem.calibration.metric)
                let bound = problem.costs.originalLatency * 2 * problem.cases.generator.unit()
                let deadline = problem.cases.generator.index(below: 2) == 0 ? bound : nil
                let expected = problem.slow.evaluate(design, deadline: deadline)
                let outcome = problem.evaluator.evaluate(
                    design, limits: Limits(deadline: deadline), latencyWeight: 0.5)
                guard let expected, let found = outcome.evaluation else {
                    #expect(expected == nil && outcome.evaluation == nil)
                    continue
                }
                #expect(found.runnable.exits == expected.exits)
                #expect(found.runnable.finalRuns == expected.finalRuns)
                #expect(found.leaving == expected.leaving)
                #expect(found.correct == expected.correct)
                #expect(found.memory == expected.memory)
                #expect(found.counts.layers + found.counts.exits == expected.arrivals)
                #expect(abs(found.meanLatency - expected.meanLatency) < 1e-9)
                #expect(abs(found.worstLatency - expected.worstLatency) < 1e-9)
                #expect(abs((found.meanEnergy ?? -1) - expected.meanEnergy) < 1e-9)
                for (percent, value) in [
                    (50, found.medianLatency), (95, found.p95Latency), (99, found.p99Latency),
                ] {
                    #expect(abs(problem.slow.percentile(percent, of: expected) - value) < 1e-9)
                }
                let paths = problem.evaluator.paths.paths(exits: found.runnable.exits)
                let byPaths = zip(found.shares, paths).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(byPaths - found.meanLatency) < 1e-9)
            }
        }
    }

    @Test("A design named after truncation evaluates to itself again")
    func truncationIsAFixedPoint() throws {
        for seed in 200..<300 as Range<UInt64> {
            var problem = try Case(seed: seed)
            let limits = Limits(
                deadline: problem.costs.originalLatency * problem.cases.generator.unit() * 1.5)
            let design = problem.cases.design(problem.network, metric: problem.calibration.metric)
            guard
                let once = problem.evaluator.evaluate(design, limits: limits, latencyWeight: 0.5).evaluation
            else { continue }
            let twice = problem.evaluator.evaluate(once.design, limits: limits, latencyWeight: 0.5)
            #expect(twice.evaluation == once)
        }
    }

    @Test("Above 127 classifiers, where a standing takes two bytes, answers stay the same")
    func manyClassifiers() throws {
        var problem = try Case(seed: 7, layers: 180, exits: 150, samples: 70)
        #expect(problem.network.classifierCount > 127)
        for _ in 0..<10 {
            let design = problem.cases.design(problem.network, metric: problem.calibration.metric)
            let found = problem.evaluator.evaluate(design, limits: Limits(), latencyWeight: 0.5).evaluation
            let expected = problem.slow.evaluate(design)
            #expect(found?.correct == expected?.correct && found?.leaving == expected?.leaving)
        }
    }

    @Test("The sweep over all thresholds equals an evaluation at each of them")
    func thresholdSweep() throws {
        for seed in 0..<24 as Range<UInt64> {
            var problem = try Case(seed: 400 + seed)
            let design = problem.cases.design(problem.network, metric: problem.calibration.metric)
            let deadline = seed % 2 == 0 ? problem.costs.originalLatency * 0.8 : nil
            let limits = Limits(deadline: deadline)
            guard
                let runnable = problem.evaluator.decisionUnit.runnable(design.exits, deadline: deadline)
            else { continue }
            let sweep = ThresholdSweep(problem.evaluator, design: runnable, points: 21)
            #expect(sweep.thresholds.count == 21)
            for (index, threshold) in sweep.thresholds.enumerated() {
                let at = try unwrap(
                    problem.evaluator.evaluate(
                        Design(exits: runnable.exits, threshold: threshold), limits: limits,
                        latencyWeight: 0.5
                    ).evaluation)
                #expect(sweep.correct[index] == at.correct)
                #expect(abs(sweep.meanLatency[index] - at.meanLatency) < 1e-9)
                #expect(abs((sweep.meanEnergy?[index] ?? -1) - (at.meanEnergy ?? -2)) < 1e-9)
            }
        }
    }

    @Test("Percentiles are the smallest path by which ⌈p·D⌉ samples left, without interpolation")
    func percentiles() {
        let found = [50, 51, 99, 100].map {
            Evaluator.percentile($0, leaving: [5, 4, 1], latencies: [1, 2, 3], samples: 10)
        }
        #expect(found == [1, 2, 3, 3])
    }

    @Test("Wilson's interval of 8,709 in 10,000 is [0.8641853268, 0.8773298232]")
    func wilson() {
        let interval = WilsonInterval(correct: 8709, samples: 10_000)
        #expect(abs(interval.lower - 0.8641853268) < 1e-10)
        #expect(abs(interval.upper - 0.8773298232) < 1e-10)
        #expect(WilsonInterval(correct: 0, samples: 10).lower == 0)
        #expect(WilsonInterval(correct: 10, samples: 10).upper == 1)
    }
}
