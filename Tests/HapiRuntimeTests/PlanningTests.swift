import Foundation
import HapiCore
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("Plans of a workspace")
struct PlanningTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace

    init() throws {
        folder = try TemporaryFolder()
        let test =
            #""test": { "file": "small.safetensors", "kind": "measured", "#
            + #""sha256": "\#(SmallFiles.answersHash)" }"#
        let model = try SmallFiles.model.breaking(
            #""kind": "synthetic" }"#, #""kind": "synthetic" }, \#(test)"#)
        workspace = try Workspace(profile: SmallFiles.write(to: folder.path, model: model))
    }

    private func plan(_ design: Design) throws -> Plan {
        let limits = Limits(deadline: 5)
        let evaluation = try unwrap(
            workspace.evaluator(ExitPolicy()).evaluate(design, limits: limits, latencyWeight: 1).evaluation)
        return try workspace.plan(
            evaluation, policy: ExitPolicy(), limits: limits, latencyWeight: 1,
            origin: Plan.Origin(method: "hand", goal: .accuracy), program: "hapi-tui 0")
    }

    @Test("A plan records the hashes of the files, and its figures on the test set")
    func recorded() throws {
        let plan = try plan(Design(exits: [0, 1], threshold: 0.45))
        #expect(
            plan.profile.sha256 == workspace.hashes.profile && plan.model.sha256 == workspace.hashes.model)
        #expect(plan.calibration == Plan.DataSource(sha256: SmallFiles.answersHash, kind: .synthetic))
        #expect(plan.test == Plan.DataSource(sha256: SmallFiles.answersHash, kind: .measured))
        // The test set here is the calibration under another name.
        #expect(plan.predictedOnTest == plan.predicted)
        #expect(plan.exits == ["exit:a", "exit:b"] && plan.shares.map(\.name) == ["exit:a", "exit:b"])
    }

    @Test("A plan read again names the same design")
    func readAgain() throws {
        let plan = try plan(Design(exits: [1], threshold: 0.5))
        let read = try Plan.read(Array(plan.text.utf8), file: "plan.json")
        #expect(try workspace.design(of: read, file: "plan.json") == Design(exits: [1], threshold: 0.5))
    }

    @Test("A plan of another model, of an exit that is not there or of an impossible threshold is refused")
    func refusals() throws {
        let sound = try plan(Design(exits: [1], threshold: 0.5))
        func refusal(_ change: (inout Plan) -> Void) throws -> InputError {
            var plan = sound
            change(&plan)
            let error = #expect(throws: InputError.self) { try workspace.design(of: plan, file: "plan.json") }
            #expect(error?.file == "plan.json" && error?.description.contains("\u{1B}") == false)
            return try unwrap(error)
        }
        let model = try refusal { $0.model.sha256 = "\u{1B}[2J" }
        #expect(model.place == "at $.model.sha256" && model.expected.contains(workspace.hashes.model))
        #expect(try refusal { $0.exits = ["exit:a", "exit:z"] }.place == "at $.exits[1]")
        #expect(try refusal { $0.threshold = 1.5 }.expected == "a threshold from 0.0 to 1.0")
    }
}
