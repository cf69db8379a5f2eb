import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Reading a profile")
struct ProfileReadingTests {
    private func read(_ bytes: [UInt8]) throws(InputError) -> (Profile, NodeCosts) {
        let model = try Model.read(Array(SmallFiles.model.utf8), file: "Models/small.json")
        let profile = try Profile.read(bytes, file: "small.json")
        return (profile, try profile.costs(for: model.network, file: "small.json"))
    }

    @Test("Figures go to their nodes by name, in the network's order")
    func soundProfile() throws {
        let (profile, costs) = try read(Array(SmallFiles.profile.utf8))
        #expect(costs.latency == NodeCosts.Figures(layers: [1, 2, 3, 4], exits: [0.5, 0.25]))
        #expect(costs.latencyTail == nil && costs.energy == nil)
        #expect(profile.limits == Limits() && profile.references.isEmpty)
        #expect(profile.platform.title == "bench" && profile.platform.memoryBytes == 2000)
    }

    @Test("Limits, references, tails and energies are read where they are given; an empty table is none")
    func optionalParts() throws {
        let table = #"{ "exit:b": 6, "a": 1, "b": 2, "c": 3, "d": 4, "exit:a": 5 }"#
        let text = try SmallFiles.profile.breaking(
            #""latencyMs""#,
            """
            "latencyTailMs": \(table), "energyMJ": {},
            "limits": { "deadlineMs": 12.5, "meanLatencyMs": null, "minAccuracy": 0.5 },
            "references": [ { "name": "other", "latencyMs": 3, "accuracy": 0.75, "kind": "published",
                              "source": "a paper" } ],
            "latencyMs"
            """)
        let (profile, costs) = try read(Array(text.utf8))
        #expect(costs.latencyTail == NodeCosts.Figures(layers: [1, 2, 3, 4], exits: [5, 6]))
        #expect(costs.energy == nil)
        #expect(profile.limits == Limits(deadline: 12.5, minAccuracy: 0.5))
        #expect(profile.references.first?.latency == 3 && profile.references.first?.kind == .published)
    }

    @Test(
        "A broken profile is refused with file, place, what was found, what was expected and a remedy",
        arguments: table)
    func refusals(_ broken: BrokenFile) throws {
        try broken.check(SmallFiles.profile, file: "small.json") { _ = try read($0) }
    }

