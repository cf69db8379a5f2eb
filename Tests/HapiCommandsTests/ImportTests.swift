import Foundation
import HapiJSON
import TestSupport
import Testing

@Suite("Profiles made of other tools' times by the program")
struct ImportTests {
    private let folder: TemporaryFolder
    private let fixtures = "\(Checkout.root)/Tests/Fixtures/Import"

    /// The network that the small fixtures are of, with the answers of another of three classifiers.
    private static let model = """
        { "format": "hapi.model", "version": 1, "name": "small", "task": "none", "classes": 3, "input": [3, 32, 32],
          "layers": [
            { "name": "stem", "kind": "conv", "inputs": [], "macs": 10, "weightBytes": 1 },
            { "name": "b0.conv1", "kind": "conv", "inputs": ["stem"], "macs": 30, "weightBytes": 1 },
            { "name": "b0.conv2", "kind": "conv", "inputs": ["b0.conv1"], "macs": 20, "weightBytes": 1 },
            { "name": "head", "kind": "head", "inputs": ["b0.conv2"], "macs": 5, "weightBytes": 1 } ],
          "exits": [
            { "name": "exit:stem", "after": "stem", "macs": 4, "weightBytes": 1 },
            { "name": "exit:b0.conv1", "after": "b0.conv1", "macs": 6, "weightBytes": 1 } ],
          "calibration": { "file": "small.safetensors", "sha256": "\(SmallFiles.answersHash)", "kind": "synthetic" } }
        """

    init() throws {
        folder = try TemporaryFolder()
        try SmallFiles.write(to: folder.path, model: Self.model)
    }

    private func run(
        _ tool: String, _ file: String, _ extra: [String] = [], out: String = "net.json", date: Bool = true
    ) throws -> Program.Result {
        let path = file.hasPrefix("/") ? file : "\(fixtures)/\(file)"
        return try Program.run(
            [
                "import", tool, path, "--model", "Models/small.json", "--out", out, "--platform", "bench",
                "--mode", "10W",
                "--memory", "1MiB", "--precision", "fp16",
            ] + (date ? ["--date", "2026-11-20"] : []) + extra, in: folder.path)
    }

    private func object(_ name: String) throws -> JSONObject {
        try JSONReader.read(folder.text(name)).object()
    }

    private func latencies(_ profile: String, _ key: String = "latencyMs") throws -> [String: Double] {
        var object = try object(profile)
        let members = try object.required(key).object().members
        return try Dictionary(uniqueKeysWithValues: members.map { ($0.key, try $0.value.double()) })
    }

    private func measurement(_ profile: String) throws -> [String: String] {
        var object = try object(profile)
        let members = try object.required("measurement").object().members
        return Dictionary(
            uniqueKeysWithValues: members.map { member in
                switch member.value.content {
                case .string(let text), .number(let text): (member.key, text)
                default: (member.key, "")
                }
            })
    }

