import HapiCore
import TestSupport
import Testing

/// What limits would have had to be.
extension SearchTests {
    /// The limits with one of them at the value that is said to do.
    private func loosened(_ limits: Limits, _ least: LeastLimits.Least) -> Limits {
        var limits = limits
        switch least {
        case .meanLatency(let value): limits.meanLatency = value
        case .deadline(let value): limits.deadline = value
        case .memory(let value): limits.memory = value
        case .accuracy(let value): limits.minAccuracy = value
        }
        return limits
    }

    @Test(
        "Each value named can be met, the other limits being as they are"
    )
    func leastLimits() throws {
        var named = 0
        for seed in 0..<40 as Range<UInt64> {
            let limits = [
                Limits(meanLatency: 1e-3), Limits(deadline: 1e-3), Limits(memory: 1), Limits(minAccuracy: 1),
                Limits(meanLatency: 1.2, minAccuracy: 0.9),
            ][Int(seed % 5)]
            let (pinned, forbidden): (Set<Int>, Set<Int>) =
                seed % 2 == 0 ? ([], [0, 1, 2]) : ([Int(seed % 3) + 2], [0])
            let most = seed % 4 < 2 ? nil : pinned.count
            let small = try SearchCase(
                seed: seed, goal: .accuracy, exits: 6, pinned: pinned, forbidden: forbidden, maxExits: most,
                limits: limits)
            guard !small.everyCandidate().contains(where: \.isFeasible) else { continue }
            for least in LeastLimits(small.problem, evaluations: 400, seed: 1).loosenings {
                named += 1
                let other = try SearchCase(
                    seed: seed, goal: .accuracy, exits: 6, pinned: pinned, forbidden: forbidden,
                    maxExits: most,
                    limits: loosened(limits, least))
                #expect(other.everyCandidate().contains { $0.isFeasible }, "seed \(seed): \(least)")
            }
        }
        #expect(named > 20)
    }

    @Test(
        "The least deadline is that of exits that are allowed, with none that of the whole network"
    )
    func leastDeadline() throws {
        let deadline = Limits(deadline: 1e-3)
        for small in [
            try SearchCase(seed: 8, forbidden: Set(0..<7), limits: deadline),
            try SearchCase(seed: 8, maxExits: 0, limits: deadline),
        ] {
            let whole = small.problem.evaluator.decisionUnit.worstPaths([])[0]
            #expect(LeastLimits(small.problem, evaluations: 50, seed: 1).loosenings == [.deadline(whole)])
        }
        let small = try SearchCase(seed: 8, forbidden: [0, 1], limits: deadline)
        let unit = small.problem.evaluator.decisionUnit
        let alone = ((2..<7).map { unit.worstPaths([$0])[0] } + unit.worstPaths([])).min()
        #expect(
            LeastLimits(small.problem, evaluations: 50, seed: 1).loosenings == alone.map { [.deadline($0)] })
    }

    @Test("The least memory is that of a design that keeps its pins under the deadline")
    func leastMemory() throws {
        for seed in 0..<12 as Range<UInt64> {
            let whole = try SearchCase(seed: seed, limits: Limits()).problem.evaluator.decisionUnit
                .worstPaths([])[0]
            let limits = Limits(deadline: whole * 0.9, memory: 1)
            let small = try SearchCase(seed: seed, pinned: [3], limits: limits)
            guard
                case .memory(let value)? = LeastLimits(small.problem, evaluations: 300, seed: 1).loosenings
                    .last
            else { continue }
            let feasible = small.everyCandidate().filter { $0.runnable.exits.contains(3) }
            #expect(feasible.contains { $0.figures.memory == value }, "seed \(seed)")
            #expect(feasible.allSatisfy { $0.figures.memory > 1 })
        }
    }

    @Test("Where several limits would have to give way together nothing is named")
    func nothingNamed() throws {
        let small = try SearchCase(seed: 2, limits: Limits(meanLatency: 1e-3, memory: 1, minAccuracy: 1))
        #expect(LeastLimits(small.problem, evaluations: 300, seed: 1).loosenings.isEmpty)
    }

    @Test("It says that the limits can be met as they are where some design meets them, and only there")
    func feasibleAsTheyAre() throws {
        var counts = [false: 0, true: 0]
        for seed in 0..<40 as Range<UInt64> {
            let drawn = try SearchCase(seed: seed, maxExits: 2, limits: Limits())
            let latency = drawn.problem.original.latency * (seed % 2 == 0 ? 0.9 : 0.05)
            let small = try SearchCase(seed: seed, maxExits: 2, limits: Limits(meanLatency: latency))
            let least = LeastLimits(small.problem, evaluations: 2000, seed: 1)
            let isFeasible = small.everyCandidate().contains(where: \.isFeasible)
            #expect(least.showsFeasible(small.problem.limits) == isFeasible, "seed \(seed)")
            counts[isFeasible, default: 0] += 1
        }
        #expect(counts.values.allSatisfy { $0 > 3 }, "both happen: \(counts)")
    }
}
