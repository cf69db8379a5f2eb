import Foundation
import TestSupport
import Testing

@Suite("optimise --checkpoint")
struct CheckpointCommandTests {
    let folder: TemporaryFolder
    let profile: String
    var file: String { "\(folder.path)/search.json" }

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    private func arguments(_ rest: String...) -> [String] {
        ["optimise", profile, "--evaluations", "200000", "--json"] + rest
    }

    @Test(
        "Killed half way and run again, it prints what it would have, byte for byte; so on one thread as on two"
    )
    func killed() throws {
        let whole = try Program.run(arguments("--threads", "2"))
        #expect(whole.status == 0)
        // The first state is written before the search begins, so the file tells that it is under way.
        let kill = #""$0" "$@" & while ! [ -s "\#(file)" ]; do :; done; sleep 0.2; kill -9 $!; wait; exit 0"#
        _ = try Program.run(arguments("--checkpoint", file), script: kill)
        #expect(FileManager.default.fileExists(atPath: file))
        let resumed = try Program.run(arguments("--checkpoint", file, "--threads", "1"))
        #expect(resumed.status == 0 && resumed.output == whole.output)
        #expect(resumed.errors.contains("going on from") || resumed.errors.contains("at its end"))
        let again = try Program.run(arguments("--checkpoint", file))
        #expect(again.output == whole.output && again.errors.contains("at its end"))
    }

    @Test("Interrupted by Ctrl-C it prints the best so far, ends with 130, and can be gone on from")
    func interrupted() throws {
        let script = #""$0" "$@" & while ! [ -s "\#(file)" ]; do :; done; sleep 0.2; kill -INT $!; wait $!"#
        let first = try Program.run(
            ["optimise", profile, "--evaluations", "5000000", "--json", "--checkpoint", file], script: script
        )
        #expect(first.status == 130 && first.output.contains("\"accuracy\""))
    }

    @Test("A file that is no checkpoint, or of another search, is refused and left as it is")
    func refused() throws {
        _ = try Program.run(arguments("--checkpoint", file, "--evaluations", "500"))
        let before = try String(contentsOfFile: file, encoding: .utf8)
        let other = try Program.run(arguments("--checkpoint", file, "--evaluations", "500", "--seed", "9"))
        #expect(other.status == 65 && other.errors.contains("$.terms.seed"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
        for damaged in ["", String(before.prefix(700))] {
            try damaged.write(toFile: file, atomically: true, encoding: .utf8)
            let refused = try Program.run(arguments("--checkpoint", file, "--evaluations", "500"))
            #expect(refused.status == 65 && refused.errors.contains("remove it to begin anew"))
        }
        let profileAsCheckpoint = try Program.run(arguments("--checkpoint", profile))
        #expect(profileAsCheckpoint.status == 65 && profileAsCheckpoint.errors.contains("hapi.checkpoint"))
    }

    @Test(
        "One that cannot be written is known before the search; options that do not go together are a usage error"
    )
    func unusable() throws {
        let nowhere = try Program.run(arguments("--checkpoint", "\(folder.path)/none/search.json"))
        #expect(nowhere.status == 73 && nowhere.output.isEmpty)
        for options in [
            ["--checkpoint", file, "--method", "exact"], ["--checkpoint", file, "--front", "3"],
            ["--time-limit", "0"], ["--threads", "0"], ["--checkpoint", file, "--export", file],
        ] {
            let result = try Program.run(["optimise", profile] + options)
            #expect(result.status == 64, "\(options)")
        }
    }

    @Test(
        "A time limit ends any search, one or many, with a result",
        arguments: [
            [], ["--method", "random"], ["--method", "exact"], ["--front", "3"],
            ["--weight", "auto", "--evaluations", "2000000000"],
        ])
    func timeLimit(options: [String]) throws {
        let result = try Program.run(["optimise", profile, "--time-limit", "0.3", "--json"] + options)
        #expect(result.status == 0 && result.output.contains("\"evaluations\""))
    }
}
