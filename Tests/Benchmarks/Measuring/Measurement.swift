/// What several runs of one thing came to: so many a second, so many seconds or so many bytes.
struct Measurement {
    /// One figure a run, rising; never empty.
    private let runs: [Double]

    init(_ first: Double, _ others: [Double] = []) {
        runs = ([first] + others).sorted()
    }

    /// The middle run; of an even number the mean of the middle two.
    var median: Double { (runs[(runs.count - 1) / 2] + runs[runs.count / 2]) / 2 }
    var least: Double { runs[0] }
    var most: Double { runs[runs.count - 1] }

    /// Every run's figure turned into another.
    func map(_ transform: (Double) -> Double) -> Measurement {
        let turned = runs.map(transform)
        return Measurement(turned[0], Array(turned.dropFirst()))
    }

    /// Seconds of each of `runs` runs, at least one, after one that warms caches and clock up and is not counted. A
    /// single run is long enough to need none.
    static func seconds<Problem>(
        runs: Int, _ body: () throws(Problem) -> Void
    ) throws(Problem) -> Measurement {
        if runs > 1 { try body() }
        return try of(runs) { () throws(Problem) in
            let start = ContinuousClock.now
            try body()
            return start.duration(to: .now) / .seconds(1)
        }
    }

    /// Things a second, where a run does `count` of them.
    static func rate<Problem>(
        of count: Int, runs: Int, _ body: () throws(Problem) -> Void
    ) throws(Problem) -> Measurement {
        try seconds(runs: runs, body).map { Double(count) / $0 }
    }

    /// What each of `runs` runs comes to, at least one.
    static func of<Problem>(
        _ runs: Int, _ run: () throws(Problem) -> Double
    ) throws(Problem) -> Measurement {
        let first = try run()
        var others: [Double] = []
        while others.count + 1 < runs { others.append(try run()) }
        return Measurement(first, others)
    }
}
