import HapiCore
import HapiJSON
import TestSupport
import Testing

@testable import HapiFormats

@Suite("Sweeps")
struct SweepTests {
    private func sweep(_ members: String) throws -> Sweep {
        try Sweep.read(Array(#"{"format":"hapi.sweep","version":1,\#(members)}"#.utf8), file: "s.json")
    }

    private func complaint(_ members: String) -> String {
        do throws(InputError) {
            _ = try Sweep.read(
                Array(#"{"format":"hapi.sweep","version":1,\#(members)}"#.utf8), file: "s.json")
            return ""
        } catch { return error.description }
    }

    @Test("The tasks are all combinations, profile by profile; what is left out is the usual")
    func tasks() throws {
        let tasks = try sweep(
            #""profiles":["a","b"],"limits":[{},{"deadlineMs":2}],"policies":[{"policy":"margin"},{"fallback":"deepest"}]"#
        ).tasks
        #expect(tasks.count == 8 && Set(tasks).count == 8)
        #expect(tasks.map(\.profile) == ["a", "a", "a", "a", "b", "b", "b", "b"])
        #expect(tasks[0].policy.policy == ExitPolicy(metric: .margin))
        #expect(
            tasks[1].policy.policy == ExitPolicy(fallback: .deepest) && tasks[1].limits == tasks[0].limits)
        #expect(tasks[2].limits.deadline == .milliseconds(2))
        #expect(tasks[0].search == SweepSearch() && tasks[0].search.settings == SearchSettings())
    }

    @Test("A task is written so that it is read as the same task, whatever it asks for")
    func roundTrip() throws {
        let sweep = try sweep(
            """
            "profiles":["a"],
            "limits":[{},{"meanLatencyMs":2.6,"deadlineShare":0.5,"memoryBytes":9,"minAccuracy":0.5},
                      {"meanLatencyShare":1,"deadlineMs":3,"maxLossPoints":1.5}],
            "policies":[{},{"policy":"entropy","fallback":"deepest","thresholds":[2,0.1]}],
            "searches":[{},{"method":"exact","seed":9,"evaluations":7,"goal":"latency","latencyWeight":2,
              "maxExits":3,"pin":["x"],"forbid":["y","z"],
              "schedule":{"acceptance":0.5,"span":0.01,"reheat":0.1,"restart":3,"cycle":10}}]
            """)
        #expect(sweep.tasks.count == 12)
        for task in sweep.tasks {
            let text = JSONWriter.text(task.output, style: .compact)
            #expect(try SweepTask(JSONReader.read(text)) == task, "\(text)")
        }
    }

    @Test(
        "Shares are of the original network's latency, a loss is from its accuracy, and memory is the platform's"
    )
    func limits() throws {
        let problem = try RandomCases.problem(seed: 3, exits: 4)
        let original = problem.original
        let asked = SweepLimits(
            meanLatency: .share(0.25), deadline: .milliseconds(7), floor: .lossPoints(2))
        #expect(
            asked.limits(original: original, memory: 11)
                == Limits(
                    meanLatency: original.latency / 4, deadline: 7, memory: 11,
                    minAccuracy: original.accuracy - 0.02))
        #expect(SweepLimits(memory: 3).limits(original: original, memory: 11) == Limits(memory: 3))
        #expect(
            SweepLimits(floor: .lossPoints(100)).limits(original: original, memory: 1).minAccuracy == 0)
        #expect(asked.title == "mean latency ≤ 25 %, deadline ≤ 7 ms, loss ≤ 2 pp")
        #expect(SweepLimits().title == "no limits")
    }

    @Test(
        "What is wrong is told with line and path",
        arguments: [
            (#""profiles":["a"]"#, #"no key "limits""#),
            (#""profiles":[],"limits":[{}]"#, "at $.profiles: found an empty array"),
            (
                #""profiles":["a","a"],"limits":[{}]"#,
                "at $.profiles[1]: found what stands at $.profiles[0] already"
            ),
            (
                #""profiles":["a"],"limits":[{"meanLatencyMs":1,"meanLatencyShare":1}]"#,
                "$.limits[0].meanLatencyShare"
            ),
            (
                #""profiles":["a"],"limits":[{"minAccuracy":0.5,"maxLossPoints":1}]"#,
                "$.limits[0].maxLossPoints"
            ),
            (#""profiles":["a"],"limits":[{"maxLossPoint":1}]"#, #"did you mean "maxLossPoints"?"#),
            (
                #""profiles":["a"],"limits":[{}],"policies":[{"thresholds":[2]}]"#,
                "$.policies[0].thresholds[0]"
            ),
            (#""profiles":["a"],"limits":[{}],"searches":[{"evaluations":0}]"#, "$.searches[0].evaluations"),
        ])
    func mistakes(members: String, part: String) {
        let complaint = complaint(members)
        #expect(complaint.hasPrefix("s.json, line 1, column ") && complaint.contains(part), "\(complaint)")
    }

    @Test("A network refuses thresholds out of its range, exits it does not have, and more than it has")
    func network() throws {
        let network = try RandomCases.problem(seed: 3, exits: 4).evaluator.network
        let name = network.exits[1].name
        for (members, place) in [
            (#""policies":[{"policy":"entropy","thresholds":[0.1,9]}]"#, "$.policies[0].thresholds[1]"),
            (#""searches":[{"maxExits":5}]"#, "$.searches[0].maxExits"),
            (#""searches":[{"seed":2},{"pin":["nowhere"]}]"#, "$.searches[1].pin[0]"),
            (#""searches":[{"pin":["\#(name)"],"forbid":["\#(name)"]}]"#, "$.searches[0].forbid[0]"),
            (#""searches":[{"pin":["\#(name)"],"maxExits":0}]"#, "at $.searches[0]:"),
        ] {
            let sweep = try sweep(#""profiles":["a"],"limits":[{}],\#(members)"#)
            let error = #expect(throws: InputError.self) { try sweep.check(network, of: "a", file: "s.json") }
            #expect(error?.description.contains(place) == true, "\(error?.description ?? "")")
        }
        let sound = try sweep(
            #""profiles":["a"],"limits":[{}],"searches":[{"pin":["\#(name)"],"maxExits":4}]"#)
        try sound.check(network, of: "a", file: "s.json")
        let problem = try RandomCases.problem(seed: 3, exits: 4)
        #expect(sound.tasks[0].problem(problem.evaluator, memory: 5).pinned == [1])
    }

    @Test("Shards are disjoint and complete, as equal as can be, and no shard gets one policy alone")
    func shards() throws {
        for (tasks, count) in [(48, 4), (48, 5), (7, 3), (2, 4), (0, 2), (1, 1)] {
            let shards = try (1...count).map { try unwrap(Shard($0, of: count)) }
            let parts = shards.map { shard in (0..<tasks).filter { shard.holds($0) } }
            #expect(parts.flatMap(\.self).sorted() == Array(0..<tasks))
            let sizes = parts.map(\.count)
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1, "\(sizes)")
        }
        let shard = try unwrap(Shard(2, of: 4))
        #expect(Set((0..<48).filter { shard.holds($0) }.map { $0 % 2 }) == [0, 1])
        #expect(Shard(0, of: 4) == nil && Shard(5, of: 4) == nil && Shard(1, of: 0) == nil)
        #expect((0..<9).allSatisfy { Shard.all.holds($0) })
    }
}