    private static let table = [
        BrokenFile(
            "an unknown key", [(#""latencyMs""#, #""latency": 1, "latencyMs""#)],
            at: "$.latency", found: #"the unknown key "latency""#, expected: #""latencyMs""#,
            remedy: #"did you mean "latencyMs"?"#),
        BrokenFile(
            "an unknown key of the platform", [(#""memoryBytes""#, #""cores": 8, "memoryBytes""#)],
            at: "line 4, column 34, at $.platform.cores", found: #"the unknown key "cores""#,
            expected: #""mode""#,
            remedy: "remove it"),
        BrokenFile(
            "an unknown key of the measurement", [(#""warmup""#, #""warmups": 8, "warmup""#)],
            at: "$.measurement.warmups", found: #"the unknown key "warmups""#, expected: #""warmup""#,
            remedy: #"did you mean "warmup"?"#),
        BrokenFile(
            "an unknown limit", [(#""latencyMs""#, #""limits": { "deadline": 5 }, "latencyMs""#)],
            at: "$.limits.deadline", found: #"the unknown key "deadline""#, expected: #""deadlineMs""#,
            remedy: #"did you mean "deadlineMs"?"#),
        BrokenFile(
            "a node twice", [(#""a": 1"#, #""a": 1, "a": 2"#)],
            at: "$.latencyMs.a", found: #"the key "a" a second time"#, expected: "each key once",
            remedy: "remove one of the two"),
        BrokenFile(
            "a layer without a latency", [(#""c": 3, "#, "")],
            at: "line 8, column 16, at $.latencyMs", found: #"no figure for node "c""#,
            expected: "each of the 4 layers and 2 exits", remedy: "measure that node too"),
        BrokenFile(
            "an exit without a latency", [(#", "exit:b": 0.25"#, "")],
            at: "$.latencyMs", found: #"no figure for node "exit:b""#, expected: "2 exits",
            remedy: "measure"),
        BrokenFile(
            "a latency of no node", [(#""exit:b""#, #""exit:c": 1, "exit:b""#)],
            at: #"$.latencyMs["exit:c"]"#, found: #""exit:c", which is neither layer nor exit"#,
            expected: "names of the model's nodes", remedy: #"did you mean "exit:a"?"#),
        BrokenFile(
            "an energy table that leaves nodes out",
            [(#""latencyMs""#, #""energyMJ": { "a": 1 }, "latencyMs""#)],
            at: "$.energyMJ", found: #"no figure for node "b""#, expected: "millijoules", remedy: "measure"),
        BrokenFile(
            "a tail of no node", [(#""latencyMs""#, #""latencyTailMs": { "z": 1 }, "latencyMs""#)],
            at: "$.latencyTailMs.z", found: #""z", which is neither layer nor exit"#, expected: "names",
            remedy: "remove it"),
        BrokenFile(
            "a negative latency", [(#""b": 2"#, #""b": -2"#)],
            at: "$.latencyMs.b", found: "the number -2", expected: "milliseconds, not negative", remedy: nil),
        BrokenFile(
            "NaN milliseconds", [(#""b": 2"#, #""b": NaN"#)],
            at: "$.latencyMs.b", found: "NaN", expected: "a finite number", remedy: "leave the value out"),
        BrokenFile(
            "Infinity milliseconds", [(#""b": 2"#, #""b": Infinity"#)],
            at: "$.latencyMs.b", found: "Infinity", expected: "a finite number", remedy: "leave the value out"
        ),
        BrokenFile(
            "milliseconds beyond what a Double holds", [(#""b": 2"#, #""b": 1e400"#)],
            at: "$.latencyMs.b", found: "the number 1e400", expected: "milliseconds", remedy: "can be held"),
        BrokenFile(
            "milliseconds beyond any network's", [(#""b": 2"#, #""b": 1.1e9"#)],
            at: "$.latencyMs.b", found: "the number 1.1e9", expected: "at most 1000000000", remedy: "unit"),
        BrokenFile(
            "a latency in quotes", [(#""b": 2"#, #""b": "2 ms""#)],
            at: "$.latencyMs.b", found: #"the string "2 ms""#, expected: "milliseconds", remedy: nil),
        BrokenFile(
            "latencies in a list",
            [(#"{ "a": 1, "b": 2, "c": 3, "d": 4, "exit:a": 0.5, "exit:b": 0.25 }"#, "[1]")],
            at: "$.latencyMs", found: "an array of 1", expected: "by node name", remedy: nil),
        BrokenFile(
            "a batch of 2", [(#""batch": 1"#, #""batch": 2"#)],
            at: "line 5, column 70, at $.measurement.batch", found: "the number 2", expected: "1",
            remedy: "cannot leave apart"),
        BrokenFile(
            "a kind of measurement that is none", [(#""kind": "measured""#, #""kind": "guessed""#)],
            at: "$.measurement.kind", found: #"the string "guessed""#, expected: #""measured" or "modelled""#,
            remedy: nil),
        BrokenFile(
            "negative memory", [("2000", "-1")],
            at: "$.platform.memoryBytes", found: "the number -1", expected: "bytes of memory, not negative",
            remedy: nil),
        BrokenFile(
            "an accuracy in percent", [(#""latencyMs""#, #""limits": { "minAccuracy": 87 }, "latencyMs""#)],
            at: "$.limits.minAccuracy", found: "the number 87", expected: "a share from 0 to 1",
            remedy: "87 % is 0.87"),
        BrokenFile(
            "no model", [(#""model": "Models/small.json","#, "")],
            at: "at $", found: #"no key "model""#, expected: #"the key "model""#, remedy: "add it"),
        BrokenFile(
            "an empty path", [("Models/small.json", "")],
            at: "$.model", found: #"the string """#, expected: "a path that is not empty", remedy: nil),
        BrokenFile(
            "another format", [("hapi.profile", "hapi.plan")],
            at: "$.format", found: #"the string "hapi.plan""#, expected: #""hapi.profile""#,
            remedy: "give a file"),
    ]
}
