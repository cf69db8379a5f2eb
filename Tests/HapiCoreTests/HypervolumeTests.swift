import HapiCore
import TestSupport
import Testing

@Suite("The hypervolume of a front")
struct HypervolumeTests {
    private let hypervolume = Hypervolume(
        reference: Hypervolume.Reference(meanLatency: 8, memory: 8, samples: 8))

    private func figures(_ correct: Int, _ latency: Double, _ memory: Int) -> Figures {
        Figures(correct: correct, meanLatency: latency, memory: memory)
    }

    /// Designs on a grid of unit cells, some beyond the reference.
    private func onGrid(_ count: Int, _ generator: inout Generator) -> [Figures] {
        (0..<count).map { _ in
            figures(
                generator.index(below: 9), Double(generator.index(below: 11)), generator.index(below: 11))
        }
    }

    /// By definition: the share of the box's 512 unit cells that some design is at least as good as.
    private func cells(_ designs: [Figures]) -> Double {
        var covered = 0
        for correct in 1...8 {
            for latency in 0..<8 {
                for memory in 0..<8
                where designs.contains(where: {
                    $0.correct >= correct && $0.meanLatency <= Double(latency) && $0.memory <= memory
                }) {
                    covered += 1
                }
            }
        }
        return Double(covered) / 512
    }

    /// By inclusion and exclusion over every subset, of designs within the reference.
    private func inclusionExclusion(_ designs: [Figures]) -> Double {
        (1..<(1 << designs.count)).reduce(0.0) { sum, mask in
            let subset = designs.indices.filter { mask >> $0 & 1 == 1 }.map { designs[$0] }
            let accuracy = Double(subset.map(\.correct).min() ?? 0) / 8
            let latency = 1 - (subset.map(\.meanLatency).max() ?? 8) / 8
            let memory = 1 - Double(subset.map(\.memory).max() ?? 8) / 8
            return sum + (subset.count % 2 == 1 ? 1 : -1) * accuracy * latency * memory
        }
    }

    @Test("On a grid it is the number of cells dominated, ties and designs beyond the reference included")
    func grid() {
        var generator = Generator(seed: 1)
        for count in [1, 2, 3, 5, 8, 13, 21, 40] {
            for _ in 0..<6 {
                let designs = onGrid(count, &generator)
                #expect(abs(hypervolume.value(designs) - cells(designs)) < 1e-12, "\(designs)")
            }
        }
    }

    @Test("Off the grid it is what inclusion and exclusion give")
    func anywhere() {
        var generator = Generator(seed: 2)
        for _ in 0..<60 {
            let designs = (0..<(1 + generator.index(below: 7))).map { _ in
                figures(generator.index(below: 9), 8 * generator.unit(), generator.index(below: 9))
            }
            #expect(abs(hypervolume.value(designs) - inclusionExclusion(designs)) < 1e-12)
        }
    }

    @Test("It lies between nothing and everything")
    func ends() {
        #expect(hypervolume.value([Figures]()) == 0)
        #expect(hypervolume.value([figures(8, 0, 0)]) == 1)
        #expect(hypervolume.value([figures(4, 4, 4)]) == 0.125)
        for beyond in [figures(0, 0, 0), figures(8, 8, 0), figures(8, 9, 0), figures(8, 0, 8)] {
            #expect(hypervolume.value([beyond]) == 0, "the reference itself is not dominated")
        }
        let empty = Hypervolume(reference: Hypervolume.Reference(meanLatency: 0, memory: 0, samples: 0))
        #expect(empty.value([figures(1, 0, 0)]) == 0)
    }

    @Test("Another design never makes it less, a dominated one leaves it, and the order does not matter")
    func monotone() {
        var generator = Generator(seed: 3)
        for _ in 0..<30 {
            let designs = onGrid(12, &generator)
            let value = hypervolume.value(designs)
            let more = hypervolume.value(designs + onGrid(1, &generator))
            #expect(more >= value - 1e-12)
            var worse = designs[0]
            worse.memory += 1
            #expect(abs(hypervolume.value(designs + [worse]) - value) < 1e-12)
            #expect(abs(hypervolume.value(designs.reversed()) - value) < 1e-12)
        }
    }

    @Test("The reference is no right answer, the original's latency, and the weights of every node")
    func reference() throws {
        let evaluator = try SearchCase(seed: 4).problem.evaluator
        let reference = Hypervolume.Reference(evaluator)
        #expect(reference.meanLatency == evaluator.original.latency)
        let everything = RunnableDesign(exits: Array(evaluator.network.exits.indices), finalRuns: true)
        #expect(reference.memory == evaluator.memory(of: everything))
        #expect(reference.samples == evaluator.original.samples)
    }
}
