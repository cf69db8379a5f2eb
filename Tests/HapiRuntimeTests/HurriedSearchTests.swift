import Foundation
import HapiCore
import HapiExplorer
import HapiRuntime
import TestSupport
import Testing

@Suite("A search whose problem changes a thousand times a second")
struct HurriedSearchTests {
    private static let changes = 1000

    /// A session with its search on a thread, as the screen has it.
    private struct Session {
        let context: ExplorerContext
        let runner: EffectRunner
        var state: ExplorerState
        var reports = 0

        init() throws {
            let workspace = try Workspace(profile: Checkout.profile("vgg16-x86"))
            let terms = ExplorerTerms(
                limits: Limits(), goal: .accuracy, search: SearchSettings(evaluations: 1 << 40),
                themes: ["dark"])
            context = try workspace.context(terms, path: workspace.path)
            runner = EffectRunner(workspace: workspace, context: context, program: "test 0", notify: {})
            state = ExplorerState(context)
        }

        mutating func perform(_ action: Action) {
            for effect in state.reduce(action, context) {
                if let result = runner.run(effect) { perform(result) }
            }
        }

        mutating func command(_ words: String) {
            for action in [
                Action.edit(.cancel), .command(.commandLine), .edit(.insert(words)), .edit(.accept),
            ] {
                perform(action)
            }
            perform(.edit(.cancel))
        }

        /// Takes what the search has left, as often as the screen would.
        mutating func takeReport() {
            guard let report = runner.takeReport() else { return }
            reports += 1
            perform(report)
        }
    }

    /// A pin, a ban, a limit, or none of them any more.
    private func change(_ session: inout Session, _ generator: inout Generator) {
        let exits = session.context.network.exits
        switch generator.index(below: 8) {
        case 0: session.command("mean-latency \(Double(generator.index(below: 30) + 5) / 10)")
        case 1: session.command("mean-latency none")
        case 2: session.command("max-exits \(generator.index(below: 6) + 1)")
        case 3: session.command("max-exits none")
        default:
            session.perform(.setCursor(exits[generator.index(below: exits.count)].layer))
            session.perform(.command([.pin, .forbid][generator.index(below: 2)]))
        }
    }

    @Test(
        "nothing that is shown as found breaks the pins, bans and limits that it is shown under")
    func current() throws {
        var generator = Generator(seed: 1)
        var session = try Session()
        defer { session.runner.stop() }
        session.perform(.command(.searchToggle))
        for number in 0..<Self.changes {
            change(&session, &generator)
            // Too many pins stop a search; the user starts it again.
            if session.state.live.status != .running { session.perform(.command(.searchToggle)) }
            Thread.sleep(forTimeInterval: 0.001)
            session.takeReport()
            expectCurrent(session.state, number)
            // Now and then it is given the time to report.
            if number.isMultiple(of: 250) {
                Thread.sleep(forTimeInterval: 0.2)
                session.takeReport()
                expectCurrent(session.state, number)
            }
        }
        #expect(session.reports > 3, "reports that could have been stale")
    }

    private func expectCurrent(_ state: ExplorerState, _ number: Int) {
        guard state.live.status == .running || state.live.status == .finished else { return }
        guard let snapshot = state.live.snapshot, let terms = state.live.terms else { return }
        if state.live.status == .running { #expect(terms == state.document.searchTerms, "change \(number)") }
        for candidate in snapshot.front + [snapshot.best].compactMap(\.self) where candidate.isFeasible {
            let exits = Set(candidate.design.exits)
            #expect(exits.isSuperset(of: terms.pinned), "change \(number)")
            #expect(exits.isDisjoint(with: terms.forbidden), "change \(number)")
            #expect(exits.count <= terms.maxExits ?? .max, "change \(number)")
            #expect(
                candidate.figures.meanLatency <= terms.limits.meanLatency ?? .infinity, "change \(number)")
        }
    }
}
