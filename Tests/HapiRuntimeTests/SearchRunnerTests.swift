import Foundation
import HapiCore
import HapiExplorer
import HapiRuntime
import TestSupport
import Testing

@Suite("The search beside the user")
struct SearchRunnerTests {
    /// The last report of a run, or of as much of it as `isEnough`.
    private func report(
        of runner: SearchRunner, run: Int, isEnough: (SearchReport) -> Bool
    ) throws -> SearchReport {
        for _ in 0..<3000 {
            if let report = runner.takeReport(), report.run == run, isEnough(report) { return report }
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw Unexpected("a report in half a minute")
    }

    @Test("Where the exact search is quick, the search ends with its proof, long before its budget")
    func proven() throws {
        let problem = try RandomCases.problem(seed: 21, exits: 8)
        var exact = ExactSearch(problem, incumbent: nil)
        while exact.step(1000) {}
        let runner = SearchRunner(notify: {})
        defer { runner.stop() }
        runner.start(problem, budget: 1 << 40, seed: 1, run: 1)
        let last = try report(of: runner, run: 1) { $0.snapshot.phase == .finished }
        #expect(last.snapshot.isProven && last.snapshot.best == exact.best)
        #expect(last.snapshot.evaluations < 1 << 40)
        #expect(last.snapshot.front.contains(try unwrap(exact.best)))
    }

    @Test("Paused before its proof and resumed, it still ends with it")
    func paused() throws {
        let problem = try RandomCases.problem(seed: 21, exits: 8)
        let runner = SearchRunner(notify: {})
        defer { runner.stop() }
        runner.start(problem, budget: 1 << 40, seed: 2, run: 7)
        runner.pause()
        runner.resume()
        let last = try report(of: runner, run: 7) { $0.snapshot.phase == .finished }
        #expect(last.snapshot.isProven)
    }

    @Test("A problem with too many designs ends by its budget, and claims nothing")
    func unproven() throws {
        let problem = try RandomCases.problem(seed: 21, exits: 30)
        let runner = SearchRunner(notify: {})
        defer { runner.stop() }
        runner.start(problem, budget: 3000, seed: 1, run: 1)
        let last = try report(of: runner, run: 1) { $0.snapshot.phase == .finished }
        #expect(!last.snapshot.isProven && last.snapshot.evaluations <= 3000)
    }

    @Test("Designs are counted as the sets of exits allowed, times the thresholds")
    func designCount() throws {
        let eight = try RandomCases.problem(seed: 21, exits: 8)
        #expect(ExactSearch.designCount(eight) == 3 * 256)
        #expect(ExactSearch.designCount(try RandomCases.problem(seed: 21, exits: 30)) == 3 * 0x1p30)
    }
}
