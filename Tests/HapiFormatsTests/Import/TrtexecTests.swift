import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Profiles of trtexec")
struct TrtexecTests {
    private func read(_ text: String) throws -> NodeTimings {
        try TrtexecProfile.read(Array(text.utf8), file: "p.json")
    }

    @Test("Medians where there are some, else means, which the statistic says")
    func statistics() throws {
        let timings = try read(ImportFixtures.text("trtexec-profile.json"))
        #expect(timings.nodes.count == 11 && timings.nodes[0].latency == 0.0412)
        #expect(timings.source.statistic == "median" && timings.source.runs == 6610)
        let old = try read(ImportFixtures.text("trtexec-profile-8.2.json"))
        #expect(abs(old.nodes[0].latency - 0.0412 * 1.03) < 1e-6 && old.source.statistic.hasPrefix("mean"))
    }

    @Test("Names that are written as they are, quotes and backslashes too, are read as they are")
    func unescaped() throws {
        let text = try ImportFixtures.text("trtexec-profile.json").breaking(
            "head.pool\"", #"head "the\pool"""#)
        #expect(try read(text).nodes.contains { $0.name.hasSuffix(#"head "the\pool""#) })
        let broken = #expect(throws: InputError.self) {
            try read(text.breaking("\"medianMs\" : 0.0412", "\"medianMs\" : x"))
        }
        #expect(broken?.place?.hasPrefix("line 3,") == true)
    }

    @Test("With times of whole runs all layers are rescaled to the median of what the engine computed")
    func rescaled() throws {
        var timings = try read(ImportFixtures.text("trtexec-profile.json"))
        try TrtexecExtras.addTimes(ImportFixtures.bytes("trtexec-times.json"), file: "t.json", to: &timings)
        #expect(timings.source.wholeRun == 0.165)
        let network = try ImportFixtures.smallNetwork()
        let suggestion = try MappingSuggestion(timings, network, timesFile: "p.json")
        let assignment = try NodeAssignment(
            suggestion.mapping, timings, network, file: "m.json", timesFile: "p.json")
        let times = ImportedTimes(timings, assignment, of: network)
        #expect(abs(times.joinedTime - 0.165) < 1e-12 && times.scale < 1)
        #expect(
            times.endToEnd == nil, "a run of everything is none of the original network where there are exits"
        )
        let method = ImportReport(file: "p.json", times: times).method(mapping: "m.json", exits: nil)
        #expect(method.contains("every time multiplied by 0.79"))
    }

    @Test("Layer information adds what each layer was made of, the shapes of inputs and the precision")
    func layers() throws {
        var timings = try read(ImportFixtures.text("trtexec-profile.json"))
        try TrtexecExtras.addLayers(ImportFixtures.bytes("trtexec-layers.json"), file: "l.json", to: &timings)
        #expect(timings.nodes[0].origins == ["stem.conv", "stem.relu"] && timings.source.precision == "fp32")
        #expect(timings.source.inputShapes.contains([1, 3, 32, 32]))
        let names = #"{"Layers": ["a", "b"], "Bindings": []}"#
        let other = #expect(throws: InputError.self) {
            try TrtexecExtras.addLayers(Array(names.utf8), file: "l.json", to: &timings)
        }
        #expect(
            other?.found.contains("stem.conv + stem.relu") == true
                && other?.found.contains("and 8 more") == true)
    }

    @Test(
        "Times, counts and names beyond any measurement are refused where they stand, and so is what does not belong together",
        arguments: [
            (#"{"count":1},{"name":"{ForeignNode[a]}","medianMs":1e307}"#, "$[1].medianMs"),
            (#"{"count":1000000001},{"name":"a","medianMs":1}"#, "$[0].count"),
            (#"{"count":1},{"name":"a","medianMs":1},{"count":2}"#, "$[2].count"),
            (#"{"count":1},{"name":"a","medianMs":1},{"name":"b","averageMs":1}"#, "$[2]"),
            (#"{"count":1},{"name":"a","averageMs":1},{"name":"b","medianMs":1,"averageMs":1}"#, "$[2]"),
            (#"{"count":1},{"name":"\#(String(repeating: "a/", count: 2049))","medianMs":1}"#, "$[1].name"),
        ])
    func limits(_ entries: String, _ place: String) {
        let error = #expect(throws: InputError.self) { try read("[\(entries)]") }
        #expect(error?.place?.hasSuffix("at \(place)") == true, "\(String(describing: error))")
    }

    @Test("Times of whole runs that are no times are refused: nothing can be scaled to them")
    func noTimes() throws {
        for text in [#"[{"computeMs":0},{"computeMs":0}]"#, "[]", #"[{"computeMs":1e10}]"#] {
            var timings = try read(#"[{"count":1},{"name":"a","medianMs":1}]"#)
            #expect(throws: InputError.self) {
                try TrtexecExtras.addTimes(Array(text.utf8), file: "t.json", to: &timings)
            }
        }
        var short = try read(#"[{"count":1},{"name":"a","medianMs":1e-320}]"#)
        #expect(throws: InputError.self) {
            try TrtexecExtras.addTimes(Array(#"[{"computeMs":1}]"#.utf8), file: "t.json", to: &short)
        }
    }

    @Test("The whole network as one foreign node is refused with what to do")
    func foreign() throws {
        let text =
            #"[ { "count" : 10 }, { "name" : "copy", "timeMs" : 1, "averageMs" : 0.1, "percentage" : 1 }"#
            + #", { "name" : "{ForeignNode[stem.conv...final]}", "timeMs" : 99, "averageMs" : 9.9, "percentage" : 99 } ]"#
        let error = #expect(throws: InputError.self) { try read(text) }
        #expect(
            error?.found.contains("99 % of the time") == true
                && error?.remedy.contains("import exits") == true)
        for text in [
            "", "[]", #"[{"count": 0}]"#, #"[{"count": 5}]"#, #"[{"count": 5}, {"name": "a", "timeMs": 1}]"#,
        ] {
            #expect(throws: InputError.self) { try read(text) }
        }
    }
}
