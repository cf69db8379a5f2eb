import Foundation
import HapiRuntime

/// How long the whole command takes that proves an optimum, from start to end, on every core.
struct ProvenOptimum {
    let maxExits: Int
    /// Seconds.
    let aim: Double

    private static let thresholds = ["0.4", "0.6", "0.8"]

    /// - Parameter candidates: exits that designs choose from.
    /// - Throws: when the command fails, or proves nothing.
    func rows(_ profile: String, candidates: Int, _ fresh: FreshDesigns, runs: Int) throws -> [Row] {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let program = try Checkout.program()
        let seconds = try Measurement.seconds(runs: runs) {
            let answer = try Command.output(
                program,
                [
                    "optimise", profile, "--method", "exact", "--max-exits", "\(maxExits)", "--mean-latency",
                    "2.6",
                    "--thresholds", Self.thresholds.joined(separator: ","), "--json",
                ])
            guard answer.contains("\"provenOptimal\": true") else {
                throw Failure("optimise --method exact did not prove its answer")
            }
        }
        let designs = designs(of: candidates)
        return [
            Row("prove the optimum, <= \(maxExits) exits, R, \(cores) cores", seconds, .seconds, aim: aim),
            .reference(
                "all designs, one by one, \(cores) cores (reckoned)",
                fresh.inColumns.map { designs / $0 / Double(cores) }, .seconds, of: seconds),
        ]
    }

    /// How many there are with no more exits than that, at all thresholds together.
    private func designs(of candidates: Int) -> Double {
        var (sum, sets) = (1.0, 1.0)
        for count in 1...maxExits {
            sets *= Double(candidates - count + 1) / Double(count)
            sum += sets
        }
        return sum * Double(Self.thresholds.count)
    }
}
