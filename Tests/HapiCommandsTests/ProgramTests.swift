import Foundation
import HapiJSON
import TestSupport
import Testing

@Suite("The program, run")
struct ProgramTests {
    let folder: TemporaryFolder
    let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    private func members(_ result: Program.Result) throws -> [JSONMember] {
        try JSONReader.read(result.output).object().members
    }

    @Test(
        "A design within the limits ends with 0, its figures on standard output and nothing elsewhere"
    )
    func evaluated() throws {
        let result = try Program.run(["evaluate", profile, "--exits", "a,exit:b", "--threshold", "0.45"])
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.output.contains("exit:a, exit:b") && result.output.contains("100.00 %"))
    }

    @Test(
        "Where the samples leave stands in columns, however long the names of the exits; the longest keep their ends"
    )
    func longNames() throws {
        let long = "exit:inception4c.branch.three.reduce.norm.activation.pool"
        let model = SmallFiles.model.replacingOccurrences(of: "exit:a", with: long)
        let costs = SmallFiles.profile.replacingOccurrences(of: "exit:a", with: long)
        let profile = try SmallFiles.write(to: folder.path, profile: costs, model: model)
        let result = try Program.run(["evaluate", profile, "--exits", "a,b", "--threshold", "0.45"])
        let lines = result.output.split(separator: "\n").drop { $0 != "leaving at" }.dropFirst()
        #expect(lines.count == 3 && lines.first?.hasPrefix("  …") == true, "\(result.output)\(result.errors)")
        #expect(lines.first?.contains(".norm.activation.pool  ") == true)
        // Behind the name come two blanks at least, and then the figure.
        let columns = lines.compactMap { line in
            line.range(of: "  [0-9.]+ %$", options: .regularExpression).map {
                line.distance(from: line.startIndex, to: $0.lowerBound)
            }
        }
        #expect(columns.count == 3 && Set(columns).count == 1)
    }

    @Test("With --json standard output is one JSON value; the rest goes to standard error")
    func json() throws {
        let plan = "\(folder.path)/plan.json"
        for command in [
            ["evaluate", "--exits", "a", "--threshold", "0.5"], ["optimise", "--evaluations", "50"],
        ] {
            let result = try Program.run(
                [command[0], profile] + command.dropFirst() + ["--json", "--export", plan, "--force"])
            #expect(result.status == 0 && result.output.hasSuffix("}\n"))
            let found = try members(result)
            #expect(found.first?.key == "format" && found.map(\.key).contains("accuracy"))
            #expect(found.map(\.key).contains("front") == (command[0] == "optimise"))
            #expect(result.errors.contains(plan))
        }
    }

    @Test(
        "The same input and seed print the same bytes, with or without HOME and TERM, in either spelling"
    )
    func sameBytes() throws {
        let arguments = [profile, "--seed", "7", "--evaluations", "300", "--json", "--mean-latency", "6"]
        let first = try Program.run(["optimise"] + arguments)
        #expect(first.status == 0 && !first.output.isEmpty)
        let again = [
            try Program.run(["optimise"] + arguments, environment: ["HOME": "", "TERM": "xterm-256color"]),
            try Program.run(
                ["optimize"] + arguments, environment: ["HOME": folder.path, "LC_ALL": "de_DE.UTF-8"]),
        ]
        for result in again { #expect(result.output == first.output && result.errors.isEmpty) }
    }

    @Test("The exact search says that its answer is proven, and what bounds it")
    func exact() throws {
        let arguments = ["optimise", profile, "--method", "exact", "--goal", "accuracy", "--json"]
        let result = try Program.run(arguments)
        #expect(result.status == 0 && result.errors.isEmpty)
        var object = try JSONReader.read(result.output).object()
        let accuracy = try object.required("accuracy").double()
        var search = try object.required("search").object()
        #expect(try search.required("method").string() == "exact")
        #expect(try search.required("provenOptimal").bool())
        #expect(try search.required("bound").double() == accuracy)
        #expect(try Program.run(arguments).output == result.output)
        let none = try Program.run(arguments + ["--mean-latency", "0.5"])
        #expect(none.status == 1 && none.errors.contains("no design meets the limits (proven)"))
    }

    @Test(
        "Where no design meets the limits the status is 1, and what could be met is said",
        arguments: [
            (["--deadline", "1"], "the deadline would have to be at least 1.5 ms"),
            (["--mean-latency", "0.5"], "mean latency would have to be at least 1.5 ms"),
            (["--memory", "5"], "memory would have to be at least"),
            (
                ["--min-accuracy", "1", "--max-exits", "0"],
                "the accuracy floor would have to be at most 0.75"
            ),
        ])
    func infeasible(options: [String], advice: String) throws {
        let arguments = ["optimise", profile, "--evaluations", "200"] + options
        let plain = try Program.run(arguments)
        #expect(plain.status == 1 && plain.output.isEmpty && plain.errors.contains(advice), "\(plain.errors)")
        let result = try Program.run(arguments + ["--json"])
        #expect(result.status == 1 && result.errors.contains(advice))
        let found = try members(result)
        #expect(found.map(\.key) == ["format", "version", "feasible", "reason"])
        #expect(try found[2].value.bool() == false && found[3].value.string().contains(advice))
    }

    @Test("A single design that breaks a limit ends with 1 and the reason")
    func brokenLimit() throws {
        let result = try Program.run([
            "evaluate", profile, "--exits", "", "--threshold", "0.5", "--mean-latency", "9ms",
        ])
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.contains("mean latency 10.0 ms exceeds the limit of 9.00 ms"))
    }

    @Test(
        "What is wrong with the command line ends with 64 and says what is allowed",
        arguments: [
            (["--exits", "a", "--threshold", "1.5"], "[0.0, 1.0]"),
            (["--exits", "a", "--threshold", "nan"], "[0.0, 1.0]"),
            (["--exits", "a", "--threshold", "1.2", "--policy", "entropy"], "[0.0, 1.09"),
            (["--exits", "exit:c", "--threshold", "0.5"], #"did you mean "exit:a"?"#),
            (["--exits", "\u{1B}[2J", "--threshold", "0.5"], "\\u{1b}"),
            (["--exits", "a"], "--threshold"),
            (["--exits", "a", "--threshold", "0.5", "--colour"], "--colour"),
            (["--exits", "a", "--threshold", "0.5", "--policy", "luck"], "max-probability"),
        ])
    func usage(options: [String], phrase: String) throws {
        let result = try Program.run(["evaluate", profile] + options)
        #expect(
            result.status == 64 && result.output.isEmpty && result.errors.contains(phrase), "\(result.errors)"
        )
        #expect(!result.errors.contains("\u{1B}"))
    }

    @Test("Files that cannot be used end with 65, naming file and place")
    func refusedFiles() throws {
        let broken = try folder.write(SmallFiles.profile.breaking(#""b": 2"#, #""b": NaN"#), "broken.json")
        let result = try Program.run(["evaluate", broken, "--exits", "a", "--threshold", "0.5"])
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(result.errors.contains("\(broken), line 8, column 31, at $.latencyMs.b: found NaN"))
        let missing = try Program.run(["optimise", "\(folder.path)/none.json"])
        #expect(missing.status == 65 && missing.errors.contains("none.json: found no such file"))
        let near = try Program.run(["optimise", "msdnet"])
        #expect(
            near.status == 65 && near.errors.contains("or give one of: msdnet-") && near.errors.count < 250)
        let both = try Program.run(["validate", profile, broken])
        #expect(both.status == 65 && both.output.contains("small") && both.errors.contains("broken.json"))
        #expect(try Program.run(["validate", profile]).status == 0)
    }

    @Test("Answers to be validated by themselves are refused with what to validate instead")
    func answersAlone() throws {
        let result = try Program.run(["validate", "\(folder.path)/Models/small.safetensors"])
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(result.errors.contains("small.safetensors: found answers, a safetensors file"))
        #expect(result.errors.contains("validate the model that names it"))
    }

    @Test(
        "Paths are taken from the current folder, with dots, and without regard to case",
        arguments: [
            "small.json", "./small.json", "SMALL.json", "Models/../small.json", "./Models/..//small.json",
        ])
    func relativePaths(path: String) throws {
        let result = try Program.run(["validate", path], in: folder.path)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        let inside = try Program.run(["validate", "../\(path)"], in: "\(folder.path)/Models")
        #expect(inside.status == 0, "\(inside.errors)")
    }

    @Test("A bundled profile is found by its name from anywhere, without a home")
    func bundledName() throws {
        let result = try Program.run(
            ["evaluate", "x86-torch", "--exits", "", "--threshold", "0.5", "--json"], in: folder.path)
        #expect(result.status == 0)
        #expect(try members(result).first { $0.key == "accuracy" }?.value.double() == 0.877)
    }

    @Test("A pipe, a device and a folder are refused at once rather than read to an end that may not come")
    func endlessFiles() throws {
        try #require(mkfifo("\(folder.path)/pipe", 0o600) == 0)
        let result = try Program.run(["validate", "\(folder.path)/pipe", "/dev/zero", folder.path])
        #expect(result.status == 65 && result.output.isEmpty)
        for found in ["found a pipe", "found a device", "found a directory"] {
            #expect(result.errors.contains(found))
        }
    }

    @Test("A closed or full standard error changes no status, and a full standard output is no success")
    func lostStreams() throws {
        let wrong = ["validate", "\(folder.path)/none.json"]
        for redirection in ["2>&-", "2>/dev/full"] {
            let script = "exec \"$0\" \"$@\" \(redirection)"
            #expect(try Program.run(wrong, script: script).status == 65)
        }
        let refused = [
            "evaluate", profile, "--exits", "", "--threshold", "0.5", "--mean-latency", "9", "--json",
        ]
        let result = try Program.run(refused, script: #"exec "$0" "$@" >/dev/full"#)
        #expect(result.status == 74 && result.errors.contains("No space left on device"))
    }
}
