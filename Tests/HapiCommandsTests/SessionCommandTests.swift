import Foundation
import TestSupport
import Testing

@Suite("Sessions without a terminal")
struct SessionCommandTests {
    private let folder: TemporaryFolder
    private let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    private func run(_ arguments: String...) throws -> Program.Result {
        try Program.run(arguments, in: folder.path)
    }

    /// A recording of one command, on the profile as it is.
    /// - Parameter model: another than the profile's own.
    private func record(_ actions: String..., model: String? = nil) throws -> String {
        // What the program itself writes as its first line is told by end-to-end tests.
        let hashes = try ["small.json", model ?? "Models/small.json"].map { name in
            let end = try Program.run(
                ["-c", "sha256sum '\(folder.path)/\(name)'"], script: #"shift 0; exec /bin/sh "$@""#)
            return String(end.output.prefix(64))
        }
        let other = model.map { #""path":"\#($0)","# } ?? ""
        let header =
            #"{"format":"hapi.session","version":1,"program":"hapi-tui 0","profile":{"path":"small.json","#
            + #""name":"small","sha256":"\#(hashes[0])"},"model":{\#(other)"sha256":"\#(hashes[1])"},"limits":{},"#
            + #""goal":"weighted","latencyWeight":0.5,"policy":"max-probability","fallback":"deepest","#
            + #""search":{"method":"anneal","seed":"1","evaluations":100,"schedule":{"acceptance":0.5,"#
            + #""span":0.0001,"reheat":0.1,"restart":4,"cycle":20000}},"themes":[],"restored":null}"#
        return try folder.write(([header] + actions).joined(separator: "\n") + "\n", "r.jsonl")
    }

    @Test("a frame has the size asked for, and is the same bytes again")
    func frame() throws {
        let first = try run(profile, "--dump-frame", "100x30")
        #expect(first.status == 0 && first.errors.isEmpty)
        let rows = first.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows.count == 31 && rows.allSatisfy { $0.count <= 100 } && !first.output.contains("\u{1B}"))
        #expect(try run(profile, "--dump-frame", "100x30").output == first.output)
        let ascii = try run(profile, "--dump-frame", "100x30", "--ascii")
        #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("colours are written when asked for, as many as asked for")
    func colours() throws {
        let full = try run(profile, "--dump-frame", "80x24", "--ansi")
        #expect(full.output.contains("38;2;"))
        let palette = try run(profile, "--dump-frame", "80x24", "--ansi", "--colours", "256")
        #expect(palette.output.contains("38;5;") && !palette.output.contains("38;2;"))
        let mono = try run(profile, "--dump-frame", "80x24", "--ansi", "--colours", "mono")
        #expect(!mono.output.contains("38;") && mono.output.contains("\u{1B}["))
    }

    @Test(
        "what makes no sense is a usage error",
        arguments: [
            ["--dump-frame", "0x10"], ["--dump-frame", "1001x10"], ["--dump-frame", "10"],
            ["--dump-frame", "10x-1"], ["--dump-frame", "10x10x10"], ["--dump-frame", "１0x10"], ["--ansi"],
            ["--dump-frame", "9x9", "--colours", "16"], ["--dump-frame", "9x9", "--ansi", "--colours", "15"],
            ["--force"], ["--play", "r.jsonl", "--restore"], ["--play", "r.jsonl", "--record", "s.jsonl"],
            ["--dump-frame", "9x9", "--record", "s.jsonl"], ["--dump-frame", "9x9", "--restore"],
            ["--model", "", "--dump-frame", "9x9"], ["--model="],
        ])
    func usage(options: [String]) throws {
        let end = try Program.run([profile] + options, in: folder.path)
        #expect(end.status == 64 && end.output.isEmpty && end.errors.hasPrefix("Error: "), "\(options)")
    }

    @Test("what needs a profile says so", arguments: ["--restore", "--dump-frame=9x9", "--record=s.jsonl"])
    func withoutProfile(option: String) throws {
        #expect(try run(option).status == 64)
        #expect(!folder.names.contains("s.jsonl"))
    }

    @Test("a recording is played on the profile that it names, or on the same one elsewhere")
    func play() throws {
        let recording = try record(#"{"command":"threshold-up"}"#, #"{"command":"pin-here"}"#)
        let played = try run("--play", recording, "--dump-frame", "100x30")
        #expect(played.status == 0 && played.errors.isEmpty)
        #expect(played.output.contains("exit:a pinned") || played.output.contains("exit:b pinned"))
        #expect(try run(profile, "--play", recording, "--dump-frame", "100x30").output == played.output)
        #expect(try run("--play", "r.jsonl", "--dump-frame", "100x30").output == played.output)
    }

    @Test("but not on another, nor from a line that is no action")
    func refusedPlay() throws {
        let recording = try record(#"{"command":"quit-at-once"}"#, #"{"endDrag":true}"#)
        let wrong = try run("--play", recording, "--dump-frame", "100x30")
        #expect(wrong.status == 65 && wrong.output.isEmpty)
        #expect(wrong.errors.contains("r.jsonl, line 2, column 12, at $.command: found"))
        _ = try record()
        try SmallFiles.write(
            to: folder.path, profile: SmallFiles.profile.breaking("\"runs\": 2", "\"runs\": 3"))
        let other = try run("--play", recording, "--dump-frame", "100x30")
        #expect(other.status == 65)
        #expect(other.errors.contains("at $.profile.sha256") && other.errors.contains("small.json"))
        #expect(try run("--play", "absent.jsonl", "--dump-frame", "9x9").status == 65)
    }

    @Test("a recording with another model is played and checked from any folder, and says which one it is of")
    func otherModel() throws {
        let renamed = try SmallFiles.model.breaking("\"name\": \"small\"", "\"name\": \"other\"")
        try folder.write(renamed, "Models/other.json")
        let recording = try record(model: "Models/other.json")
        for end in [
            try Program.run(["--play", recording, "--dump-frame", "100x30"], in: "/"),
            try Program.run(["validate", recording], in: "/"),
        ] {
            #expect(end.status == 0 && end.errors.isEmpty, "\(end.errors)")
        }
        let own = try run(profile, "--model", "small", "--play", recording, "--dump-frame", "100x30")
        #expect(own.status == 65)
        #expect(own.errors.contains("give the model that it was made with, Models/other.json (--model)"))
        try FileManager.default.removeItem(atPath: "\(folder.path)/Models/other.json")
        let gone = try run("--play", recording, "--dump-frame", "100x30")
        #expect(gone.status == 65 && gone.errors.contains("r.jsonl, line 1, at $.model.path"))
        #expect(gone.errors.contains("--model"))
    }
}
