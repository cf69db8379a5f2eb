import Foundation
import HapiCore
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("A profile with all that it refers to")
struct WorkspaceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func refusal(_ path: String) throws -> InputError {
        try unwrap(#expect(throws: InputError.self) { try Workspace(profile: path) })
    }

    @Test("A sound profile opens, with the platform's memory as the limit where it sets none")
    func sound() throws {
        let workspace = try Workspace(profile: SmallFiles.write(to: folder.path))
        #expect(workspace.network.exits.count == 2 && workspace.costs.originalLatency == 10)
        #expect(workspace.defaultLimits == Limits(memory: 2000))
        #expect(workspace.hashes.profile == FileAccess.sha256(Array(SmallFiles.profile.utf8)))
        #expect(workspace.hashes.model == FileAccess.sha256(Array(SmallFiles.model.utf8)))
        let evaluator = try workspace.evaluator(ExitPolicy(fallback: .deepest))
        #expect(evaluator.original.correct == 3 && evaluator.original.samples == 4)
        #expect(try workspace.testEvaluator(ExitPolicy()) == nil)
    }

    @Test("A policy whose metric the calibration lacks is refused, naming the file")
    func missingMetric() throws {
        let workspace = try Workspace(profile: SmallFiles.write(to: folder.path))
        let error = #expect(throws: InputError.self) { try workspace.evaluator(ExitPolicy(metric: .entropy)) }
        #expect(error?.file == "\(folder.path)/Models/small.safetensors")
        #expect(error?.expected == "a tensor \"entropy\"")
    }

    @Test(
        "A path may go up and down again inside the profile's folder",
        arguments: [
            "Models/../Models/small.json", "./Models/small.json", "Models//small.json", "Models/./small.json",
        ])
    func innerPaths(path: String) throws {
        let profile = try SmallFiles.profile.breaking("Models/small.json", path)
        #expect(
            try Workspace(profile: SmallFiles.write(to: folder.path, profile: profile)).network.name
                == "small")
    }

    @Test(
        "An absolute path, and one that leaves the profile's folder on its way, are refused",
        arguments: [
            "/etc/passwd", "../small.json", "Models/../../x/Models/small.json", "..", "./../x.json",
            "Models/../.././x", "//x",
        ])
    func outerPaths(path: String) throws {
        let profile = try SmallFiles.profile.breaking("Models/small.json", path)
        let error = try refusal(SmallFiles.write(to: folder.path, profile: profile))
        #expect(error.file == "\(folder.path)/small.json" && error.place == "at $.model")
        #expect(error.found == "the path \"\(path)\"" && !error.remedy.isEmpty)
        #expect(error.expected.hasPrefix(path.hasPrefix("/") ? "a path relative" : "a path inside"))
    }

    @Test("The model's data sets may lie anywhere below the profile's folder, and nowhere else")
    func dataSetPaths() throws {
        let shared = try SmallFiles.model.breaking("small.safetensors", "../Models/small.safetensors")
        #expect(
            try Workspace(profile: SmallFiles.write(to: folder.path, model: shared)).network.name == "small")
        for path in ["../../small.safetensors", "/small.safetensors"] {
            let model = try SmallFiles.model.breaking("small.safetensors", path)
            let error = try refusal(SmallFiles.write(to: folder.path, model: model))
            #expect(
                error.file == "\(folder.path)/Models/small.json" && error.place == "at $.calibration.file")
        }
    }

    @Test(
        "A path in a file never reaches a refusal with its control characters, nor the disk cut off at a NUL",
        arguments: ["a\\u001b[2J", "Models/small.json\\u0000", "../\\n"])
    func unsafePaths(path: String) throws {
        let profile = try SmallFiles.profile.breaking("Models/small.json", path)
        let error = try refusal(SmallFiles.write(to: folder.path, profile: profile))
        #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        #expect(error.found == "no such file" || error.found.hasPrefix("the path"))
    }

    @Test("Files that are missing are called by what names them")
    func missingFiles() throws {
        #expect(try refusal("\(folder.path)/none.json").expected == "a profile")
        let path = try SmallFiles.write(to: folder.path)
        try FileManager.default.removeItem(atPath: "\(folder.path)/Models/small.safetensors")
        let answers = try refusal(path)
        #expect(answers.file.hasSuffix("Models/small.safetensors") && answers.found == "no such file")
        #expect(answers.expected == "the answers that \(folder.path)/Models/small.json names")
        try FileManager.default.removeItem(atPath: "\(folder.path)/Models/small.json")
        #expect(try refusal(path).expected == "the model that \(path) names")
    }

    @Test("A hash that differs is refused with both, the one found being that of the file")
    func wrongHash() throws {
        var answers = SmallFiles.answers
        answers[answers.count - 1] ^= 1
        let error = try refusal(SmallFiles.write(to: folder.path, answers: answers))
        #expect(error.file == "\(folder.path)/Models/small.safetensors")
        #expect(error.found == "SHA-256 \(FileAccess.sha256(answers))")
        #expect(
            error.expected.contains(SmallFiles.answersHash) && error.remedy.contains("copy the file again"))
    }

    @Test("Answers of another network are called that before their hash is looked at")
    func otherNetwork() throws {
        let answers = TensorFile([.floats("confidence", [1, 2], [0, 0])]).bytes
        let error = try refusal(SmallFiles.write(to: folder.path, answers: answers))
        #expect(error.place == "tensor \"confidence\"" && error.expected.hasPrefix("shape [1, 3]"))
        let empty = try refusal(SmallFiles.write(to: folder.path, answers: []))
        #expect(empty.found == "an empty file" && empty.file.hasSuffix("small.safetensors"))
    }

    @Test("An empty profile, and one that is a directory, are refused")
    func emptyProfile() throws {
        #expect(try refusal(SmallFiles.write(to: folder.path, profile: "")).found == "an empty file")
        #expect(try refusal(folder.path).found == "a directory")
    }
}
