import TestSupport
import Testing

@testable import HapiCore

@Suite("A plan run sample by sample")
struct ReplayTests {
    @Test("has the evaluator's figures, for 600 random designs under every policy, with deadlines and tails")
    func againstEvaluator() throws {
        for seed in 0..<60 as Range<UInt64> {
            var cases = RandomCases(seed: seed)
            let metric = ConfidenceMetric.allCases[Int(seed % 3)]
            let policy = ExitPolicy(metric: metric, fallback: Fallback.allCases[Int(seed / 3 % 2)])
            let network = try cases.network(layers: 10, exits: 6, shape: seed % 2 == 0 ? .chain : .residual)
            let costs = cases.costs(network, tail: seed % 4 == 0)
            let answers = try cases.calibration(network, samples: 70, metric: metric)
            let evaluator = try unwrap(
                Evaluator(
                    network: network, costs: costs, answers: AnswerColumns(answers),
                    fallback: policy.fallback))
            for round in 0..<10 {
                let design = cases.design(network, metric: metric)
                let deadline =
                    round % 2 == 0 ? nil : costs.originalLatency * 2 * cases.generator.unit()
                let outcome = evaluator.evaluate(
                    design, limits: Limits(deadline: deadline), latencyWeight: 0.5)
                guard let expected = outcome.evaluation else { continue }
                let runTime = RunTimePolicy(
                    expected.runnable, in: network, threshold: design.threshold, policy: policy)
                let found = SampleReplay(runTime, network: network, costs: costs)
                    .run(answers, upTo: runTime.classifiers.count - 1)
                #expect(found.correct == expected.correct && found.leaving == expected.leaving)
                for (own, other) in [
                    (found.meanLatency, expected.meanLatency), (found.medianLatency, expected.medianLatency),
                    (found.p95Latency, expected.p95Latency), (found.p99Latency, expected.p99Latency),
                    (found.worstLatency, expected.worstLatency),
                    (found.meanEnergy ?? -1, expected.meanEnergy ?? -2),
                ] {
                    #expect(abs(own - other) < 1e-9)
                }
                #expect(found.meanLatencyInterval.contains(found.meanLatency))
            }
        }
    }

    /// Two exits and the final classifier; each sample's confidences in that order, and who is right.
    private func figures(
        _ policy: ExitPolicy, upTo last: Int = 2, loadFactor: Double = 1
    ) throws -> ReplayFigures {
        var cases = RandomCases(seed: 1)
        let network = try cases.network(layers: 3, exits: 2, shape: .chain)
        let costs = NodeCosts(
            latency: NodeCosts.Figures(layers: [1, 2, 4], exits: [0.5, 0.25]),
            latencyTail: NodeCosts.Figures(layers: [2, 3, 5], exits: [1, 1]))
        // By classifier: sure at once; sure at the second; never, the first being as sure as the last.
        let confidence: [Float] = [0.9, 0.2, 0.5, 0.9, 0.7, 0.4, 0.1, 0.1, 0.5]
        let correct = [true, false, true, false, true, false, false, false, false]
        let answers = try unwrap(
            Calibration(
                metric: policy.metric, samples: 3, classifiers: 3, confidence: confidence, correct: correct))
        let runTime = RunTimePolicy(
            RunnableDesign(exits: [0, 1], finalRuns: true), in: network, threshold: 0.7, policy: policy)
        return SampleReplay(runTime, network: network, costs: costs)
            .run(answers, upTo: last, loadFactor: loadFactor)
    }

    @Test("leaves at the first classifier that is sure; the unsure get the deeper of two that are as sure")
    func byHand() throws {
        let found = try figures(ExitPolicy())
        #expect(found.leaving == [1, 1, 1] && found.correct == 2)
        // Paths of 1.5, 3.75 and 7.75 ms; the longest in tails is 12.
        #expect(found.meanLatency == 13.0 / 3 && found.medianLatency == 3.75 && found.p95Latency == 7.75)
        #expect(found.worstLatency == 12)
    }

    @Test("cut off after an exit, that one takes all who reach it, and the surest of those that ran answers")
    func cutOff() throws {
        let found = try figures(ExitPolicy(), upTo: 1)
        #expect(
            found.leaving == [1, 2] && found.correct == 3, "the third sample gets the first exit's answer")
        #expect(found.worstLatency == 7)
        let deepest = try figures(ExitPolicy(fallback: .deepest), upTo: 1)
        #expect(deepest.leaving == [1, 2] && deepest.correct == 2)
    }

    @Test("a load multiplies every latency and changes nothing else")
    func load() throws {
        let (one, two) = (try figures(ExitPolicy()), try figures(ExitPolicy(), loadFactor: 2))
        #expect(two.meanLatency == 2 * one.meanLatency && two.p99Latency == 2 * one.p99Latency)
        #expect(two.worstLatency == 2 * one.worstLatency && two.leaving == one.leaving)
        #expect(two.correct == one.correct)
    }

    @Test("entropy leaves at or below its threshold, and the least sure is the one of most")
    func entropy() throws {
        let found = try figures(ExitPolicy(metric: .entropy))
        // The first sample passes two exits at 0.9 and leaves at the end, at 0.1; the others at the first exit.
        #expect(found.leaving == [2, 0, 1] && found.correct == 1)
    }

    @Test("the table's deepest row that fits the budget under the load is the last to run")
    func budgets() {
        let table = [1.5, 3.75, 7.75]
        func last(_ load: Double, _ budget: Double?) -> Int? {
            ReplayConditions(loadFactor: load, budget: budget).last(of: table)
        }
        #expect(last(1, nil) == 2 && last(3, nil) == 2)
        #expect(last(1, 7.75) == 2 && last(1, 7.74) == 1 && last(1, 1.5) == 0 && last(1, 1.49) == nil)
        #expect(last(2, 7.75) == 1 && last(2, 3) == 0 && last(2, 2.9) == nil && last(0.5, 3.875) == 2)
    }

    @Test("the interval of the mean latency holds the true mean in about 95 of 100 draws")
    func coverage() throws {
        // Of two paths, 1.5 and 3.75 ms, a third of the samples takes the longer.
        let truth = 1.5 + 2.25 / 3
        var generator = Generator(seed: 7)
        var held = 0
        for _ in 0..<400 {
            var figures = ReplayFigures(samples: 200, classifiers: 2)
            figures.take((0..<200).map { _ in generator.index(below: 3) == 0 ? 3.75 : 1.5 }.sorted())
            if figures.meanLatencyInterval.contains(truth) { held += 1 }
        }
        #expect((365...395).contains(held), "\(held) of 400")
    }

    @Test("10 of 100 against 20 of 100 differ at p = 0.0477; none against none do not differ")
    func proportions() {
        // z = 0.1 / √(0.15 · 0.85 · 0.02) = 1.9803.
        let p = TwoProportionTest.pValue(
            Proportion(correct: 10, samples: 100), Proportion(correct: 20, samples: 100))
        #expect(abs(p - 0.04767) < 1e-4)
        #expect(
            TwoProportionTest.pValue(Proportion(correct: 0, samples: 9), Proportion(correct: 0, samples: 4))
                == 1)
    }
}
