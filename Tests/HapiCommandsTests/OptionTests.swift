import HapiCore
import TestSupport
import Testing

@testable import HapiCommands

@Suite("Reading the command line")
struct OptionTests {
    private func optimise(_ options: String...) throws -> Optimise {
        try unwrap(HapiTui.parseAsRoot(["optimise", "p.json"] + options) as? Optimise)
    }

    /// The message of the usage error that the options are.
    private func refusal(_ options: String...) -> String {
        do {
            _ = try HapiTui.parseAsRoot(["optimise", "p.json"] + options)
            Issue.record("\(options) were accepted")
            return ""
        } catch {
            #expect(HapiTui.exitCode(for: error).rawValue == 64)
            return HapiTui.message(for: error)
        }
    }

    @Test("Milliseconds come with or without their unit, and none lifts a limit")
    func milliseconds() throws {
        for (text, value) in [
            ("42", 42), ("42ms", 42), ("0.5ms", 0.5), ("0", 0), ("1e2ms", 100), ("0.042s", 42),
            ("500us", 0.5),
        ] {
            #expect(try optimise("--mean-latency", text).limits.meanLatency?.value == value)
            #expect(try optimise("--deadline", text).limits.deadline?.value == value)
        }
        let none = try unwrap(optimise("--deadline", "none").limits.deadline)
        #expect(none.value == nil)
        for text in ["42m", "ms", "", "nan", "inf", "1e400", "4 2", "fourty", "42MS"] {
            #expect(refusal("--deadline", text).contains("--deadline"))
        }
        #expect(refusal("--deadline=-1").contains("-1"))
    }

    @Test("Bytes come plain or in units of 1000 or 1024")
    func bytes() throws {
        for (text, value) in [
            ("12", 12), ("12B", 12), ("12MiB", 12_582_912), ("1.5KiB", 1536), ("1GB", 1_000_000_000),
            ("2MB", 2_000_000),
            ("1KB", 1000), ("1GiB", 1_073_741_824), ("12 MiB", 12_582_912),
        ] {
            #expect(try optimise("--memory", text).limits.memory?.value == value)
        }
        let none = try unwrap(optimise("--memory", "none").limits.memory)
        #expect(none.value == nil)
        for text in ["12XB", "MiB", "", "nanB", "infGB", "1e30", "9e18", "12 XB", "12mib"] {
            #expect(refusal("--memory", text).contains("--memory"))
        }
    }

    @Test("A loss is in percentage points, a floor is a share, and only one of them may be given")
    func floors() throws {
        #expect(try optimise("--max-loss", "1pp").limits.maxLoss?.value == 0.01)
        #expect(try optimise("--max-loss", "1.5").limits.maxLoss?.value == 0.015)
        #expect(try optimise("--min-accuracy", "0.87").limits.minAccuracy?.value == 0.87)
        for text in ["101", "1%", "pp", "nan", "-1pp"] {
            #expect(refusal("--max-loss=\(text)").contains("--max-loss"))
        }
        #expect(refusal("--min-accuracy", "87").contains("87 % is 0.87"))
        #expect(try optimise("--min-accuracy", "87%").limits.minAccuracy?.value == 0.87)
        for text in ["0.5ms", "187%x", "nan", ""] {
            #expect(refusal("--min-accuracy", text).contains("--min-accuracy"))
        }
        #expect(refusal("--min-accuracy", "0.8", "--max-loss", "1").contains("not both"))
    }

