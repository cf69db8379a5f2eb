import HapiCore
import HapiExplorer
import HapiFigures

/// Designs a second on one thread when no two have anything in common, by every way there is to count them.
struct FreshDesigns {
    let inColumns: Measurement
    let naive: Measurement
    let rows: [Row]

    /// - Parameter aim: designs a second.
    /// - Throws: when two ways count differently.
    init(_ workload: Workload, aim: Double, runs: Int) throws {
        let slow = NaiveEvaluator(workload)
        try Self.check(slow, workload)
        inColumns = Self.rateInColumns(workload, runs: runs)
        let few = workload.designs.prefix(64)
        naive = Measurement.rate(of: few.count, runs: runs) {
            Sink.use(TallySum(few.lazy.map { slow.tally($0) }))
        }
        let bytes = workload.bytesOfDesign
        let roofline = Roofline.bytesPerSecond(workingSet: workload.workingSet, runs: runs)
        let gigabytes = Format.fixed(roofline.median / 1e9, digits: 0)
        var rows = [
            Row("fresh six-exit design, \(workload.name), 1 thread", inColumns, .rate, aim: aim),
            .limit(
                "roofline: \(Format.bytes(bytes)) a design at \(gigabytes) GB/s",
                roofline.map { $0 / Double(bytes) }, of: inColumns, within: 1.5),
            .reference("naive Swift", naive, .rate, of: inColumns),
        ]
        if let numpy = try NumPyReference(workload, runs: runs) {
            try Self.sum(workload, NumPyReference.sampled).check(numpy.bySamples.sum, "NumPy by samples")
            try Self.sum(workload, NumPyReference.packed).check(numpy.inColumns.sum, "NumPy in bit columns")
            rows.append(.reference("NumPy, by samples", numpy.bySamples.rate, .rate, of: inColumns))
            rows.append(.reference("NumPy, in bit columns", numpy.inColumns.rate, .rate, of: inColumns))
        } else {
            rows.append(Row("  NumPy", missing: "not installed (apt install python3-numpy)"))
        }
        self.rows = rows
    }

    private static func rateInColumns(_ workload: Workload, runs: Int) -> Measurement {
        var counter = TallyCounter()
        // A tenth of a second or so.
        let count = 2_500_000_000 / workload.calibration.samples
        let designs = workload.designs
        return Measurement.rate(of: count, runs: runs) {
            var correct = 0
            for index in 0..<count {
                correct += workload.figures(designs[index % designs.count], counter: &counter).correct
            }
            Sink.use(correct)
        }
    }

    /// Whether the fast and the slow evaluator agree, design by design.
    private static func check(_ slow: NaiveEvaluator, _ workload: Workload) throws {
        for design in workload.designs.prefix(64) {
            try TallySum([tally(design, workload)]).check(TallySum([slow.tally(design)]), "naive Swift")
        }
    }

    private static func sum(_ workload: Workload, _ count: Int) -> TallySum {
        TallySum(workload.designs.prefix(count).lazy.map { tally($0, workload) })
    }

    private static func tally(_ design: [Int], _ workload: Workload) -> Tally {
        var counter = TallyCounter()
        _ = workload.figures(design, counter: &counter)
        return counter.tally
    }
}
