import CRoofline

/// Bytes a second that this core reads from a working set of some size, wherever in its caches that lies: no
/// evaluator that reads its columns can be faster than that allows.
enum Roofline {
    /// - Parameter workingSet: bytes.
    static func bytesPerSecond(workingSet: Int, runs: Int) -> Measurement {
        // Whole steps of the reading loop.
        let words = max(64, (workingSet + 511) / 512 * 64)
        let buffer = [UInt64](unsafeUninitializedCapacity: words) { buffer, count in
            for word in 0..<words { buffer.initializeElement(at: word, to: UInt64(word)) }
            count = words
        }
        let passes = max(1, bytesOfRun / (words * 8))
        var sum: UInt64 = 0
        let rate = Measurement.rate(of: passes * words * 8, runs: runs) {
            for _ in 0..<passes { sum &+= rl_read(buffer, words) }
        }
        Sink.use(sum)
        return rate
    }

    /// Read in a run, over and over: a tenth of a second or so.
    private static let bytesOfRun = 8_000_000_000
}
