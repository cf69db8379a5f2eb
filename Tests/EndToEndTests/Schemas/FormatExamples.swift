import Foundation
import TestSupport

/// A good file of every format, small enough to be changed at every place: hand-made profile and model, and what the
/// program itself writes about them.
final class FormatExamples {
    let folder: TemporaryFolder
    /// Files by the name of their schema.
    private(set) var files: [String: String] = [:]

    static func isLines(_ schema: String) -> Bool { ["session", "result"].contains(schema) }

    init() throws {
        folder = try TemporaryFolder()
        let profile = try SmallFiles.write(
            to: folder.path, profile: Self.withEverything(SmallFiles.profile, Self.profileExtras),
            model: Self.withEverything(SmallFiles.model, Self.modelExtras))
        files = ["profile": profile, "model": folder.file("Models/small.json")]
        try writeResults(of: profile)
        try writeImport()
        try writeSettings()
        try writeSweep()
        try writeSession(on: profile)
    }

    func text(_ schema: String) throws -> String {
        let name = files[schema].map { $0.dropFirst(folder.path.count + 1) }
        guard let name else { throw Program.Missing(description: "no example of \(schema)") }
        return String(decoding: try folder.bytes(of: String(name)), as: UTF8.self)
    }

    /// A file beside the example of a format, for what that refers to is found from there.
    func write(_ text: String, besides schema: String, _ number: Int) throws -> String {
        let original = (files[schema] ?? "").dropFirst(folder.path.count + 1)
        let stem = original.prefix(upTo: original.lastIndex(of: ".") ?? original.endIndex)
        let name = "\(stem)-\(number)" + original.dropFirst(stem.count)
        try folder.write(text.utf8, to: name)
        return folder.file(name)
    }

    /// Optional members, put behind the first two.
    private static func withEverything(_ text: String, _ extras: String) throws -> String {
        try text.breaking("\"version\": 1,", "\"version\": 1, \(extras),")
    }

    private static let profileExtras = """
        "notes": ["free"], "x-lab": {"room": 3}, "$schema": "Schemas/profile.json",
        "latencyTailMs": { "a": 2, "b": 3, "c": 4, "d": 5, "exit:a": 1, "exit:b": 1 },
        "energyMJ": { "a": 1, "b": 1, "c": 1, "d": 1, "exit:a": 1, "exit:b": 1 },
        "limits": { "meanLatencyMs": null, "deadlineMs": 50, "minAccuracy": 0.1, "x-why": "contract" },
        "references": [{ "name": "other", "latencyMs": 5, "accuracy": 0.5, "kind": "published", "source": "a paper" }]
        """
    private static let modelExtras = """
        "test": { "file": "small.safetensors", "sha256": "\(SmallFiles.answersHash)", "kind": "synthetic" }
        """

    private func run(_ arguments: [String], to name: String, status: Int32 = 0) throws {
        let end = try Program.run(arguments, in: folder)
        guard end.status == status else { throw Program.Missing(description: end.errorText) }
        try folder.write(end.output, to: "\(name).json")
        files[name] = folder.file("\(name).json")
    }

    private func writeResults(of profile: String) throws {
        try run(
            [
                "optimise", profile, "--evaluations", "300", "--front", "3", "--weight", "auto", "--json",
                "--export", folder.file("plan.json"),
            ], to: "evaluation")
        files["plan"] = folder.file("plan.json")
        try writeSegments()
        try run(["replay", folder.file("plan.json"), "--json"], to: "replay")
        try run(["compare", folder.file("plan.json"), folder.file("plan.json"), "--json"], to: "comparison")
        let checkpoint = folder.file("checkpoint.json")
        _ = try Program.run(
            [
                "optimise", profile, "--evaluations", "100", "--thresholds", "0.4,0.8", "--schedule",
                "span=1e-5",
                "--checkpoint", checkpoint,
            ], in: folder)
        files["checkpoint"] = checkpoint
        try run(
            [
                "baselines", profile, "--evaluations", "100", "--thresholds", "0.4,0.8", "--max-exits", "1",
                "--json",
            ], to: "baselines")
    }

    /// What the plan is executed with, in a folder of its own.
    private func writeSegments() throws {
        try folder.write(SmallFiles.onnx.bytes, to: "small.onnx")
        let made = folder.file("deployed")
        let end = try Program.run(
            ["materialise", folder.file("plan.json"), "--onnx", folder.file("small.onnx"), "--out", made],
            in: folder)
        guard end.status == 0 else { throw Program.Missing(description: end.errorText) }
        files["segments"] = "\(made)/segments.json"
    }

    /// A sweep, and its results: the second limit is one that nothing meets.
    private func writeSweep() throws {
        let sweep = """
            { "format": "hapi.sweep", "version": 1, "profiles": ["small.json"],
              "limits": [{ "meanLatencyShare": 0.75 }, { "minAccuracy": 1, "deadlineMs": 2 }],
              "policies": [{ "policy": "max-probability", "fallback": "deepest", "thresholds": [0.4, 0.8] }],
              "searches": [{ "method": "anneal", "seed": 3, "evaluations": 100, "maxExits": 1, "forbid": ["b"] }] }
            """
        try folder.write(sweep.utf8, to: "sweep.json")
        files["sweep"] = folder.file("sweep.json")
        let end = try Program.run(
            ["sweep", folder.file("sweep.json"), "--out", folder.file("result.jsonl")], in: folder)
        guard end.status == 0 else { throw Program.Missing(description: end.errorText) }
        files["result"] = folder.file("result.jsonl")
    }

