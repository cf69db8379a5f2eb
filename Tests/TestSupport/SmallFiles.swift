import Foundation

/// A small sound profile with its model and answers, as text and bytes for tests to break.
///
/// Layers a, b, c (which also reads a) and d; exits after a and b; three classes, four samples.
package enum SmallFiles {
    package static let model = """
        {
          "format": "hapi.model", "version": 1,
          "name": "small", "task": "none", "classes": 3, "input": [1, 2, 2],
          "layers": [
            { "name": "a", "kind": "conv", "inputs": [], "macs": 10, "weightBytes": 100, "group": "one" },
            { "name": "b", "kind": "conv", "inputs": ["a"], "macs": 20, "weightBytes": 200, "group": "one" },
            { "name": "c", "kind": "sum", "inputs": ["b", "a"], "macs": 30, "weightBytes": 300 },
            { "name": "d", "kind": "head", "inputs": ["c"], "macs": 40, "weightBytes": 400, "group": "two" }
          ],
          "exits": [
            { "name": "exit:a", "after": "a", "macs": 1, "weightBytes": 10 },
            { "name": "exit:b", "after": "b", "macs": 2, "weightBytes": 20 }
          ],
          "calibration": { "file": "small.safetensors", "sha256": "\(answersHash)", "kind": "synthetic" }
        }

        """

    package static let profile = """
        {
          "format": "hapi.profile", "version": 1,
          "name": "small on a bench", "model": "Models/small.json",
          "platform": { "name": "bench", "memoryBytes": 2000 },
          "measurement": { "kind": "measured", "method": "by hand", "batch": 1, "precision": "fp32",
                           "runtime": "none", "warmup": 1, "runs": 2, "statistic": "median",
                           "date": "2026-11-20" },
          "latencyMs": { "a": 1, "b": 2, "c": 3, "d": 4, "exit:a": 0.5, "exit:b": 0.25 }
        }

        """

    /// The calibration: confidences F32 [4, 3] and whether each answer is right, U8.
    package static let answers = TensorFile([
        .floats("confidence", [4, 3], confidence), .bytes("correct", "U8", [4, 3], correct),
    ]).bytes

    /// Of each sample in turn: what the exits and the final classifier were sure of.
    package static let confidence: [Float] = [0.9, 0.5, 1, 0.3, 0.8, 0.7, 0.2, 0.4, 0.6, 0.5, 0.5, 0.5]
    package static let correct: [UInt8] = [1, 1, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0]

    package static let answersHash = "8cab1809f77f986c3314f108cd5b3725149e7810ab07f3aa72e47d2bb57a6e21"

    /// Writes the files into a folder, any of them as given, and returns the path of the profile.
    @discardableResult
    package static func write(
        to folder: String, profile: String = profile, model: String = model, answers: [UInt8] = answers
    ) throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder + "/Models", withIntermediateDirectories: true)
        try Data(profile.utf8).write(to: URL(fileURLWithPath: folder + "/small.json"))
        try Data(model.utf8).write(to: URL(fileURLWithPath: folder + "/Models/small.json"))
        try Data(answers).write(to: URL(fileURLWithPath: folder + "/Models/small.safetensors"))
        return folder + "/small.json"
    }
}

extension String {
    /// The text with one part replaced, which must be there.
    package func breaking(_ part: String, _ replacement: String) throws -> String {
        guard let range = range(of: part) else { throw Unexpected("\(part), to be replaced,") }
        return replacingCharacters(in: range, with: replacement)
    }
}

/// The checkout that the tests were built from.
package enum Checkout {
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    package static func profile(_ name: String) -> String { "\(root)/Profiles/\(name).json" }

    /// Names of all profiles that come with the program, in the order of their files.
    package static let profiles: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/Profiles")) ?? []
        return files.filter { $0.hasSuffix(".json") }.sorted().map { String($0.dropLast(5)) }
    }()
}

/// A new folder that goes away with its owner.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        path = FileManager.default.temporaryDirectory.path + "/hapi-tui-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Names in it, hidden ones too.
    package var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// Writes a file and returns its path.
    @discardableResult
    package func write(_ text: String, _ name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        return "\(path)/\(name)"
    }

    package func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
    }
}

extension SmallFiles {
    /// The small network as an ONNX file with its classifiers' logits as outputs.
    package static let onnx: ONNXFile = {
        var file = ONNXFile(
            [
                .init("Relu", ["input"], ["a"]), .init("Flatten", ["a"], ["exit:a"]),
                .init("Add", ["a", "w"], ["b"]),
                .init("Flatten", ["b"], ["exit:b"]), .init("Add", ["b", "a"], ["c"]),
                .init("Flatten", ["c"], ["final"]),
            ], outputs: ["exit:a", "exit:b", "final"], initialisers: ["w"])
        file.inputs = [("input", [nil, 1, 2, 2])]
        return file
    }()
}
