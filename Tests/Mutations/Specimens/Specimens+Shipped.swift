import Foundation
import HapiDrawing
import HapiFormats
import HapiJSON
import HapiRuntime
import TestSupport

extension Specimens {
    static let models = "\(Checkout.root)/Profiles/Models"

    /// Profiles are read from a folder where their models lie as well.
    mutating func addProfiles() throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/Models", withDestinationPath: Self.models)
        for name in Checkout.profiles {
            let path = "\(folder.path)/\(name).json"
            add("profile", path, .json, try bytes(Checkout.profile(name))) { (bytes) throws(InputError) in
                try Self.write(bytes, path)
                let workspace = try Workspace(profile: path, hashingAnswers: false)
                return .document(workspace.profile.text(workspace.costs, workspace.network))
            }
        }
    }

    /// Models, with the headers of the answers that they name.
    mutating func addModels() throws {
        for name in try Self.names(Self.models, ".json") {
            let path = "\(Self.models)/\(name)"
            add("model", path, .json, try bytes(path)) { (bytes) throws(InputError) in
                let model = try Model.read(bytes, file: path)
                for set in [model.calibration, model.test].compactMap(\.self) {
                    _ = try Workspace.dataSet(
                        set, of: model, modelPath: path, root: "\(Checkout.root)/Profiles", isHashed: false)
                }
                return .document(model.text)
            }
        }
    }

    /// Answers twice: every value of them by itself, and the whole against the hash that their model states.
    mutating func addAnswers() throws {
        for name in try Self.names(Self.models, ".json") {
            let modelPath = "\(Self.models)/\(name)"
            let model = try Model.read(bytes(modelPath), file: modelPath)
            for set in [model.calibration, model.test].compactMap(\.self) {
                let path = "\(Self.models)/\(set.file)"
                let content = try bytes(path)
                let network = model.network
                add("answers", path, .tensors(isSealed: false), content) { (bytes) throws(InputError) in
                    let tensors = try Safetensors(Data(bytes), file: path)
                    try CalibrationFile(tensors, network: network).checkAllValues()
                    return .value(tensors.sums)
                }
                var other = set
                other.file = "answers.safetensors"
                let (copy, sealed) = ("\(folder.path)/\(other.file)", other)
                let (root, inFolder) = (folder.path, "\(folder.path)/model.json")
                add("answers with a hash", copy, .tensors(isSealed: true), content) {
                    (bytes) throws(InputError) in
                    try Self.write(bytes, copy)
                    let file = try Workspace.dataSet(sealed, of: model, modelPath: inFolder, root: root)
                    return .value(file.samples)
                }
            }
        }
    }

    mutating func addThemes() throws {
        let folder = "\(Checkout.root)/Themes"
        for name in try Self.names(folder, ".json") {
            let path = "\(folder)/\(name)"
            add("theme", path, .json, try bytes(path)) { (bytes) throws(InputError) in
                let theme = try reading(path) { () throws(JSONError) in
                    try Theme.read(bytes) { parent in
                        guard parent.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }) else {
                            throw InputError(file: parent, found: "no such theme", expected: "a theme's name")
                        }
                        return try FileAccess.read("\(folder)/\(parent).json", as: "a theme")
                    }
                }
                return .value(theme)
            }
        }
    }

    /// Names in a folder, in order.
    private static func names(_ folder: String, _ ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }.sorted()
    }

    private static func write(_ bytes: [UInt8], _ path: String) throws(InputError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw InputError(file: path, found: "\(error)", expected: "a folder to write in")
        }
    }
}

extension Safetensors {
    /// Of every tensor what it is and a sum over its bytes. O(bytes).
    fileprivate var sums: [[String]] {
        tensors.values.sorted { $0.name < $1.name }.map { tensor in
            let sum = withBytes(of: tensor) { bytes in
                var hasher = Hasher()
                hasher.combine(bytes: bytes)
                return hasher.finalize()
            }
            return [tensor.name, tensor.type.rawValue, "\(tensor.shape)", "\(sum)"]
        }
    }
}
