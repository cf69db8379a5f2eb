import Foundation
import HapiCore
import HapiFormats
import HapiJSON
import TestSupport
import Testing

@Suite("Plans")
struct PlanTests {
    private static let searched = Plan.Origin(
        method: "annealing", goal: .latency, seed: 7, evaluations: 100, provenOptimal: true, bound: 0.5,
        gap: 0)

    private func small(origin: Plan.Origin = searched) throws -> Plan {
        try SmallPlatform().plan(
            Design(exits: [0, 1], threshold: 0.45), limits: Limits(deadline: 20, memory: 2000), origin: origin
        )
    }

    @Test("A plan carries everything needed to check it again, in a fixed order")
    func contents() throws {
        let members = try JSONReader.read(small().text).object().members
        #expect(
            members.map(\.key) == [
                "format", "version", "program", "profile", "model", "calibration", "test", "policy",
                "fallback", "threshold", "exits", "limits", "latencyWeight", "predicted", "predictedOnTest",
                "shares", "executionRates", "exitDecisionUnit", "search",
            ])
        func keys(_ name: String) throws -> [String] {
            try unwrap(members.first { $0.key == name }).value.object().members.map(\.key)
        }
        #expect(try keys("profile") == ["name", "sha256", "latency"])
        #expect(try keys("model") == ["name", "sha256"] && keys("calibration") == ["sha256", "kind"])
        #expect(
            try keys("predicted") == [
                "accuracy", "accuracyInterval", "samples", "meanLatencyMs", "medianLatencyMs", "p95LatencyMs",
                "p99LatencyMs", "worstLatencyMs", "worstPath", "memoryBytes", "meanEnergyMJ", "objective",
            ])
        #expect(try keys("limits") == ["meanLatencyMs", "deadlineMs", "memoryBytes", "minAccuracy"])
        #expect(try keys("shares") == ["exit:a", "exit:b", "final"])
        #expect(try keys("executionRates") == ["a", "b", "c", "d", "exit:a", "exit:b"])
        #expect(
            try keys("search") == [
                "method", "goal", "seed", "evaluations", "provenOptimal", "bound", "gap",
            ])
    }

    @Test("The figures of a small plan are those worked out by hand")
    func figures() throws {
        // At 0.45 samples 0 and 3 leave at a, sample 1 at b; sample 2 goes to the end, rightly answered.
        let plan = try small()
        #expect(plan.shares.map(\.value) == [0.5, 0.25, 0.25])
        #expect(plan.predicted.accuracy == 1 && plan.predicted.samples == 4)
        #expect(plan.predicted.meanLatency == (2 * 1.5 + 3.75 + 10.75) / 4)
        #expect(plan.predicted.medianLatency == 1.5 && plan.predicted.p95Latency == 10.75)
        #expect(plan.predicted.worstLatency == 10.75 && plan.predicted.worstIsOfTails == false)
        #expect(plan.predicted.memory == 1030)
        #expect(plan.executionRates.map(\.value) == [1, 0.5, 0.25, 0.25, 1, 0.5])
        #expect(plan.exitDecisionUnit.map(\.name) == ["exit:a", "exit:b", "final"])
        #expect(plan.exitDecisionUnit.map(\.value) == [1.5, 3.75, 10.75])
    }

    @Test("Text, plan and text again: the same bytes, whatever is absent")
    func roundTrip() throws {
        for origin in [Self.searched, Plan.Origin(method: "hand", goal: .weighted)] {
            let plan = try small(origin: origin)
            let read = try Plan.read(Array(plan.text.utf8), file: "plan.json")
            #expect(read == plan && read.text == plan.text)
        }
    }

    @Test("A plan says nothing of when it was written, and is the same at any time")
    func noTime() throws {
        let text = try small().text
        #expect(text.range(of: "[0-9]{4}-[0-9]{2}|[0-9]:[0-9]{2}", options: .regularExpression) == nil)
        #expect(try small().text == text)
    }

    @Test("An unknown key is refused in every object of a plan, and no key may be left out")
    func strictKeys() throws {
        let text = try small().text
        let objects = text.split(separator: "{", omittingEmptySubsequences: false)
        #expect(objects.count > 10)
        for place in 1..<objects.count {
            let broken =
                objects[..<place].joined(separator: "{") + "{ \"stranger\": null, "
                + objects[place...].joined(separator: "{")
            let error = #expect(throws: InputError.self) { try Plan.read(Array(broken.utf8), file: "p") }
            #expect(error?.place?.hasSuffix("stranger") == true)
        }
        let optional = ["seed", "evaluations", "bound", "gap", "test", "predictedOnTest", "meanEnergyMJ"]
        let limits = ["meanLatencyMs", "deadlineMs", "memoryBytes", "minAccuracy"]
        for line in text.split(separator: "\n") {
            guard let key = line.split(separator: "\"").dropFirst().first.map(String.init),
                line.contains("\":"),
                !(optional + limits).contains(key), !key.hasPrefix("exit:"), key.count > 1, key != "final"
            else { continue }
            let broken = try text.breaking("\"\(key)\":", "\"x-\(key)\":")
            let error = #expect(throws: InputError.self) { try Plan.read(Array(broken.utf8), file: "p") }
            #expect(error?.found.contains("\"\(key)\"") == true)
        }
    }

    @Test(
        "Figures that no design has are refused",
        arguments: [
            (#""threshold": 0.45"#, #""threshold": -0.45"#, "$.threshold"),
            (#""accuracy": 1.0"#, #""accuracy": 1.1"#, "$.predicted.accuracy"),
            (#""exit:a": 0.5"#, #""exit:a": 2"#, "$.shares"), (#""of medians""#, #""of means""#, "worstPath"),
            (#""goal": "latency""#, #""goal": "beauty""#, "$.search.goal"),
            (#""samples": 4"#, #""samples": 4.5"#, "samples"),
            (#""bound": 0.5"#, #""bound": "big""#, "bound"),
            (#""accuracyInterval": [0."#, #""accuracyInterval": [1, 0."#, "accuracyInterval"),
            (#""seed": 7"#, #""seed": -7"#, "$.search.seed"),
            (#""policy": "max-probability""#, #""policy": "luck""#, "$.policy"),
            (#""threshold": 0.45"#, #""threshold": 1.45"#, "$.threshold"),
            (#""sha256": "8cab"#, #""sha256": "８cab"#, "$.profile.sha256"),
        ])
    func wrongFigures(part: String, replacement: String, place: String) throws {
        let broken = try small().text.breaking(part, replacement)
        let error = #expect(throws: InputError.self) { try Plan.read(Array(broken.utf8), file: "p") }
        #expect(error?.place?.contains(place) == true, "\(String(describing: error))")
    }

    @Test(
        "Judged again from its own text, a plan of the shipped network comes to its own figures",
        arguments: [nil, 2.2])
    func reevaluation(deadline: Double?) throws {
        let platform = try ShippedFiles.torch.get()
        let evaluator = try platform.evaluator(.mostConfident)
        var limits = platform.limits
        limits.deadline = deadline
        var cases = RandomCases(seed: 11)
        func plan(_ design: Design) throws -> Plan {
            try Plan(
                unwrap(evaluator.evaluate(design, limits: limits, latencyWeight: 0.5).evaluation),
                onTest: nil,
                policy: evaluator.policy, limits: limits, latencyWeight: 0.5,
                origin: Plan.Origin(method: "hand", goal: .weighted),
                provenance: Plan.Provenance(
                    program: "hapi-tui 0", profile: platform.profile, profileHash: SmallFiles.answersHash,
                    model: platform.model,
                    modelHash: SmallFiles.answersHash, costs: platform.costs))
        }
        for _ in 0..<3 {
            let first = try plan(cases.design(platform.model.network))
            let read = try Plan.read(Array(first.text.utf8), file: "plan.json")
            #expect(read.limits == limits && read.policy == evaluator.policy)
            let names = platform.model.network.exits.map(\.name)
            let design = Design(exits: read.exits.compactMap(names.firstIndex), threshold: read.threshold)
            #expect(design.exits.count == read.exits.count)
            #expect(try plan(design).text == first.text)
            if let deadline { #expect(read.predicted.worstLatency <= deadline) }
        }
    }
}