    @Test(
        "An option overrides the profile's limit, none drops it, --no-limits leaves the platform's memory"
    )
    func overriding() throws {
        var cases = RandomCases(seed: 1)
        let network = try cases.network(layers: 5, exits: 2, shape: .chain)
        let evaluator = try unwrap(
            Evaluator(
                network: network, costs: cases.costs(network),
                answers: AnswerColumns(cases.calibration(network, samples: 50)), fallback: .deepest))
        let profile = Limits(meanLatency: 5, deadline: 9, memory: 100, minAccuracy: 0.5)
        func limits(_ options: String...) throws -> Limits {
            let command = try HapiTui.parseAsRoot(["optimise", "p.json"] + options) as? Optimise
            return try unwrap(command).limits.limits(
                defaults: profile, platformMemory: 1000, original: evaluator.original)
        }
        #expect(try limits() == profile)
        #expect(try limits("--no-limits") == Limits(memory: 1000))
        #expect(try limits("--no-limits", "--deadline", "3", "--memory", "none") == Limits(deadline: 3))
        #expect(
            try limits(
                "--mean-latency", "none", "--deadline", "7", "--min-accuracy", "none", "--memory", "1KB")
                == Limits(deadline: 7, memory: 1000))
        let floor = try unwrap(limits("--max-loss", "10").minAccuracy)
        #expect(abs(floor - (evaluator.original.accuracy - 0.1)) < 1e-12)
        #expect(try limits("--max-loss", "100").minAccuracy == 0)
    }

    @Test(
        "Lists are cut at commas, spaces around the names do not count, and the empty text is the empty list")
    func lists() throws {
        #expect(CommaList(argument: "a, b ,c")?.items == ["a", "b", "c"])
        #expect(CommaList(argument: "")?.items == [])
        #expect(CommaList(argument: "a, ") == nil)
        #expect(refusal("--thresholds", "").contains("at least one"))
    }

    @Test("An exit goes by its own name or by its layer's, and one that is not there brings up the nearest")
    func exitNames() throws {
        var cases = RandomCases(seed: 2)
        let network = try cases.network(layers: 6, exits: 5, shape: .chain)
        #expect(try ExitNames.candidates(["layer2", "exit:layer0"], of: network) == [2, 0])
        #expect(try ExitNames.candidates([], of: network) == [])
        for (name, phrase) in [
            ("exit:layer9", #"did you mean "exit:layer0"?"#),
            ("nowhere", #"the model has 5, from "exit:layer0""#),
            ("\u{1B}[2J", #"There is no exit "\u{1b}[2J""#),
        ] {
            do {
                _ = try ExitNames.candidates([name], of: network)
                Issue.record("\(name) was found")
            } catch {
                #expect(HapiTui.exitCode(for: error).rawValue == 64)
                #expect(HapiTui.message(for: error).contains(phrase))
            }
        }
    }

    @Test(
        "An exit whose layer has a longer name goes by its own without the prefix; its own name comes first")
    func exitNamesOfOtherLayers() throws {
        let layers = ["stage1.conv1.conv", "stage1.pool", "head.fc"].enumerated().map { index, name in
            Layer(
                name: name, kind: "conv", inputs: index == 0 ? [] : [index - 1], macs: 1, weightBytes: 1,
                group: "stage")
        }
        let network = try Network(
            name: "Chain", task: "test", classes: 2, inputShape: [1], layers: layers,
            exits: [
                CandidateExit(name: "exit:stage1.pool", layer: 0, macs: 1, weightBytes: 1),
                CandidateExit(name: "exit:stage1.conv1", layer: 1, macs: 1, weightBytes: 1),
            ])
        for (name, exit) in [
            ("stage1.conv1", 1), ("exit:stage1.conv1", 1), ("stage1.conv1.conv", 0), ("stage1.pool", 0),
        ] {
            #expect(try ExitNames.candidates([name], of: network) == [exit])
        }
        #expect(network.advice(onExit: "stage1.conv2") == #"did you mean "stage1.conv1"?"#)
    }

    @Test("Numbers that make no sense are usage errors")
    func numbers() {
        for options in [
            ["--seed=-1"], ["--seed", "99999999999999999999"], ["--seed", "1.5"], ["--evaluations", "0"],
            ["--evaluations=-3"], ["--max-exits=-1"], ["--weight", "nan"], ["--weight=-0.5"],
            ["--weight", "inf"],
            ["--weight", "1e7"],
        ] {
            do {
                _ = try HapiTui.parseAsRoot(["optimise", "p.json"] + options)
                Issue.record("\(options) were accepted")
            } catch {
                #expect(HapiTui.exitCode(for: error).rawValue == 64)
                let option = options[0].split(separator: "=")[0]
                #expect(HapiTui.message(for: error).contains(option))
            }
        }
    }

    @Test("A schedule takes any of its terms, each once, and refuses what makes no sense")
    func schedule() throws {
        #expect(try optimise().search.schedule == CoolingSchedule())
        #expect(try optimise("--schedule", ScheduleTerms.usual).search.schedule == CoolingSchedule())
        let turned = try optimise("--schedule", "span=1e-5, cycle=50000,reheat=1").search.schedule
        #expect(turned.span == 1e-5 && turned.longestCycle == 50_000 && turned.reheat == 1)
        #expect(turned.restartInterval == 4 && turned.startAcceptance == 0.5)
        for (text, phrase) in [
            (",", "commas between"), ("span", "not a term"), ("heat=1", "acceptance, span, reheat"),
            ("span=x", "not a number"), ("span=1,span=2", "twice"), ("span=0", "1e-12"),
            ("acceptance=1", "less than 1"), ("acceptance=nan", "less than 1"),
            ("reheat=1e-5", "from the span"),
            ("restart=0", "whole number"), ("restart=2.5", "whole number"), ("cycle=1e30", "whole number"),
            ("cycle=inf", "whole number"),
        ] {
            let message = refusal("--schedule=\(text)")
            #expect(message.contains("--schedule") && message.contains(phrase), "\(message)")
        }
    }

    @Test("A profile alone is explored; the American spelling optimises; a plan takes the place of exits")
    func commands() throws {
        #expect(try HapiTui.parseAsRoot(["p.json"]) is Explore)
        #expect(try HapiTui.parseAsRoot(["optimize", "p.json"]) is Optimise)
        #expect(try HapiTui.parseAsRoot(["evaluate", "p.json", "--plan", "x"]) is Evaluate)
        for options in [[], ["--exits", "a"], ["--threshold", "0.5"], ["--plan", "x", "--exits", "a"]] {
            #expect(throws: (any Error).self) { try HapiTui.parseAsRoot(["evaluate", "p.json"] + options) }
        }
    }
}