    private func writeImport() throws {
        let mapping = """
            {
              "format": "hapi.mapping", "version": 1,
              "nodes": {"a": ["a"], "b": ["b"], "c": [], "d": ["d"], "exit:a": ["x"], "exit:b": ["y"]},
              "shared": [{"nodes": ["bc"], "among": ["b", "c"]}],
              "ignore": ["copy"]
            }
            """
        try folder.write(mapping.utf8, to: "mapping.json")
        files["mapping"] = folder.file("mapping.json")
        let layers = ["a", "b", "bc", "d", "x", "y", "copy"].map {
            #", {"name": "\#($0)", "timeMs": 10, "averageMs": 1, "medianMs": 1, "percentage": 14}"#
        }
        try folder.write("[ {\"count\": 10} \(layers.joined()) ]".utf8, to: "trtexec.json")
        try run(
            [
                "import", "trtexec", folder.file("trtexec.json"), "--model", folder.file("Models/small.json"),
                "--mapping",
                folder.file("mapping.json"), "--out", folder.file("imported-profile.json"), "--platform",
                "bench",
                "--memory", "2000", "--precision", "fp32", "--date", "2026-11-20", "--json",
            ], to: "import")
    }

    private func writeSettings() throws {
        try run(["keys", "--json"], to: "keys")
        try run(["themes", "--json"], to: "themes")
        try run(["profiles", "--json"], to: "profiles")
        let config = #"{"format":"hapi.config","version":1,"theme":"light","ascii":false,"mouse":true}"#
        try folder.write(config.utf8, to: "config.json")
        files["config"] = folder.file("config.json")
        let theme = ##"""
            {"format":"hapi.theme","version":1,"name":"mine","kind":"dark","inherits":"dark","palette":{"good":"#00ff00"},
            "tokens":{"title":{"foreground":"good","background":null,"bold":true,"underline":false,"reverse":false},
            "text":{"foreground":"#ABCDEF"}}}
            """##
        try folder.write(theme.utf8, to: "theme.json")
        files["theme"] = folder.file("theme.json")
    }

    /// Work that a session leaves behind when it is ended, and a second session that goes on with it.
    private func writeSession(on profile: String) throws {
        try perform("[ [pc]", in: [profile, "--record", "first.jsonl"], until: "threshold-up")
        try perform("][", in: [profile, "--restore", "--record", "session.jsonl"], until: "threshold-down")
        let state = ".local/state/hapi-tui"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file(state))
        files["autosave"] = names.first { $0.hasSuffix(".json") }.map { folder.file("\(state)/\($0)") }
        files["session"] = folder.file("session.jsonl")
        let header = try text("session").prefix { $0 != "\n" }
        let lines = [String(header)] + RecordedActions.lines
        try folder.write(lines.joined(separator: "\n").utf8 + [0x0A], to: "session.jsonl")
    }

    /// Types keys until the recording has the last command: what came before it has been performed then.
    private func perform(_ keys: String, in arguments: [String], until command: String) throws {
        try PseudoTerminal.open(arguments, in: folder) { terminal in
            try terminal.waitForPanels()
            terminal.type(keys)
            try Poll.until("\(command) to be recorded") {
                terminal.read(milliseconds: 20)
                let recording = try folder.bytes(of: arguments.last ?? "")
                return String(decoding: recording, as: UTF8.self).contains("\"\(command)\"")
            }
            terminal.send(signal: SIGTERM)
            _ = try terminal.waitForEvent()
        }
    }
}

/// An action of every kind, as recordings have them.
enum RecordedActions {
    static let lines = [
        #"{"command":"threshold-up"}"#,
        #"{"pickLayer":"b"}"#,
        #"{"setCursor":"c"}"#,
        #"{"dragThreshold":0.5}"#,
        #"{"endDrag":true}"#,
        #"{"pickPoint":{"cost":2.5,"accuracy":0.8,"accuracyPerCost":"inf"}}"#,
        #"{"pickSlot":"A"}"#,
        #"{"focus":"pareto"}"#,
        #"{"pickRow":0}"#,
        #"{"scroll":-9223372036854775807}"#,
        #"{"edit":"accept"}"#,
        #"{"insert":"text"}"#,
        #"{"answer":false}"#,
        #"{"searchReported":{"run":1,"steps":20,"provenBeside":false,"evaluationsPerSecond":9.5,"seconds":0.1}}"#,
        #"{"exportEnded":{"written":"p.json","exits":["exit:a"],"threshold":0.5,"testAccuracy":null}}"#,
        #"{"exportEnded":{"exists":"p.json"}}"#,
        #"{"planOpened":{"read":"p.json","exits":[],"threshold":0.5,"policy":"margin","fallback":"deepest"}}"#,
        #"{"deviceOpened":{"read":"q.json"}}"#,
        #"{"deviceOpened":{"failed":"no such profile"}}"#,
        #"{"filesListed":["a","b"]}"#,
        #"{"profilesListed":[{"path":"a.json","name":"a","note":"of something"}]}"#,
        #"{"told":{"text":"well","isError":false},"notes":"free"}"#,
    ]

    /// The line of a recording on which an action of a kind stands first.
    static func line(_ kind: String) -> Int {
        (lines.firstIndex { $0.hasPrefix("{\"\(kind)\"") } ?? -2) + 2
    }
}
