import Foundation
import HapiCore
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("A plan opened with what it was made with")
struct OpenedPlanTests {
    private let folder: TemporaryFolder
    private let profile: String
    /// Finds no profiles but those beside a plan.
    private let nowhere = ResourceLocator(environment: [:], executable: "/none/hapi-tui")

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    /// Exports a plan and returns its path.
    private func export(
        to path: String, model: String? = nil, deadline: Double? = nil,
        _ change: (inout Plan) -> Void = { _ in }
    ) throws -> String {
        let workspace = try Workspace(profile: profile, model: model)
        let limits = Limits(deadline: deadline)
        let evaluation = try unwrap(
            workspace.evaluator(ExitPolicy()).evaluate(
                Design(exits: [0, 1], threshold: 0.45), limits: limits, latencyWeight: 1
            ).evaluation)
        var plan = try workspace.plan(
            evaluation, policy: ExitPolicy(), limits: limits, latencyWeight: 1,
            origin: Plan.Origin(method: "hand", goal: .accuracy), program: "hapi-tui 0")
        change(&plan)
        try Data(plan.text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func refusal(_ path: String, profile: String? = nil) throws -> InputError {
        try unwrap(
            #expect(throws: InputError.self) {
                try OpenedPlan(path, profiles: profile.map { [$0] } ?? [], nowhere)
            })
    }

    @Test("The profile is found by its hash, whatever its name: beside the plan or in its folder profiles")
    func found() throws {
        let plan = try export(to: "\(folder.path)/plan.json")
        let opened = try OpenedPlan(plan, nowhere)
        #expect(opened.workspace.path == profile && opened.design == Design(exits: [0, 1], threshold: 0.45))
        #expect(opened.runnable == RunnableDesign(exits: [0, 1], finalRuns: true))

        let other = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: folder.path, toPath: "\(other.path)/Profiles")
        try FileManager.default.moveItem(
            atPath: "\(other.path)/Profiles/small.json", toPath: "\(other.path)/Profiles/renamed.json")
        try FileManager.default.moveItem(
            atPath: "\(other.path)/Profiles/plan.json", toPath: "\(other.path)/plan.json")
        #expect(
            try OpenedPlan("\(other.path)/plan.json", nowhere).workspace.path
                == "\(other.path)/Profiles/renamed.json")
    }

    @Test("Elsewhere it has to be given, and the refusal says where was looked")
    func given() throws {
        let other = try TemporaryFolder()
        let plan = try export(to: "\(other.path)/plan.json")
        let error = try refusal(plan)
        #expect(error.place == "at $.profile.sha256" && error.remedy.contains("--profile"))
        #expect(error.remedy.contains(other.path))
        #expect(try OpenedPlan(plan, profiles: [profile], nowhere).workspace.path == profile)
        #expect(try refusal(plan, profile: "\(other.path)/none.json").found == "no such file")
    }

    @Test("A profile that changed is refused with both hashes, given or found by its name")
    func changed() throws {
        let plan = try export(to: "\(folder.path)/plan.json")
        let before = try OpenedPlan(plan, nowhere).workspace.hashes.profile
        try SmallFiles.write(
            to: folder.path, profile: SmallFiles.profile.breaking("\"a\": 1", "\"a\": 2"))
        let now = try Workspace(profile: profile).hashes.profile
        for error in try [refusal(plan), refusal(plan, profile: profile)] {
            #expect(error.file == plan && error.place == "at $.profile.sha256")
            #expect(error.found == before && error.expected.contains(now))
            #expect(error.expected.contains(profile) && error.remedy.contains("evaluate"))
        }
    }

    @Test("A model that changed is refused with both hashes")
    func changedModel() throws {
        let plan = try export(to: "\(folder.path)/plan.json")
        try SmallFiles.write(
            to: folder.path, model: SmallFiles.model.breaking("\"macs\": 10", "\"macs\": 11"))
        let error = try refusal(plan)
        #expect(error.place == "at $.model.sha256")
        #expect(error.expected.contains(try Workspace(profile: profile).hashes.model))
    }

    @Test("A plan made with another model finds that beside the profile's own")
    func otherModel() throws {
        let renamed = try SmallFiles.model.breaking("\"name\": \"small\"", "\"name\": \"other\"")
        try Data(renamed.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/Models/other.json"))
        let plan = try export(to: "\(folder.path)/plan.json", model: "other")
        let opened = try OpenedPlan(plan, nowhere)
        #expect(opened.workspace.network.name == "other" && opened.workspace.isOtherModel)
        let error = try unwrap(
            #expect(throws: InputError.self) { try OpenedPlan(plan, model: "small", nowhere) })
        #expect(error.place == "at $.model.sha256")
    }

    @Test("Of a plan whose deadline cuts the final classifier off, that does not run")
    func cutOff() throws {
        let plan = try export(to: "\(folder.path)/plan.json", deadline: 5)
        #expect(try OpenedPlan(plan, nowhere).runnable == RunnableDesign(exits: [0, 1], finalRuns: false))
    }

    @Test("A plan that contradicts itself is refused by the part that does")
    func contradictions() throws {
        func place(_ change: @escaping (inout Plan) -> Void) throws -> String? {
            try refusal(export(to: "\(folder.path)/plan.json", change)).place
        }
        #expect(try place { $0.shares = [] } == "at $.shares")
        #expect(try place { $0.shares.swapAt(0, 1) } == "at $.shares")
        #expect(try place { $0.shares.removeFirst() } == "at $.shares")
        #expect(try place { $0.exitDecisionUnit[1].value = 0.1 } == "at $.exitDecisionUnit[1].fromBudgetMs")
        #expect(try place { $0.limits.deadline = 2 } == "at $.limits.deadlineMs")
        #expect(try place { $0.limits.meanLatency = 2 } == "at $.limits.meanLatencyMs")
        #expect(
            try place { ($0.limits.minAccuracy, $0.predicted.accuracy) = (0.75, 0.5) }
                == "at $.limits.minAccuracy")
        #expect(try place { $0.limits.memory = 7 } == "at $.limits.memoryBytes")
        #expect(try place { $0.profile.latency = .modelled } == "at $.profile.latency")
        #expect(try place { $0.calibration.kind = .measured } == "at $.calibration.kind")
        #expect(try place { $0.executionRates.removeFirst() } == "at $.executionRates")
        #expect(try place { $0.predicted.worstIsOfTails = true } == "at $.predicted.worstPath")
        #expect(try place { $0.predicted.meanEnergy = 1 } == "at $.predicted.meanEnergyMJ")
        #expect(try place { $0.predictedOnTest = $0.predicted } == "at $.predictedOnTest")
        #expect(try place { $0.exitDecisionUnit.removeLast() } == "at $.exitDecisionUnit")
        #expect(
            try place { $0.calibration.sha256 = String(repeating: "0", count: 64) }
                == "at $.calibration.sha256")
        #expect(
            try place {
                $0.test = Plan.DataSource(sha256: String(repeating: "0", count: 64), kind: .measured)
            }
                == "at $.test.sha256")
    }
}
