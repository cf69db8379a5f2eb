import ArgumentParser
import Foundation
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui validate`: say of each file whether it holds what it should.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check profiles, models, plans and configurations, and everything that they refer to.",
        discussion: """
            hapi-tui validate Profiles/*.json plan.json

            One line a file. A profile is checked with its model, calibration and test set, hashes \
            included. Ends with status 65 when any file is refused.
            """)

    @Argument(help: "Files to check.")
    var files: [String]

    func run() throws {
        var isRefused = false
        var lines: [String] = []
        for file in files {
            do throws(InputError) {
                let path = ResourceLocator.current.find(file, .profiles) ?? file
                let summary = try Self.check(path)
                lines.append(InputError.printable("\(path): \(summary)"))
            } catch {
                StandardError.print("hapi-tui: \(error)")
                isRefused = true
            }
        }
        for line in lines { try StandardOutput.print(line) }
        if isRefused { throw Status.refused }
    }

    /// What a sound file is, in a few words.
    private static func check(_ path: String) throws(InputError) -> String {
        let bytes = try FileAccess.read(path, as: "a profile, model, plan or configuration")
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONReader.read(bytes)
        } catch {
            throw InputError(error, file: path)
        }
        switch FileFormat.detect(value) {
        case .profile:
            let workspace = try Workspace(profile: path)
            let summary = try summary(workspace.model, at: workspace.modelPath, root: workspace.folder)
            return "profile of \(workspace.profile.platform.title), latency "
                + "\(workspace.profile.measurement.kind.rawValue); \(summary)"
        case .model:
            let model = try Model.read(bytes, file: path)
            return try summary(model, at: path, root: PathParts.folder(of: path))
        case .plan:
            let plan = try Plan.read(bytes, file: path)
            return "plan of \(plan.exits.count) exits at \(plan.threshold) for \(plan.profile.name)"
        case .configuration:
            _ = try ExplorerConfiguration.read(bytes, file: path)
            return "configuration of the explorer"
        case .evaluation, .checkpoint, .baselines, .themes, .profiles, .session, .autosave, nil:
            throw InputError(
                file: path, place: "$.format", found: "no format that can be checked",
                expected: "a hapi.profile, hapi.model, hapi.plan or hapi.config",
                remedy: "check the file's first key")
        }
    }

    /// Reads every value of a model's data sets.
    private static func summary(_ model: Model, at path: String, root: String) throws(InputError) -> String {
        var sets: [String] = []
        for (name, set) in [("calibration", model.calibration), ("test", model.test)] {
            guard let set else { continue }
            let file = try Workspace.dataSet(set, of: model, modelPath: path, root: root)
            try file.checkAllValues()
            sets.append("\(file.samples) \(name) samples \(set.kind.rawValue)")
        }
        let network = model.network
        return
            "model \(network.name), \(network.layers.count) layers, \(network.exits.count) candidate exits, "
            + sets.joined(separator: ", ")
    }
}
