import HapiCore
import HapiExplorer

/// A residual network with seeded answers, ready to be explored: small unless asked for larger.
package struct ExplorerFixture {
    package let context: ExplorerContext
    package var state: ExplorerState
    /// Effects asked for, in order.
    package var effects: [Effect] = []

    package init(
        limits: Limits = Limits(), seed: UInt64 = 5, layers: Int = 12, exits: Int = 8, samples: Int = 200,
        tail: Bool = false, themes: [String] = []
    ) throws {
        var cases = RandomCases(seed: seed)
        let network = try cases.network(layers: layers, exits: exits, shape: .residual)
        let evaluator = try unwrap(
            Evaluator(
                network: network, costs: cases.costs(network, tail: tail),
                answers: AnswerColumns(cases.calibration(network, samples: samples)), fallback: .mostConfident
            ))
        var settings = SearchSettings()
        settings.evaluations = 2000
        context = ExplorerContext(
            evaluator: evaluator,
            labels: ExplorerContext.Labels(
                network: "random", platform: "nowhere", latencyKind: "modelled",
                calibrationKind: "synthetic", worstIsOfTails: tail, planName: "random.plan.json"),
            limits: limits, search: settings, themes: themes)
        state = ExplorerState(context)
    }

    package mutating func send(_ actions: Action...) {
        for action in actions { effects += state.reduce(action, context) }
    }

    package mutating func send(_ commands: Command...) {
        for command in commands { effects += state.reduce(.command(command), context) }
    }

    /// Presses keys as the keymap reads them.
    package mutating func press(_ keys: KeyPress...) {
        for key in keys {
            guard let action = state.action(for: key, .standard) else { continue }
            send(action)
        }
    }

    /// Of the policy that the screen opens with.
    package var evaluator: Evaluator { context.basis(context.policy).evaluator }

    /// Moves the cursor to the layer before an exit.
    package mutating func go(toExit exit: Int) {
        send(.setCursor(context.network.exits[exit].layer))
    }

    /// Types a command after `:`.
    package mutating func type(_ text: String) {
        send(.command(.commandLine), .edit(.insert(text)), .edit(.accept))
    }

    /// Runs the search that was asked for last to its end, and reports it.
    package mutating func finishSearch() throws {
        guard case .startSearch(let terms, let settings, let run) = effects.last else {
            throw Unexpected("no search was asked for")
        }
        var search = DesignSearch(terms.problem(context), settings)
        while search.step() {}
        send(
            .searchReported(
                SearchReport(run: run, snapshot: search.snapshot, evaluationsPerSecond: 1000, seconds: 2)))
    }
}

extension ExplorerState {
    /// The designs of the points that the front's cursor walks.
    package func frontPoints(_ context: ExplorerContext) -> [Candidate] {
        frontEdge(context).map(\.candidate)
    }
}
