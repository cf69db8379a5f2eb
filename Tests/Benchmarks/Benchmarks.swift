import Foundation
import HapiRuntime

/// Prints every aim in time and memory with what this machine makes of it, and references measured in the same run.
/// Nothing depends on the figures: a slow machine is no failure, two evaluators that count differently are.
@main
enum Benchmarks {
    private static let runs = 9

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.allSatisfy({ $0 == "all" }) else {
            fail("usage: hapi-bench [all]   (all: also what takes minutes)", status: 64)
        }
        do {
            try measure(all: !arguments.isEmpty)
        } catch {
            fail("\(error)", status: 1)
        }
    }

    private static func measure(all: Bool) throws {
        write(
            """
            \(Machine.description)
            designs at threshold \(Workload.threshold); times: by how much the line above is better

            \(Row.heading)

            """)
        let profile = Checkout.profile("x86-torch")
        let workspace = try Workspace(profile: profile)
        let fresh = try FreshDesigns(.shipped(workspace), aim: 2_000_000, runs: runs)
        show(fresh.rows)
        show(try FreshDesigns(.synthetic(), aim: 500_000, runs: runs).rows)
        show(try AnnealingSteps.rows(workspace, fresh, runs: runs))
        let candidates = workspace.network.exits.count
        show(
            try ProvenOptimum(maxExits: 5, aim: 1).rows(profile, candidates: candidates, fresh, runs: 5))
        if all {
            show(
                try ProvenOptimum(maxExits: 8, aim: 30).rows(
                    profile, candidates: candidates, fresh, runs: 1))
        } else {
            show([Row("prove the optimum, <= 8 exits, R", missing: "takes minutes: make bench BENCH=all")])
        }
        show(try ExplorerRows.all(Checkout.profile("agx10w"), runs: runs))
    }

    private static func show(_ rows: [Row]) {
        write(rows.map { $0.text + "\n" }.joined() + "\n")
    }

    /// At once, for whoever looks on.
    private static func write(_ text: String, to file: FileHandle = .standardOutput) {
        // There is nowhere left to say that this failed.
        try? file.write(contentsOf: Data(text.utf8))
    }

    private static func fail(_ text: String, status: Int32) -> Never {
        write("hapi-bench: \(text)\n", to: .standardError)
        exit(status)
    }
}
