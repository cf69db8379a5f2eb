import HapiCore
import TestSupport
import Testing

@Suite("Which samples a design answers rightly")
struct RightAnswersTests {
    private struct Case {
        let network: Network
        let costs: NodeCosts
        var cases: RandomCases

        init(seed: UInt64, layers: Int = 12, exits: Int = 7) throws {
            cases = RandomCases(seed: seed)
            network = try cases.network(
                layers: layers, exits: exits, shape: RandomCases.Shape.allCases[Int(seed % 2)])
            costs = cases.costs(network, tail: seed % 5 == 0)
        }

        func evaluators(
            _ calibration: Calibration, _ fallback: Fallback
        ) throws -> (fast: Evaluator, slow: SlowEvaluator) {
            let fast = try unwrap(
                Evaluator(
                    network: network, costs: costs, answers: AnswerColumns(calibration), fallback: fallback))
            let slow = SlowEvaluator(
                network: network, costs: costs, calibration: calibration, fallback: fallback)
            return (fast, slow)
        }
    }

    private func answers(_ evaluator: Evaluator, _ evaluation: Evaluation) -> RightAnswers {
        evaluator.rightAnswers(
            of: evaluation.runnable,
            confident: ConfidentColumns(evaluator.answers, threshold: evaluation.design.threshold))
    }

    private func bits(_ answers: RightAnswers) -> [Bool] {
        (0..<answers.samples).map(answers.contains)
    }

    @Test("They are the definition's, sample by sample, under every policy and fallback, with deadlines")
    func definition() throws {
        for seed in 0..<60 as Range<UInt64> {
            // Beyond 127 classifiers a standing takes two bytes.
            let isLarge = seed % 20 == 0
            var problem = try Case(seed: seed, layers: isLarge ? 160 : 12, exits: isLarge ? 140 : 7)
            let metric = ConfidenceMetric.allCases[Int(seed % 3)]
            let calibration = try problem.cases.calibration(
                problem.network, samples: 1 + problem.cases.generator.index(below: 150), metric: metric)
            let (fast, slow) = try problem.evaluators(calibration, Fallback.allCases[Int(seed / 3 % 2)])
            for _ in 0..<6 {
                let design = problem.cases.design(problem.network, metric: metric)
                let bound = problem.costs.originalLatency * 2 * problem.cases.generator.unit()
                let deadline = problem.cases.generator.index(below: 2) == 0 ? bound : nil
                let expected = slow.evaluate(design, deadline: deadline)
                let outcome = fast.evaluate(design, limits: Limits(deadline: deadline), latencyWeight: 0)
                guard let expected, let found = outcome.evaluation else {
                    #expect(expected == nil && outcome.evaluation == nil)
                    continue
                }
                let answers = answers(fast, found)
                #expect(bits(answers) == expected.isRight)
                #expect(answers.count == found.correct && answers.samples == calibration.samples)
            }
        }
    }

    @Test("Two designs are paired by the samples' own numbers, under the same policy or another")
    func pairing() throws {
        for seed in 100..<130 as Range<UInt64> {
            var problem = try Case(seed: seed)
            var results: [(answers: RightAnswers, isRight: [Bool])] = []
            // The final classifier orders the samples differently by each metric.
            for metric in ConfidenceMetric.allCases {
                let calibration = try problem.cases.calibration(problem.network, samples: 100, metric: metric)
                let (fast, slow) = try problem.evaluators(calibration, .mostConfident)
                let design = problem.cases.design(problem.network, metric: metric)
                let found = try unwrap(
                    fast.evaluate(design, limits: Limits(), latencyWeight: 0).evaluation)
                results.append((answers(fast, found), try unwrap(slow.evaluate(design)).isRight))
            }
            for first in results {
                for second in results {
                    let pair = try unwrap(PairedComparison(first.answers, second.answers))
                    let both = Array(zip(first.isRight, second.isRight))
                    #expect(pair.samples == 100 && pair.both == both.count { $0 && $1 })
                    #expect(pair.onlyFirst == both.count { $0 && !$1 })
                    #expect(pair.onlySecond == both.count { !$0 && $1 })
                    #expect(pair.first.correct == first.answers.count)
                }
            }
        }
    }

    @Test("Answers to another number of samples are not compared")
    func otherData() throws {
        var problem = try Case(seed: 3)
        let sets = try [64, 65].map { samples in
            let calibration = try problem.cases.calibration(problem.network, samples: samples)
            let fast = try problem.evaluators(calibration, .deepest).fast
            return fast.rightAnswers(
                of: RunnableDesign(exits: [], finalRuns: true),
                confident: ConfidentColumns(fast.answers, threshold: 0.5))
        }
        #expect(PairedComparison(sets[0], sets[1]) == nil)
        #expect(PairedComparison(sets[1], sets[1])?.pValue == 1)
    }

    @Test("A design's confidence is its evaluation's on both sets; the original differs from itself nowhere")
    func confidence() throws {
        for seed in 200..<212 as Range<UInt64> {
            var problem = try Case(seed: seed)
            let fallback = Fallback.allCases[Int(seed % 2)]
            let sets = try [150, 90].map {
                try problem.evaluators(
                    problem.cases.calibration(problem.network, samples: $0), fallback
                ).fast
            }
            let design = problem.cases.design(problem.network)
            let limits = Limits(deadline: problem.costs.originalLatency * 1.2)
            guard
                let evaluation = sets[0].evaluate(design, limits: limits, latencyWeight: 0).evaluation
            else { continue }
            let found = DesignConfidence(evaluation, on: sets[0], test: sets[1])
            let onTest = try unwrap(found.onTest)
            let expected = sets[1].evaluate(design, limits: limits, latencyWeight: 0).evaluation
            #expect(onTest.gap.test.correct == expected?.correct && onTest.gap.test.samples == 90)
            #expect(onTest.gap.calibration.correct == evaluation.correct)
            #expect(onTest.againstOriginal.second.share == sets[1].original.accuracy)
            #expect(found.againstOriginal.second.correct == sets[0].original.correct)
            #expect(
                abs(found.againstOriginal.difference - (evaluation.accuracy - sets[0].original.accuracy))
                    < 1e-12)
            let original = try unwrap(
                sets[0].evaluate(Design(exits: [], threshold: 1), limits: Limits(), latencyWeight: 0)
                    .evaluation)
            let itself = DesignConfidence(original, on: sets[0], test: nil)
            #expect(itself.onTest == nil && itself.againstOriginal.pValue == 1)
            #expect(itself.againstOriginal.onlyFirst == 0 && itself.againstOriginal.onlySecond == 0)
        }
    }
}
