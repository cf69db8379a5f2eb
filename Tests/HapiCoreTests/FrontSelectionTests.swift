import HapiCore
import TestSupport
import Testing

@Suite("Designs spread over the front")
struct FrontSelectionTests {
    /// The whole front of a small problem.
    private func complete(_ seed: UInt64) throws -> (front: Front, hypervolume: Hypervolume) {
        let small = try SearchCase(seed: seed, limits: Limits())
        let front = small.everyCandidate().reduce(into: Front()) { $0.insert($1) }
        return (front, Hypervolume(reference: Hypervolume.Reference(small.problem.evaluator)))
    }

    @Test("They are as many as asked for or all, members each once, by rising latency")
    func count() throws {
        for seed in 0..<4 as Range<UInt64> {
            let (front, hypervolume) = try complete(seed)
            for count in 0...(front.members.count + 2) {
                let chosen = front.selection(of: count, by: hypervolume)
                #expect(chosen.count == min(count, front.members.count))
                #expect(Set(chosen).count == chosen.count && Set(chosen).isSubset(of: front.members))
                #expect(chosen.map(\.figures.meanLatency) == chosen.map(\.figures.meanLatency).sorted())
            }
            #expect(front.selection(of: .max, by: hypervolume) == front.members)
        }
        let hypervolume = Hypervolume(
            reference: Hypervolume.Reference(meanLatency: 1, memory: 1, samples: 1))
        #expect(Front().selection(of: 3, by: hypervolume).isEmpty)
    }

    @Test("The most accurate comes first, then the fastest, then the lightest")
    func extremes() throws {
        for seed in 0..<12 as Range<UInt64> {
            let (front, hypervolume) = try complete(seed)
            let figures = front.members.map(\.figures)
            let one = try unwrap(front.selection(of: 1, by: hypervolume).first).figures
            #expect(figures.allSatisfy { $0.correct <= one.correct })
            let two = front.selection(of: 2, by: hypervolume).map(\.figures.meanLatency)
            #expect(two.min() == figures.map(\.meanLatency).min())
            let three = front.selection(of: 3, by: hypervolume).map(\.figures.memory)
            #expect(three.min() == figures.map(\.memory).min())
        }
    }

    @Test("One more design keeps those chosen, and no other would have added more hypervolume")
    func greedy() throws {
        for seed in 0..<6 as Range<UInt64> {
            let (front, hypervolume) = try complete(20 + seed)
            func value(_ designs: [Candidate]) -> Double { hypervolume.value(designs.map(\.figures)) }
            for count in 3..<front.members.count {
                let chosen = front.selection(of: count, by: hypervolume)
                let more = front.selection(of: count + 1, by: hypervolume)
                #expect(Set(chosen).isSubset(of: more))
                let others = front.members.map { value(chosen + [$0]) }
                #expect(value(more) >= (others.max() ?? 0) - 1e-12, "seed \(seed), \(count)")
            }
            #expect(abs(value(front.selection(of: .max, by: hypervolume)) - value(front.members)) < 1e-12)
        }
    }
}
