import CKernels
import HapiCore
import Testing

/// Every build of the kernels against the same counts taken sample by sample, on random columns.
@Suite("Kernels") struct KernelTests {
    @Test("a design is counted as its samples walk", arguments: Kernels.all, 0..<16 as Range<UInt64>)
    func count(_ kernels: Kernels, seed: UInt64) {
        var columns = RandomColumns(seed: seed)
        let alive = columns.some()
        let last = columns.classifiers - 1
        let design = (0..<last).filter { _ in columns.generator.index(below: 2) == 0 } + [last]
        let standings = columns.someStandings()
        for best in [standings, nil] {
            for mostConfident in [true, false] {
                // What the kernel is told not to look at must not matter.
                let extent = mostConfident ? columns.extent : 0
                let wanted = columns.walk(design, alive, best: best, mostConfident: mostConfident)
                var leaving = design.map { _ in Int64(-1) }
                let correct = columns.withColumns {
                    kernels.count(
                        $0, alive, best.map(columns.bytes), design.map { Int32($0) }, design.count,
                        mostConfident ? 1 : 0, extent, &leaving)
                }
                #expect(correct == wanted.correct)
                #expect(leaving == wanted.leaving)
            }
        }
    }

    @Test("those who are sure leave, the others stay", arguments: Kernels.all, 0..<8 as Range<UInt64>)
    func leave(_ kernels: Kernels, seed: UInt64) {
        var columns = RandomColumns(seed: seed)
        let alive = columns.some()
        for k in 0..<columns.classifiers {
            var next = alive
            var (left, right): (Int64, Int64) = (0, 0)
            columns.withColumns { kernels.leave($0, Int32(k), alive, &next, &left, &right) }
            func leaves(_ sample: Int) -> Bool {
                columns.contains(alive, 0, sample) && columns.contains(columns.sure, k, sample)
            }
            #expect(left == columns.number(where: leaves))
            #expect(right == columns.number { leaves($0) && columns.contains(columns.right, k, $0) })
            #expect(next == columns.column { columns.contains(alive, 0, $0) && !leaves($0) })
        }
    }

    @Test("the larger standing is kept, as far as asked", arguments: Kernels.all, 0..<8 as Range<UInt64>)
    func raise(_ kernels: Kernels, seed: UInt64) {
        var columns = RandomColumns(seed: seed)
        let (best, untouched) = (columns.someStandings(), columns.someStandings())
        let reached = columns.extent * 64
        for k in 0..<columns.classifiers {
            var next = columns.bytes(untouched)
            columns.withColumns { kernels.raise($0, Int32(k), columns.bytes(best), &next, columns.extent) }
            let wanted = best.indices.map {
                $0 < reached ? max(best[$0], columns.standing(k, $0)) : untouched[$0]
            }
            #expect(next == columns.bytes(wanted))
        }
    }

    @Test(
        "windows count those whom the exits before are unsure of", arguments: Kernels.all,
        0..<8 as Range<UInt64>)
    func window(_ kernels: Kernels, seed: UInt64) {
        var columns = RandomColumns(seed: seed)
        let (among, blocked) = (columns.some(), columns.sure)
        let marked = (0..<columns.classifiers).flatMap { _ in columns.some() }
        let e = columns.classifiers - 1
        for (p, q) in [(-1, -1), (-1, 0), (0, -1), (0, e - 1)] {
            func isOpen(_ sample: Int) -> Bool {
                columns.contains(among, 0, sample) && !columns.contains(blocked, p, sample)
                    && !columns.contains(blocked, q, sample)
            }
            func leaves(_ sample: Int) -> Bool { isOpen(sample) && columns.contains(columns.sure, e, sample) }
            let (before, last) = (Int32(p), Int32(q))
            columns.withColumns {
                var (left, right): (Int64, Int64) = (0, 0)
                var open = columns.everyone
                #expect(
                    kernels.open($0, blocked, among, before, last, &open)
                        == columns.number(where: isOpen))
                #expect(open == columns.column(where: isOpen))
                kernels.window($0, open, Int32(e), &left, &right)
                #expect(left == columns.number(where: leaves))
                #expect(right == columns.number { leaves($0) && columns.contains(columns.right, e, $0) })
                #expect(
                    kernels.marked($0, marked, open, Int32(e))
                        == columns.number { isOpen($0) && columns.contains(marked, e, $0) })
            }
        }
    }

    @Test("standings are compared and read as whole numbers", arguments: Kernels.all, 0..<8 as Range<UInt64>)
    func standings(_ kernels: Kernels, seed: UInt64) {
        var columns = RandomColumns(seed: seed)
        let best = columns.someStandings()
        var found = columns.everyone
        columns.withColumns { kernels.answers($0, columns.bytes(best), &found) }
        #expect(found == columns.column { best[$0] & 1 == 1 })
        for k in 0..<columns.classifiers {
            columns.withColumns { kernels.surer($0, Int32(k), columns.bytes(best), &found) }
            #expect(found == columns.column { columns.standing(k, $0) > best[$0] })
            var raised = columns.bytes(best)
            columns.withColumns { kernels.raiseRight($0, Int32(k), &raised) }
            let wanted = best.indices.map {
                let counts = columns.contains(columns.right, k, $0) && !columns.contains(columns.sure, k, $0)
                return counts ? max(best[$0], columns.standing(k, $0)) : best[$0]
            }
            #expect(raised == columns.bytes(wanted))
        }
    }

    @Test("a bit tells which values reach the cut, ties among them", arguments: Kernels.all)
    func atLeast(_ kernels: Kernels) {
        var generator = Generator(seed: 31)
        for count in [1, 63, 64, 65, 128, 200, 513] {
            // Eighths, so that some values are the cut itself.
            let values = (0..<count).map { _ in Float(generator.index(below: 17)) / 8 - 1 }
            for cut in [-Float.infinity, -1, -0.0, 0.25, 1, 2] as [Float] {
                var bits = [UInt64](repeating: .max, count: (count + 63) / 64)
                kernels.atLeast(values, count, cut, &bits)
                for place in 0..<(bits.count * 64) {
                    let bit = bits[place / 64] >> UInt64(place % 64) & 1 == 1
                    #expect(bit == (place < count && values[place] >= cut))
                }
            }
        }
    }
}

extension RandomColumns {
    /// A design as `ck_count` counts it.
    fileprivate func walk(
        _ design: [Int], _ alive: [UInt64], best: [UInt16]?, mostConfident: Bool
    ) -> (correct: Int64, leaving: [Int64]) {
        var correct: Int64 = 0
        var leaving = design.map { _ in Int64(0) }
        for sample in 0..<(words * 64) where contains(alive, 0, sample) {
            let last = design.count - 1
            let sure = design.firstIndex { contains(self.sure, $0, sample) }
            leaving[sure ?? last] += 1
            if sure == nil, mostConfident {
                let surest = design.reduce(best?[sample] ?? 0) { max($0, standing($1, sample)) }
                correct += Int64(surest & 1)
            } else if contains(right, design[sure ?? last], sample) {
                correct += 1
            }
        }
        return (correct, leaving)
    }
}
