import HapiCore
import HapiFormats
import HapiJSON
import TestSupport
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
    private let problem: SearchProblem

    init() throws {
        problem = try RandomCases.problem(seed: 11, exits: 7, samples: 80, pinned: [2])
    }

    private func terms(
        _ problem: SearchProblem? = nil, seed: UInt64 = 4, program: String = "hapi-tui 1",
        schedule: CoolingSchedule = CoolingSchedule()
    ) -> Checkpoint.Terms {
        Checkpoint.Terms(
            problem ?? self.problem, SearchSettings(seed: seed, evaluations: 900, schedule: schedule),
            program: program,
            hashes: (profile: "p", model: "m", calibration: "c"))
    }

    /// Stands in for SHA-256, which this module leaves to its caller.
    private func digest(_ text: String) -> String {
        String(
            text.utf8.reduce(into: UInt64(14_695_981_039_346_656_037)) { hash, byte in
                hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
            })
    }

    private func annealed(_ steps: Int) -> Annealing {
        var search = Annealing(problem, evaluations: 900, seed: 4)
        for _ in 0..<steps { search.step() }
        return search
    }

    private func text(_ search: Annealing) -> String {
        Checkpoint(terms: terms(), network: problem.evaluator.network, chains: search.states)
            .text(digest: digest)
    }

    private func read(_ text: String, terms: Checkpoint.Terms? = nil) throws(InputError) -> Checkpoint {
        try Checkpoint.read(
            Array(text.utf8), file: "c.json", terms: terms ?? self.terms(), problem: problem, digest: digest)
    }

    @Test("What is written is read back to the last bit, before, during and after the walk")
    func roundTrip() throws {
        for steps in [0, 1, 30, 400, 800, 900] {
            let search = annealed(steps)
            let found = try read(text(search))
            #expect(found.chains == search.states && found.text(digest: digest) == text(search))
        }
    }

    @Test("Under other terms it is refused, naming the first that differs")
    func otherTerms() throws {
        let written = text(annealed(300))
        let tighter = SearchProblem(
            evaluator: problem.evaluator, goal: .accuracy, limits: Limits(meanLatency: 1), latencyWeight: 0.5,
            thresholds: [0.3, 0.6, 0.8], pinned: [2])
        for (other, place) in [
            (terms(seed: 5), "$.terms.seed"), (terms(program: "hapi-tui 2"), "$.terms.program"),
            (terms(tighter), "$.terms.limits.meanLatencyMs"),
        ] {
            let error = #expect(throws: InputError.self) { try read(written, terms: other) }
            #expect(error?.place?.contains(place) == true, "\(error?.description ?? "")")
        }
    }

    @Test("Another schedule is refused either way, and the usual one leaves no trace in the file")
    func otherSchedule() throws {
        let slow = try CoolingSchedule().with([.span: 1e-5])
        let usual = text(annealed(300))
        #expect(!usual.contains("schedule"))
        let turned = Checkpoint(
            terms: terms(schedule: slow), network: problem.evaluator.network, chains: annealed(300).states
        ).text(digest: digest)
        #expect(try read(turned, terms: terms(schedule: slow)).text(digest: digest) == turned)
        for (written, terms, place) in [
            (usual, terms(schedule: slow), "$.terms"), (turned, terms(), "$.terms.schedule.span"),
            (turned, terms(schedule: try slow.with([.restart: 7])), "$.terms.schedule.restart"),
        ] {
            let error = #expect(throws: InputError.self) { try read(written, terms: terms) }
            #expect(error?.place?.contains(place) == true, "\(error?.description ?? "")")
            #expect(error?.remedy.contains("begin anew") == true)
        }
    }

    @Test("By itself it is checked but for what only the model tells, and none of its damage is overlooked")
    func byItself() throws {
        let sums = ["p": "1", "m": "2", "c": "3"].mapValues { String(repeating: $0, count: 64) }
        let written = sums.reduce(text(annealed(300))) {
            $0.replacing("\"\($1.key)\"", with: "\"\($1.value)\"")
        }
        func check(_ text: String) throws(InputError) -> Checkpoint {
            try Checkpoint.check(Array(text.utf8), file: "c.json", digest: digest)
        }
        let found = try check(written)
        #expect(found.text(digest: digest) == written)
        #expect(found.chains.map(\.evaluations) == annealed(300).states.map(\.evaluations))
        for (old, new, place) in [
            ("\"leastExits\": 0", "\"leastExits\": 1", "$.sha256"),
            ("\"seed\": \"4\"", "\"seed\": \"04\"", "seed"),
            ("\"threshold\": 1", "\"threshold\": 3", "threshold"), ("\"goal\"", "\"gaol\"", "$.terms"),
        ] {
            #expect(written.contains(old))
            let error = #expect(throws: InputError.self) {
                _ = try check(written.replacing(old, with: new, maxReplacements: 1))
            }
            #expect(error?.place?.contains(place) == true, "\(error?.description ?? "")")
        }
    }

    @Test("Damage anywhere among the chains is found: by place where it makes no sense, else by the digest")
    func damage() throws {
        let written = text(annealed(300))
        for (old, new, place) in [
            ("\"leastExits\": 0", "\"leastExits\": 1", "$.sha256"),
            ("\"cycles\": 2", "\"cycles\": -1", "cycles"),
            ("\"threshold\": 1", "\"threshold\": 3", "threshold"),
            ("\"generator\": [", "\"generator\": [\"1\", ", "generator"),
            ("hapi.checkpoint", "hapi.plan", "$.format"), ("\"version\": 1", "\"version\": 2", "$.version"),
        ] {
            #expect(written.contains(old))
            let error = #expect(throws: InputError.self) {
                try read(written.replacing(old, with: new, maxReplacements: 1))
            }
            #expect(error?.place?.contains(place) == true, "\(error?.description ?? "")")
        }
        for length in [0, 1, 200, written.utf8.count / 2, written.utf8.count - 3] {
            #expect(throws: InputError.self) { try read(String(written.prefix(length))) }
        }
    }
}
