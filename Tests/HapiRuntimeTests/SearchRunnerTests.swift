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
        runner.start(problem, SearchSettings(seed: 1, evaluations: 1 << 40), run: 1)
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
        runner.start(problem, SearchSettings(seed: 2, evaluations: 1 << 40), run: 7)
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
        runner.start(problem, SearchSettings(seed: 1, evaluations: 3000), run: 1)
        let last = try report(of: runner, run: 1) { $0.snapshot.phase == .finished }
        #expect(!last.snapshot.isProven && last.snapshot.evaluations <= 3000)
    }

    @Test("Every method runs beside the user to its end, and its last report can be had again from its steps")
    func everyMethod() throws {
        let problem = try RandomCases.problem(seed: 21, exits: 30, maxExits: 2)
        let runner = SearchRunner(notify: {})
        defer { runner.stop() }
        for (run, method) in SearchMethod.allCases.enumerated() {
            let settings = SearchSettings(method: method, seed: 4, evaluations: 2000)
            runner.start(problem, settings, run: run)
            let last = try report(of: runner, run: run) { $0.snapshot.phase == .finished }
            #expect(last.snapshot.method == method && last.steps == last.snapshot.steps)
            #expect(last.provenBeside == (method == .anneal && last.snapshot.isProven))
            let again = DesignSearch.replayed(
                problem, settings, steps: last.steps, provenBeside: last.provenBeside)
            #expect(again == last.snapshot, "\(method)")
        }
    }

    @Test("A moment of a running search, and the proof that ends it, can be had again")
    func replayed() throws {
        let problem = try RandomCases.problem(seed: 21, exits: 8)
        let runner = SearchRunner(notify: {})
        defer { runner.stop() }
        let settings = SearchSettings(seed: 5, evaluations: 1 << 40)
        runner.start(problem, settings, run: 1)
        let last = try report(of: runner, run: 1) { $0.snapshot.phase == .finished }
        #expect(last.provenBeside && last.steps > 0)
        let again = DesignSearch.replayed(problem, settings, steps: last.steps, provenBeside: true)
        #expect(again == last.snapshot)
    }

    @Test("Designs are counted as the sets of exits allowed, times the thresholds")
    func designCount() throws {
        let eight = try RandomCases.problem(seed: 21, exits: 8)
        #expect(ExactSearch.designCount(eight) == 3 * 256)
        #expect(ExactSearch.designCount(try RandomCases.problem(seed: 21, exits: 30)) == 3 * 0x1p30)
    }
}
