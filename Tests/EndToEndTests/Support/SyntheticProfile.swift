import Foundation

/// A small made-up model on a made-up device: a chain of layers with an exit after all but the last, and answers
/// from a formula. Opens at once, and may be called anything, and have no exits.
struct SyntheticProfile {
    /// Path of the profile.
    let path: String

    static let exits = 7
    private static let samples = 64

    /// Names of its parts; the defaults are harmless.
    struct Names {
        var file = "tiny.json"
        var network = "Tiny"
        var platform = "Bench"
        var group = "body"
        /// Put behind every layer's and exit's own name.
        var suffix = ""
        /// Put behind what is said of the network and of how it was measured.
        var notes = ""
    }

    init(in folder: TemporaryFolder, _ names: Names = Names(), hasExits: Bool = true) throws {
        path = folder.file(names.file)
        let layers = (0...Self.exits).map { "layer\($0)\(names.suffix)" }
        let exits = (0..<(hasExits ? Self.exits : 0)).map { "exit\($0)\(names.suffix)" }
        try folder.write(Self.calibration(classifiers: exits.count + 1), to: "calibration.safetensors")
        let sum = try Self.sha256(folder.file("calibration.safetensors"))
        let model: [String: Any] = [
            "format": "hapi.model", "version": 1, "name": names.network, "task": "made up\(names.notes)",
            "classes": 10,
            "input": [1, 8, 8],
            "layers": layers.enumerated().map { index, name in
                [
                    "name": name, "kind": "conv3x3\(names.notes)",
                    "inputs": index == 0 ? [] : [layers[index - 1]],
                    "macs": 1000, "weightBytes": 4000, "group": names.group,
                ] as [String: Any]
            },
            "exits": exits.enumerated().map { index, name in
                ["name": name, "after": layers[index], "macs": 100, "weightBytes": 400] as [String: Any]
            },
            "calibration": ["file": "calibration.safetensors", "sha256": sum, "kind": "synthetic"],
        ]
        let latencies = layers.map { ($0, 1.5) } + exits.map { ($0, 0.25) }
        let profile: [String: Any] = [
            "format": "hapi.profile", "version": 1, "name": names.network, "model": "model.json",
            "platform": [
                "name": names.platform, "mode": "1W\(names.notes)", "memoryBytes": 1_000_000,
            ] as [String: Any],
            "measurement": [
                "kind": "modelled", "method": "made up\(names.notes)", "batch": 1, "precision": "fp32",
                "runtime": "none\(names.notes)",
                "warmup": 0, "runs": 0, "statistic": "model", "date": "2026-11-20",
            ] as [String: Any],
            "latencyMs": Dictionary(uniqueKeysWithValues: latencies),
        ]
        try folder.write(Self.json(model), to: "model.json")
        try folder.write(Self.json(profile), to: names.file)
    }

    /// `format` and `version` first, as the files have to be.
    private static func json(_ object: [String: Any]) throws -> [UInt8] {
        var rest = object
        let format = rest.removeValue(forKey: "format") as? String ?? ""
        rest.removeValue(forKey: "version")
        let body = try JSONSerialization.data(withJSONObject: rest, options: [.sortedKeys])
        return Array("{\"format\": \"\(format)\", \"version\": 1, ".utf8) + body.dropFirst()
    }

    /// Deeper classifiers are surer and more often right; the samples differ in how hard they are.
    private static func calibration(classifiers: Int) -> [UInt8] {
        var confidence: [UInt8] = []
        var correct: [UInt8] = []
        for sample in 0..<samples {
            for classifier in 0..<classifiers {
                let ease = Float((sample * 37) % samples) / Float(samples)
                let depth = Float(classifier + 1) / Float(classifiers)
                let sureness = min(0.99, 0.15 + 0.5 * ease + 0.4 * depth)
                withUnsafeBytes(of: sureness.bitPattern.littleEndian) { confidence += $0 }
                correct.append(ease + depth > 0.55 && (sample + classifier) % 11 != 0 ? 1 : 0)
            }
        }
        let shape = "[\(samples),\(classifiers)]"
        let end = confidence.count + correct.count
        let header =
            "{\"confidence\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[0,\(confidence.count)]},"
            + "\"correct\":{\"dtype\":\"U8\",\"shape\":\(shape),\"data_offsets\":[\(confidence.count),\(end)]}}"
        var bytes: [UInt8] = []
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { bytes += $0 }
        return bytes + header.utf8 + confidence + correct
    }

    private static func sha256(_ path: String) throws -> String {
        guard let tool = Program.tool("sha256sum") else {
            throw Program.Missing(description: "sha256sum is not there: install coreutils")
        }
        let sum = try ChildProcess.run(tool, [path], environment: [:]).outputText
        return String(sum.prefix { $0 != " " })
    }
}
