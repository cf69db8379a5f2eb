import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Mappings of nodes to layers and exits")
struct NodeMappingTests {
    private static let good = """
        { "format": "hapi.mapping", "version": 1,
          "nodes": { "stem": ["stem*"], "b0.conv1": ["b0/conv1*"], "b0.conv2": ["add"], "head": [],
                     "exit:stem": ["x1", "x[2]"], "exit:b0.conv1": ["y?"] },
          "shared": [ { "nodes": ["fused"], "among": ["b0.conv1", "b0.conv2"] } ],
          "ignore": ["copy*"] }
        """
    private static let nodes = ["stem.a", "stem.b", "b0/conv1", "fused", "add", "x1", "x2", "y1", "copy 0"]

    private func join(
        _ text: String, _ nodes: [String] = nodes, exitsElsewhere: Bool = false
    ) throws -> NodeAssignment {
        try NodeAssignment(
            NodeMapping.read(Array(text.utf8), file: "m.json"), ImportFixtures.timings(nodes),
            ImportFixtures.smallNetwork(), exitsElsewhere: exitsElsewhere, file: "m.json", timesFile: "t.json"
        )
    }

    private func refusal(
        _ part: String, _ replacement: String, _ nodes: [String] = nodes
    ) throws -> InputError {
        try unwrap(
            #expect(throws: InputError.self) { try join(Self.good.breaking(part, replacement), nodes) })
    }

    @Test(
        "Every node is accounted for: layers and exits get theirs, what is shared by MACs, what is ignored nothing"
    )
    func figures() throws {
        let network = try ImportFixtures.smallNetwork()
        let times = ImportedTimes(ImportFixtures.timings(Self.nodes), try join(Self.good), of: network)
        // The fused node: 30 of 50 MACs, and 20.
        #expect(times.latency.layers == [2, 1.6, 1.4, 0] && times.latency.exits == [2, 1])
        #expect(times.sharedNodes == [3] && times.ignoredNodes == [8] && times.leftOverNodes.isEmpty)
        #expect(abs(times.joinedTime + times.time(of: times.ignoredNodes) - times.timings.total) < 1e-12)
        #expect(times.latencyTail == nil)
    }

    @Test("A mapping is written as it is read")
    func roundTrip() throws {
        let mapping = try NodeMapping.read(Array(Self.good.utf8), file: "m.json")
        #expect(try NodeMapping.read(Array(mapping.text.utf8), file: "m.json") == mapping)
    }

    @Test(
        "A pattern means a fused node by its whole name or by any part, and by what the tool says it was made of"
    )
    func parts() throws {
        let text = Self.good.replacing("stem*", with: "stem.relu").replacing("b0/conv1*", with: "PWN(b0/*")
        let nodes = ["stem.conv + stem.relu", "PWN(b0/conv1)"] + Self.nodes.dropFirst(3)
        let owners = try join(text, nodes).owners
        #expect(owners[0] == .targets([0]) && owners[1] == .targets([1]))
        let tflite = try join(
            Self.good.replacing("stem*", with: "stem/Conv2D"),
            ["[stem/Relu;stem/Conv2D]:0"] + Self.nodes.dropFirst(2))
        #expect(tflite.owners[0] == .targets([0]))
    }

    @Test("All that does not fit is told at once, each by name")
    func everything() throws {
        let error = try refusal(
            #""head": [],"#, #""tail": ["copy*"], "stem2": ["nothing"],"#, Self.nodes + ["left", "over"])
        #expect(error.file == "m.json")
        for line in [
            "names that are neither layer nor exit (2): tail, stem2, did you mean stem?",
            "patterns that no node has (1): nothing", "nodes with two owners (1): copy 0",
            "nodes with time that no pattern means (2): left, over", "layers without a node (1): head",
        ] { #expect(error.remedy.contains(line), "\(error.remedy)") }
        #expect(!error.remedy.contains("exits without"))
    }

    @Test(
        "A node of two owners is told with both; exits without a node are told unless they are known from elsewhere"
    )
    func doubledAndMissing() throws {
        let doubled = try refusal(#""add""#, #""add", "stem.b""#)
        #expect(doubled.remedy.contains("stem.b (stem; b0.conv2)"))
        let text = try Self.good.breaking(#", "exit:b0.conv1": ["y?"]"#, "").breaking("x[2]", "x2")
            .breaking("copy*", "copy*\", \"y1")
        let missing = #expect(throws: InputError.self) { try join(text) }
        #expect(missing?.remedy.contains("exits without a node (1): exit:b0.conv1") == true)
        #expect(missing?.remedy.contains("--exits-from") == true)
        let elsewhere = NodeCosts(latency: NodeCosts.Figures(layers: [9, 9, 9, 9], exits: [7, 8]))
        let times = ImportedTimes(
            ImportFixtures.timings(Self.nodes), try join(text, exitsElsewhere: true),
            of: try ImportFixtures.smallNetwork(), exits: elsewhere)
        #expect(times.latency.exits == [2, 8] && times.exitsElsewhere == [1])
    }

    @Test(
        "Where every node has a tail there is one of every layer and exit, those of exits from elsewhere too")
    func tails() throws {
        let network = try ImportFixtures.smallNetwork()
        var timings = ImportFixtures.timings(["stem", "b0.conv1", "b0.conv2", "head"])
        for index in timings.nodes.indices { timings.nodes[index].tail = 2 }
        let mapping = try MappingSuggestion(timings, network, timesFile: "t.json").mapping
        let assignment = try NodeAssignment(
            mapping, timings, network, exitsElsewhere: true, file: "m.json", timesFile: "t.json")
        let figures = NodeCosts.Figures(layers: [9, 9, 9, 9], exits: [7, 8])
        let both = NodeCosts(latency: figures, latencyTail: figures)
        let tail = ImportedTimes(timings, assignment, of: network, exits: both).latencyTail
        #expect(tail?.layers == [2, 2, 2, 2] && tail?.exits == [7, 8])
        #expect(
            ImportedTimes(timings, assignment, of: network, exits: NodeCosts(latency: figures)).latencyTail
                == nil)
    }

    @Test("Where most layers have no node, little of the network is there, and both are named")
    func littleMatches() throws {
        let text = #"{"format": "hapi.mapping", "version": 1, "nodes": {"stem": ["conv1"]}}"#
        let error = #expect(throws: InputError.self) { try join(text, ["conv1", "fc"]) }
        #expect(error?.found == "little of small in t.json")
    }

    @Test("A profile of another network is told as that, with both names")
    func anotherNetwork() throws {
        let error = #expect(throws: InputError.self) { try join(Self.good, ["conv_0", "conv_1"]) }
        #expect(
            error?.file == "t.json"
                && error?.found.contains("layer or exit of small; the first are conv_0") == true)
    }

    @Test(
        "What is no mapping is refused at its place",
        arguments: [
            ("[\"add\"]", "\"add\"", "b0.conv2"), ("\"add\"", "\"\"", "b0.conv2"),
            ("\"b0.conv1\", \"b0.conv2\"]", "\"b0.conv1\"]", "among"),
            ("\"ignore\"", "\"ignored\"", "ignored"),
            ("\"head\": []", "\"head\": [], \"head\": []", "head"),
        ])
    func broken(_ part: String, _ replacement: String, _ place: String) throws {
        #expect(try refusal(part, replacement).place?.contains(place) == true)
    }
}