    @Test(
        "From a profile of trtexec by names, rescaled to whole runs; evaluate and validate take what came of it"
    )
    func trtexec() throws {
        let suggestion = try run("trtexec", "trtexec-profile.json", ["--suggest"], out: "map.json")
        #expect(suggestion.status == 0 && suggestion.errors.contains("Reformatting"), "\(suggestion.errors)")
        let imported = try run(
            "trtexec", "trtexec-profile.json",
            [
                "--mapping", "map.json", "--times", "\(fixtures)/trtexec-times.json", "--layers",
                "\(fixtures)/trtexec-layers.json",
            ])
        #expect(imported.status == 0 && imported.output.isEmpty, "\(imported.errors)")
        #expect(imported.errors.contains("stem 0.0326 ms <- stem.conv + stem.relu"), "\(imported.errors)")
        #expect(abs(try latencies("net.json").values.reduce(0, +) - 0.165) < 1e-9)
        let measurement = try measurement("net.json")
        #expect(
            measurement["kind"] == "measured" && measurement["runs"] == "6610"
                && measurement["precision"] == "fp16")
        #expect(
            measurement["method"]?.contains("every time multiplied by") == true
                && measurement["endToEndMs"] == nil)
        let evaluated = try Program.run(
            ["evaluate", "net.json", "--exits", "stem", "--threshold", "0.5"], in: folder.path)
        #expect(evaluated.status == 0 && evaluated.output.contains("small on bench 10W"))
        #expect(try Program.run(["validate", "net.json", "map.json"], in: folder.path).status == 0)
    }

    @Test("The account as JSON is on standard output, and holds every node")
    func json() throws {
        let imported = try run("tflite", "tflite-profile.csv", ["--json"])
        #expect(imported.status == 0, "\(imported.errors)")
        var account = try JSONReader.read(imported.output).object()
        let joined = try account.required("joined").array()
        #expect(joined.count == 6)
        let nodes = try joined.reduce(0) { count, entry in
            var entry = try entry.object()
            return count + (try entry.required("nodes").array().count)
        }
        #expect(nodes == 10)
    }

    @Test("Without a mapping nothing is guessed: what names do not tell is refused, with what to do")
    func nothingGuessed() throws {
        let refused = try run("pytorch", "pytorch-steps.json")
        #expect(
            refused.status == 65 && refused.errors.contains("--suggest") && refused.errors.contains("forward")
        )
        #expect(!folder.names.contains("net.json"))
        try folder.write(
            """
            {"format": "hapi.mapping", "version": 1, "ignore": ["forward"], "nodes": {"stem": ["stem"], "b0.conv1": ["b0.conv1"],
             "b0.conv2": ["b0.conv2"], "head": ["head"], "exit:stem": ["exit:stem"], "exit:b0.conv1": ["exit:b0.conv1"]}}
            """, "map.json")
        let imported = try run("pytorch", "pytorch-steps.json", ["--mapping", "map.json"])
        #expect(imported.status == 0 && imported.errors.contains("Ignored, "), "\(imported.errors)")
        #expect(try measurement("net.json")["method"]?.contains("1 node (") == true)
    }

    @Test("Exits that were not profiled come from another profile of the same network, which the method says")
    func exitsFrom() throws {
        #expect(
            try run("exits", "exits.csv", ["--runtime", "bench", "--exit-ms", "0.125"], out: "whole.json")
                .status == 0)
        let part = """
            [ { "count" : 5 }, { "name" : "stem", "timeMs" : 5, "averageMs" : 1, "medianMs" : 1, "percentage" : 25 },
            { "name" : "b0.conv1", "timeMs" : 5, "averageMs" : 1, "medianMs" : 2, "percentage" : 25 },
            { "name" : "b0.conv2", "timeMs" : 5, "averageMs" : 1, "medianMs" : 3, "percentage" : 25 },
            { "name" : "head", "timeMs" : 5, "averageMs" : 1, "medianMs" : 4, "percentage" : 25 } ]
            """
        let file = try folder.write(part, "part.json")
        let mapping = """
            {"format": "hapi.mapping", "version": 1, "nodes": {"stem": ["stem"], "b0.conv1": ["b0.conv1"],
             "b0.conv2": ["b0.conv2"], "head": ["head"]}}
            """
        try folder.write(mapping, "map.json")
        let refused = try run("trtexec", file, ["--mapping", "map.json"])
        #expect(
            refused.status == 65
                && refused.errors.contains("exits without a node (2): exit:stem, exit:b0.conv1"))
        let imported = try run("trtexec", file, ["--mapping", "map.json", "--exits-from", "whole.json"])
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.errors.contains("exit:stem 0.125 ms <- another profile"))
        let byName = try run("trtexec", file, ["--exits-from", "whole.json"], out: "named.json")
        #expect(byName.status == 0, "names alone join the layers: \(byName.errors)")
        let figures = try latencies("net.json")
        #expect(figures["exit:stem"] == 0.125 && figures["head"] == 4)
        let measurement = try measurement("net.json")
        #expect(measurement["kind"] == "modelled")
        #expect(
            measurement["method"]?.contains("times of 2 exits taken from small, bench 10W (modelled)") == true
        )
    }

    @Test("Times to each exit become a modelled profile, whose paths are what was measured")
    func exits() throws {
        let imported = try run("exits", "exits.csv", ["--runtime", "bench"])
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(abs(try latencies("net.json").values.reduce(0, +) - 1.5) < 1e-12)
        let measurement = try measurement("net.json")
        #expect(
            measurement["kind"] == "modelled"
                && measurement["method"]?.contains("multiply-accumulates") == true)
    }

    @Test(
        "What no file tells is asked for, all at once; a date is read from the name as ONNX Runtime writes it"
    )
    func asked() throws {
        let bare = try Program.run(["import", "tflite", "x.csv", "--model", "m.json"], in: folder.path)
        #expect(bare.status == 64)
        for option in ["--out", "--platform", "--memory", "--precision", "--date"] {
            #expect(bare.errors.contains(option))
        }
        let dateless = try run("tflite", "tflite-profile.csv", date: false)
        #expect(dateless.status == 64 && dateless.errors.contains("--date"))
        let named = "\(folder.path)/tflite__2026-11-19_10-00-00.csv"
        try FileManager.default.copyItem(atPath: "\(fixtures)/tflite-profile.csv", toPath: named)
        #expect(try run("tflite", named, date: false).status == 0)
        #expect(try measurement("net.json")["date"] == "2026-11-19")
        #expect(try run("tflite", named, ["--date", "20.11.2026"], date: false).status == 64)
    }

    @Test("A profile is written where it can name its model, and never over a file unless told")
    func outputs() throws {
        try folder.write("mine", "net.json")
        let kept = try run("tflite", "tflite-profile.csv")
        #expect(kept.status == 73 && kept.errors.contains("--force"))
        #expect(try folder.text("net.json") == "mine")
        #expect(try run("tflite", "tflite-profile.csv", ["--force"]).status == 0)
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/elsewhere", withIntermediateDirectories: true)
        let outside = try run("tflite", "tflite-profile.csv", out: "elsewhere/net.json")
        #expect(outside.status == 64 && outside.errors.contains("--out Models/net.json"), "\(outside.errors)")
    }

    @Test("What an import reads is never written over, whatever it is asked for and by whatever path")
    func inputsKept() throws {
        let file = try folder.write(
            String(contentsOfFile: "\(fixtures)/tflite-profile.csv", encoding: .utf8), "p.csv")
        try folder.write("0.25\n0.75\n1.5\n", "e.csv")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/link.json", withDestinationPath: "Models/small.json")
        func refused(_ tool: String, _ file: String, _ extra: [String] = [], out: String) throws {
            let result = try run(tool, file, ["--runtime", "x", "--force"] + extra, out: out)
            #expect(result.status == 64 && result.errors.contains("would replace"), "\(result.errors)")
        }
        try refused("exits", "\(folder.path)/e.csv", out: "Models/small.json")
        try refused("exits", "\(folder.path)/e.csv", out: "e.csv")
        try refused("exits", "\(folder.path)/e.csv", out: "Models/small.safetensors")
        try refused("tflite", file, out: "link.json")
        try refused("tflite", file, ["--suggest"], out: "./Models/../Models/small.json")
        try refused("tflite", file, ["--suggest"], out: "p.csv")
        try refused("tflite", file, ["--suggest"], out: "Models/small.safetensors")
        try refused("tflite", file, ["--mapping", "map.json"], out: "map.json")
        try refused("tflite", file, ["--exits-from", "small.json"], out: "small.json")
        try refused("trtexec", file, ["--times", "t.json"], out: "t.json")
        try refused("trtexec", file, ["--layers", "l.json"], out: "l.json")
        #expect(try folder.text("Models/small.json") == Self.model)
    }

    @Test("A profile of another network, an empty file, one of gigabytes and none at all are refused or told")
    func refused() throws {
        let other = try run("onnxruntime", "onnxruntime-backbone.json", ["--suggest"])
        #expect(other.status == 0 && other.errors.contains("no node for the exits"))
        let large = try folder.write("[", "large.json")
        let handle = try unwrap(FileHandle(forWritingAtPath: large))
        try handle.truncate(atOffset: 3_000_000_000)
        try handle.close()
        let refused = try run("pytorch", large)
        #expect(
            refused.status == 65 && refused.errors.contains("512000000 are the most"), "\(refused.errors)")
        let empty = try folder.write("", "empty.json")
        #expect(try run("onnxruntime", empty).status == 65)
        #expect(try run("onnxruntime", "\(folder.path)/none.json").status == 65)
    }

    @Test("What no node accounts for of a whole run is told, and stands in the method")
    func unaccounted() throws {
        let events = (0..<3).flatMap { run in
            [#"{"cat":"Session","ph":"X","name":"model_run","ts":\#(run * 1000),"dur":100}"#]
                + ["stem", "b0.conv1", "b0.conv2", "head", "exit:stem", "exit:b0.conv1"].enumerated().map {
                    #"{"cat":"Node","ph":"X","name":"\#($1)_kernel_time","ts":\#(run * 1000 + 10 * $0),"dur":10}"#
                }
        }
        let file = try folder.write("[\(events.joined(separator: ","))]", "run.json")
        let imported = try run("onnxruntime", file)
        #expect(
            imported.status == 0 && imported.errors.contains("a whole run 0.1 ms, 0.04 ms of it in no node"),
            "\(imported.errors)")
        #expect(
            try measurement("net.json")["method"]?.contains("0.04 ms of the 0.1 ms of a whole run") == true)
    }
}
