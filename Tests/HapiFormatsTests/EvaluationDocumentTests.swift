import HapiCore
import HapiFormats
import HapiJSON
import TestSupport
import Testing

@Suite("What evaluate and optimise print")
struct EvaluationDocumentTests {
    private func members(_ output: JSONOutput) throws -> [JSONMember] {
        try JSONReader.read(JSONWriter.text(output, style: .pretty)).object().members
    }

    private func document(_ platform: ShippedFiles.Platform, _ evaluator: Evaluator) -> EvaluationDocument {
        EvaluationDocument(
            network: platform.model.network, policy: evaluator.policy, original: evaluator.original,
            limits: platform.limits, latencyWeight: 0.5)
    }

    @Test(
        "The shipped profiles of ResNet-56 and their model, calibration and test set are sound",
        arguments: ["agx10w", "agx30w", "gtx1080ti", "x86-onnxruntime", "x86-torch"])
    func resnetProfiles(name: String) throws {
        let (profile, model) = (try ShippedFiles.profile(name), try ShippedFiles.model())
        let costs = try profile.costs(for: model.network, file: name)
        #expect(profile.model == "Models/resnet56.json")
        #expect(costs.latency.layers.count == 56 && costs.latency.exits.count == 54)
        #expect(try ShippedFiles.answers(model.calibration, of: model).samples == 10_000)
        #expect(try ShippedFiles.answers(unwrap(model.test), of: model).samples == 10_000)
    }

    @Test("The example of the format comes out to 1e-9, its keys in the order of the format")
    func example() throws {
        let platform = try ShippedFiles.torch.get()
        let evaluator = try platform.evaluator(.mostConfident)
        let design = try platform.design(["b8.conv2", "b11.conv2", "b15.conv2"], threshold: 0.8)
        let evaluation = try unwrap(
            evaluator.evaluate(design, limits: platform.limits, latencyWeight: 0.5).evaluation)
        let found = try members(document(platform, evaluator).output(evaluation))
        let expected = try JSONReader.read(Self.example).object().members
        #expect(found.map(\.key) == expected.map(\.key))
        for (a, b) in zip(found, expected) { try expectSame(a.value, b.value, a.key) }
        let rates = try unwrap(found.first { $0.key == "executionRates" }).value.object().members
        #expect(
            rates.map(\.key) == platform.model.network.layers.map(\.name)
                + ["exit:b8.conv2", "exit:b11.conv2", "exit:b15.conv2"])
    }

    /// Numbers to 1e-9, all else exactly; an object may hold more than the example shows.
    private func expectSame(_ a: JSONValue, _ b: JSONValue, _ key: String) throws {
        switch b.content {
        case .number: #expect(abs(try a.double() - b.double()) < 1e-9, "\(key)")
        case .array(let values):
            #expect(try a.array().count == values.count, "\(key)")
            for (x, y) in zip(try a.array(), values) { try expectSame(x, y, key) }
        case .object(let members):
            var object = try a.object()
            for member in members { try expectSame(object.required(member.key), member.value, member.key) }
            #expect(key == "executionRates" || object.members.map(\.key) == members.map(\.key), "\(key)")
        default: #expect(a.summary == b.summary, "\(key)")
        }
    }

    @Test("With the deepest classifier answering for the unsure, the same design is right in 0.8750 of cases")
    func deepestFallback() throws {
        let platform = try ShippedFiles.torch.get()
        let evaluator = try platform.evaluator(.deepest)
        let design = try platform.design(["b8.conv2", "b11.conv2", "b15.conv2"], threshold: 0.8)
        let evaluation = try unwrap(
            evaluator.evaluate(design, limits: platform.limits, latencyWeight: 0.5).evaluation)
        #expect(evaluation.accuracy == 0.8750 && abs(evaluation.meanLatency - 2.767763977) < 1e-9)
    }

    @Test("A design that breaks a limit has a reason and no figure that could be taken for a result")
    func infeasible() throws {
        let platform = try ShippedFiles.torch.get()
        let found = try members(document(platform, platform.evaluator(.deepest)).infeasible("it is too slow"))
        #expect(found.map(\.key) == ["format", "version", "feasible", "reason"])
        #expect(try found[2].value.bool() == false && found[3].value.string() == "it is too slow")
    }

    @Test("Members that a search adds follow the figures")
    func extraMembers() throws {
        let platform = try ShippedFiles.torch.get()
        let evaluator = try platform.evaluator(.deepest)
        let outcome = evaluator.evaluate(
            Design(exits: [], threshold: 0.5), limits: platform.limits, latencyWeight: 0)
        let found = try members(
            document(platform, evaluator).output(unwrap(outcome.evaluation), extra: [("search", .object([]))])
        )
        #expect(found.last?.key == "search" && found.count == 24)
    }

    @Test("What is written is accepted when it is read again, and said in short")
    func summary() throws {
        let platform = try ShippedFiles.torch.get()
        let evaluator = try platform.evaluator(.deepest)
        let document = document(platform, evaluator)
        func read(_ output: JSONOutput) throws -> EvaluationSummary {
            try EvaluationSummary.read(JSONWriter.bytes(output, style: .pretty), file: "e.json")
        }
        let design = try platform.design(["b8.conv2"], threshold: 0.75)
        let evaluation = try unwrap(
            evaluator.evaluate(design, limits: platform.limits, latencyWeight: 0.5).evaluation)
        let found = try read(document.output(evaluation))
        #expect(found.exits?.count == 1 && found.threshold == 0.75 && found.front == nil)
        let front = JSONOutput.array([document.output(evaluation), document.output(evaluation)])
        #expect(try read(document.output(evaluation, extra: [("front", front)])).front == 2)
        #expect(try read(document.infeasible("too slow")).exits == nil)
        #expect(throws: InputError.self) { try read(.object([])) }
    }

    private static let example = """
        { "format": "hapi.evaluation", "version": 1, "feasible": true,
          "exits": ["exit:b8.conv2", "exit:b11.conv2", "exit:b15.conv2"], "threshold": 0.8,
          "policy": "max-probability", "fallback": "most-confident",
          "accuracy": 0.8709, "accuracyInterval": [0.8641853268, 0.8773298232], "samples": 10000,
          "meanLatencyMs": 2.767763977, "medianLatencyMs": 2.61081, "p95LatencyMs": 3.78876,
          "p99LatencyMs": 3.78876, "worstLatencyMs": 3.78876,
          "memoryBytes": 4133568, "meanEnergyMJ": null, "objective": 0.7048078301, "latencyWeight": 0.5,
          "limits": { "meanLatencyMs": null, "deadlineMs": null, "memoryBytes": 25769803776,
                      "minAccuracy": null },
          "shares": { "exit:b8.conv2": 0.1372, "exit:b11.conv2": 0.3333, "exit:b15.conv2": 0.1355,
                      "final": 0.394 },
          "executionRates": { "stem": 1.0 }, "original": { "accuracy": 0.877, "latencyMs": 3.54955 } }
        """
}
