import HapiCore
import HapiExplorer
import HapiFormats
import HapiJSON
import HapiRuntime
import TestSupport

/// What the program writes of a network, and what users write for it.
extension Specimens {
    mutating func addWritten() throws {
        let workspace = try Workspace(profile: Checkout.profile("vgg16-x86"))
        try addPlan(workspace)
        try addSession(workspace)
        let keys = JSONWriter.text(Keymap.standard.file, style: .pretty)
        add("keys", "keys.json", .json, Array(keys.utf8)) { (bytes) throws(InputError) in
            .value(try reading("keys.json") { () throws(JSONError) in try Keymap.read(bytes) })
        }
        let configuration = ExplorerConfiguration(theme: "light", ascii: false, mouse: true).text
        add("configuration", "config.json", .json, Array(configuration.utf8)) { (bytes) throws(InputError) in
            .document(try ExplorerConfiguration.read(bytes, file: "config.json").text)
        }
        add("sweep", "sweep.json", .json, Array(Self.sweep.utf8)) { (bytes) throws(InputError) in
            let sweep = try Sweep.read(bytes, file: "sweep.json")
            let parts: [AnyHashable] = [
                sweep.profiles.map(\.value), sweep.limits.map(\.value), sweep.policies.map(\.value),
                sweep.searches.map(\.value), sweep.tasks.count,
            ]
            return .value(parts)
        }
    }

    private static let sweep = """
        {
          "format": "hapi.sweep", "version": 1, "profiles": ["x86-torch", "agx10w"],
          "limits": [
            {}, { "meanLatencyMs": 2.6, "deadlineShare": 0.5, "memoryBytes": 900000, "minAccuracy": 0.5 },
            { "meanLatencyShare": 1, "deadlineMs": 3, "maxLossPoints": 1.5 }
          ],
          "policies": [{}, { "policy": "entropy", "fallback": "deepest", "thresholds": [2, 0.1] }],
          "searches": [
            {}, { "method": "exact", "seed": 9, "evaluations": 7, "goal": "latency", "latencyWeight": 2,
                  "maxExits": 3, "pin": ["exit:stem"], "forbid": ["exit:b0.conv1", "exit:b1.conv1"] }
          ]
        }

        """

    private mutating func addPlan(_ workspace: Workspace) throws {
        let evaluator = try workspace.evaluator(ExitPolicy())
        let design = Design(exits: [0, 2], threshold: 0.75)
        let evaluation = try unwrap(
            evaluator.evaluate(design, limits: workspace.defaultLimits, latencyWeight: 0.5).evaluation)
        let plan = try workspace.plan(
            evaluation, policy: ExitPolicy(), limits: workspace.defaultLimits, latencyWeight: 0.5,
            origin: Plan.Origin(method: "anneal", goal: .weighted, seed: 1, evaluations: 2000),
            program: "hapi-tui 0")
        add("plan", "plan.json", .json, Array(plan.text.utf8)) { (bytes) throws(InputError) in
            .document(try Plan.read(bytes, file: "plan.json").text)
        }
    }

    /// A recording and an autosave of a session in which much is done at random.
    private mutating func addSession(_ workspace: Workspace) throws {
        let network = workspace.network
        let terms = ExplorerTerms(
            limits: workspace.defaultLimits, search: SearchSettings(evaluations: 400),
            themes: ["dark", "light"])
        let context = try workspace.context(terms, path: workspace.path)
        let source = SessionSource(
            path: "vgg16-x86.json", name: workspace.profile.name,
            profileHash: workspace.hashes.profile,
            modelHash: workspace.hashes.model)
        var state = ExplorerState(context)
        var random = RandomActions(seed: 7, network: network)
        var actions: [Action] = [
            .filesListed(["a.json"]), .told(Message("nothing there", isError: true)), .answer(true),
            .exportEnded(
                .written(path: "a.plan.json", design: state.document.design, testAccuracy: 0.5)),
            .planOpened(.failed(reason: "not there")), .command(.keep), .pickSlot(1), .command(.keep),
        ]
        while actions.count < 60 { actions += random.next() }
        for action in actions { _ = state.reduce(action, context) }
        let header = Recording.Header(
            program: "hapi-tui 0", source: source, terms: terms, restored: SavedWork(state))
        let report = RecordedReport(
            run: 1, steps: 20, provenBeside: false, evaluationsPerSecond: 1e6, seconds: 0.5)
        let recorded = [.report(report)] + actions.map(RecordedAction.init)
        // The first line, which says the most, as often as all others.
        let text = Array(Recording.text(header, recorded, network).utf8)
        for line in recorded.indices.flatMap({ [0, $0 + 1] }) {
            add("recording", "session.jsonl", .lines(sketched: line), text) { (bytes) throws(InputError) in
                let opened = try Recording.open(bytes, file: "session.jsonl")
                return .document(try Recording.read(opened, network).text(network))
            }
        }
        let autosave = Autosave(process: 4711, program: "hapi-tui 0", source: source, work: SavedWork(state))
        add("autosave", "autosave.json", .json, Array(autosave.text(network).utf8)) {
            (bytes) throws(InputError) in
            let found = try Autosave.source(bytes, file: "autosave.json")
            let read = try Autosave.read(bytes, file: "autosave.json", source: source, network)
            return .document(found == read.source ? read.text(network) : "")
        }
    }
}
