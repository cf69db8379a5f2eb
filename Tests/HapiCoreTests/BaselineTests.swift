import TestSupport
import Testing

@testable import HapiCore

@Suite("Baselines")
struct BaselineTests {
    /// A chain of layers with the given operations and an exit after each but the last.
    private func chain(_ macs: [Int], exitsAfter layers: [Int]? = nil) throws -> Network {
        try Network(
            name: "chain", task: "none", classes: 10, inputShape: [1],
            layers: macs.enumerated().map { index, macs in
                Layer(
                    name: "layer\(index)", kind: "conv", inputs: index == 0 ? [] : [index - 1], macs: macs,
                    weightBytes: 1, group: "all")
            },
            exits: (layers ?? Array(0..<(macs.count - 1))).map {
                CandidateExit(name: "exit:layer\($0)", layer: $0, macs: 1_000_000, weightBytes: 1)
            })
    }

    @Test("BranchyNet's exits are those nearest to a third and two thirds of the backbone's operations")
    func branchyNet() throws {
        // Cumulative 10, 30, 60, 70, 90 of 90: a third is 30, two thirds are 60.
        let network = try chain([10, 20, 30, 10, 20])
        #expect(BaselineMethod.branchyNet.exits(of: network) == [1, 2])
        // Cumulative 1, 2, 7, 8, 9 of 9 without the exit after the third: 3 is nearest to 2, 6 to 8.
        #expect(
            BaselineMethod.branchyNet.exits(of: try chain([1, 1, 5, 1, 1], exitsAfter: [0, 1, 3])) == [1, 2])
    }

    @Test("A tie goes to the deeper exit, and operations of no layer at all are a tie of all")
    func ties() throws {
        // Cumulative 2, 4, 5, 9 of 9: a third is 3, midway between 2 and 4; two thirds are 6, nearest to 5.
        #expect(try BaselineMethod.branchyNet.exits(of: chain([2, 2, 1, 4])) == [1, 2])
        // A layer without operations: the exit after it stands at the same place, and is deeper.
        #expect(try BaselineMethod.branchyNet.exits(of: chain([3, 0, 3, 0, 3])) == [1, 3])
        #expect(try BaselineMethod.branchyNet.exits(of: chain([0, 0, 0, 0])) == [2])
    }

    @Test(
        "SDN's exits are nearest to k/7; parts that share one have it once, and without exits there are none")
    func sdn() throws {
        #expect(try BaselineMethod.sdn.exits(of: chain(Array(repeating: 5, count: 7))) == [0, 1, 2, 3, 4, 5])
        // Cumulative 4, 8, 12, 14 of 14, parts at 2, 4, 6, 8, 10, 12: 6 is midway between 4 and 8, 10 between
        // 8 and 12.
        #expect(try BaselineMethod.sdn.exits(of: chain([4, 4, 4, 2])) == [0, 1, 2])
        #expect(try BaselineMethod.sdn.exits(of: chain([4, 4, 4, 2], exitsAfter: [])) == [])
        #expect(try BaselineMethod.allExits.exits(of: chain([4, 4, 4, 2])) == [0, 1, 2])
        #expect(try BaselineMethod.original.exits(of: chain([4, 4])) == [])
        #expect(try BaselineMethod.greedy.exits(of: chain([4, 4])) == nil)
    }

    @Test("Operations whose sums are beyond 64 bits are compared all the same")
    func large() throws {
        let huge = Int.max / 2
        #expect(try BaselineMethod.branchyNet.exits(of: chain([huge, huge, huge, huge])) == [0, 2])
    }

    @Test("A sweep is the preferred of the thresholds, and a deadline truncates what it sweeps")
    func sweep() throws {
        for seed in 0..<40 as Range<UInt64> {
            let small = try SearchCase(seed: seed, goal: .accuracy)
            let exits = [1, 3, 6]
            let swept = small.problem.sweep(exits)
            let deadline = small.problem.limits.deadline
            let judged = small.problem.confident.indices.compactMap { threshold in
                small.slow.evaluate(
                    Design(exits: exits, threshold: small.problem.confident[threshold].threshold),
                    deadline: deadline)
            }
            guard let swept else {
                let allows = judged.contains {
                    small.problem.limits.broken(
                        by: Figures(correct: $0.correct, meanLatency: $0.meanLatency, memory: $0.memory),
                        samples: 60
                    ).isEmpty
                }
                #expect(!allows)
                continue
            }
            let feasible = judged.filter { result in
                small.problem.limits.broken(
                    by: Figures(
                        correct: result.correct, meanLatency: result.meanLatency, memory: result.memory),
                    samples: 60
                ).isEmpty
            }
            #expect(swept.figures.correct == feasible.map(\.correct).max())
            #expect(feasible.allSatisfy { $0.exits == swept.runnable.exits })
        }
    }

    @Test("Budgets are quarters of the original latency, first as a mean and then as a deadline")
    func budgets() {
        let budgets = BaselineBudget.all(Evaluator.Original(correct: 1, samples: 2, latency: 8))
        #expect(budgets.map(\.latency) == [2, 4, 6, 8, 2, 4, 6, 8])
        #expect(budgets[1].limits(memory: 9) == Limits(meanLatency: 4, memory: 9))
        #expect(budgets[7].limits(memory: nil) == Limits(deadline: 8))
    }

    @Test("Answers under different policies are compared with annealing's sample by sample")
    func paired() throws {
        let small = try SearchCase(seed: 0, limits: Limits())
        let problem = small.problem
        let budgets = BaselineBudget.all(problem.original)
        let methods = [BaselineMethod.annealing, .original].map { ($0, problem.evaluator.policy) }
        var comparison = BaselineComparison(budgets: budgets, methods: methods)
        #expect(!comparison.isFinished && comparison.againstAnnealing(.original, at: 0) == nil)
        for (method, exits) in [(BaselineMethod.annealing, [2]), (.original, [])] {
            for index in budgets.indices {
                var cell = BaselineComparison.Cell()
                cell.ending = .finished
                cell.right = problem.evaluator.rightAnswers(
                    of: RunnableDesign(exits: exits, finalRuns: true), confident: problem.confident[1])
                comparison.enter(cell, of: method, at: index)
                comparison.enter(cell, of: .sdn, at: index)
            }
        }
        #expect(comparison.isFinished && comparison.cell(of: .sdn, at: 0) == nil)
        let pair = try unwrap(comparison.againstAnnealing(.original, at: 3))
        let design = Design(exits: [2], threshold: problem.confident[1].threshold)
        let slow = try unwrap(small.slow.evaluate(design)).isRight
        let last = try unwrap(small.slow.evaluate(Design(exits: [], threshold: 0))).isRight
        #expect(pair.onlyFirst == zip(last, slow).count { $0 && !$1 })
        #expect(pair.onlySecond == zip(last, slow).count { !$0 && $1 })
        #expect(comparison.againstAnnealing(.annealing, at: 3) == nil)
    }
}
