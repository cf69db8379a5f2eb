import Foundation
import HapiCore
import HapiExplorer
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("A profile with another model than it names")
struct OtherModelTests {
    private let folder: TemporaryFolder
    private let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    /// Writes a model with the same layers and exits, of another name.
    private func write(_ path: String, _ model: String = SmallFiles.model) throws {
        let renamed = try model.breaking("\"name\": \"small\"", "\"name\": \"other\"")
        try Data(renamed.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test("is found by path, and by name beside the profile's own", arguments: ["other", "other.json"])
    func found(name: String) throws {
        let path = "\(folder.path)/Models/other.json"
        try write(path)
        for given in [name, path] {
            let workspace = try Workspace(profile: profile, model: given)
            #expect(workspace.network.name == "other" && workspace.isOtherModel)
            #expect(FileAccess.resolved(workspace.modelPath) == FileAccess.resolved(path))
            #expect(try workspace.evaluator(ExitPolicy()).original.samples == 4)
            #expect(workspace.source.otherModel == workspace.modelPath)
        }
        #expect(try Workspace(profile: profile).source.otherModel == nil)
        #expect(try !Workspace(profile: profile, model: "small").isOtherModel)
    }

    @Test("that is not there is refused with those that are")
    func missing() throws {
        try write("\(folder.path)/Models/other.json")
        let error = try unwrap(
            #expect(throws: InputError.self) { try Workspace(profile: profile, model: "calibrated") })
        #expect(error.file == "calibrated" && error.found == "no such file")
        #expect(error.remedy.hasSuffix("give one of those in \(folder.path)/Models: other, small"))
    }

    @Test("may lie elsewhere, with its answers in its own folder")
    func elsewhere() throws {
        let other = try TemporaryFolder()
        try write("\(other.path)/m.json")
        try Data(SmallFiles.answers).write(to: URL(fileURLWithPath: "\(other.path)/small.safetensors"))
        #expect(try Workspace(profile: profile, model: "\(other.path)/m.json").network.name == "other")
        let leaving = try SmallFiles.model.breaking("small.safetensors", "../small.safetensors")
        try write("\(other.path)/m.json", leaving)
        let error = try unwrap(
            #expect(throws: InputError.self) {
                try Workspace(profile: profile, model: "\(other.path)/m.json")
            })
        #expect(error.place == "at $.calibration.file")
        #expect(error.expected == "a path inside that file's own folder, \(other.path)")
    }

    @Test(
        "must be of the profile's network in all but its answers",
        arguments: [
            ("\"classes\": 3", "\"classes\": 4", "classes", "3 classes"),
            ("[1, 2, 2]", "[1, 2, 4]", "input", "an input of [1, 2, 2]"),
            ("\"name\": \"d\"", "\"name\": \"e\"", "layers[3].name", "the name d"),
            ("\"kind\": \"sum\"", "\"kind\": \"mul\"", "layers[2].kind", "the kind sum"),
            ("[\"b\", \"a\"]", "[\"b\"]", "layers[2].inputs", "the inputs [b, a]"),
            ("\"macs\": 20", "\"macs\": 21", "layers[1].macs", "20"),
            ("\"weightBytes\": 300", "\"weightBytes\": 1", "layers[2].weightBytes", "300"),
            ("\"after\": \"b\"", "\"after\": \"c\"", "exits[1].after", "the layer b"),
            ("\"macs\": 2,", "\"macs\": 3,", "exits[1].macs", "2"),
        ])
    func otherNetwork(part: String, replacement: String, place: String, expected: String) throws {
        let path = "\(folder.path)/Models/other.json"
        try write(path, SmallFiles.model.breaking(part, replacement))
        let error = try unwrap(
            #expect(throws: InputError.self) { try Workspace(profile: profile, model: path) })
        #expect(error.file == path && error.place == "at $.\(place)")
        #expect(
            error.expected == "\(expected), as in \(folder.path)/Models/small.json, the profile's own")
    }

    @Test("is held against the profile's own, which must be there")
    func withoutOwn() throws {
        let path = "\(folder.path)/Models/other.json"
        try write(path)
        try FileManager.default.removeItem(atPath: "\(folder.path)/Models/small.json")
        let error = try unwrap(
            #expect(throws: InputError.self) { try Workspace(profile: profile, model: path) })
        #expect(error.file == "\(folder.path)/Models/small.json" && error.found == "no such file")
    }

    @Test("is held against devices by its layers and exits, not by its answers")
    func devices() throws {
        try write("\(folder.path)/Models/other.json")
        let workspace = try Workspace(profile: profile, model: "other")
        guard case .read(let device) = workspace.openDevice(profile) else {
            Issue.record("the profile of the same network was refused")
            return
        }
        #expect(device.costs == workspace.costs)
    }

    @Test("is named by a recording, and a plan of one is refused under the other")
    func sources() throws {
        try write("\(folder.path)/Models/other.json")
        let own = try Workspace(profile: profile)
        let other = try Workspace(profile: profile, model: "other")
        #expect(throws: InputError.self) { try own.source.check(is: other.source, file: "r") }
        let evaluator = try other.evaluator(ExitPolicy())
        let evaluation = try unwrap(
            evaluator.evaluate(Design(exits: [0], threshold: 0.5), limits: Limits(), latencyWeight: 0.5)
                .evaluation)
        let plan = try other.plan(
            evaluation, policy: ExitPolicy(), limits: Limits(), latencyWeight: 0.5,
            origin: Plan.Origin(method: "hand", goal: .weighted), program: "p")
        #expect(try other.design(of: plan, file: "plan").exits == [0])
        let error = try unwrap(#expect(throws: InputError.self) { try own.design(of: plan, file: "plan") })
        #expect(error.remedy.contains("it was made for, other (--model"))
    }
}
