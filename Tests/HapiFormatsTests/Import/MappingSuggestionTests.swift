import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Suggested mappings")
struct MappingSuggestionTests {
    private func joined(
        _ suggestion: MappingSuggestion, _ timings: NodeTimings, _ network: Network
    ) throws -> ImportedTimes {
        let assignment = try NodeAssignment(
            suggestion.mapping, timings, network, file: "m.json", timesFile: "t.json")
        return ImportedTimes(timings, assignment, of: network)
    }

    @Test("The real profile of a backbone: its sum is that of the kernels, and every kernel is accounted for")
    func backbone() throws {
        let timings = try OnnxRuntimeProfile.read(
            ImportFixtures.bytes("onnxruntime-backbone.json"), file: "t.json")
        let network = try ImportFixtures.backbone()
        let suggestion = try MappingSuggestion(timings, network, timesFile: "t.json")
        let times = try joined(suggestion, timings, network)
        let sum = times.latency.layers.reduce(0, +)
        #expect(abs(sum - timings.total) < 1e-12 * timings.total)
        #expect(Set(times.shares.joined().map(\.node)) == Set(timings.nodes.indices))
        #expect(times.ignoredNodes.isEmpty && times.leftOverNodes.isEmpty && times.sharedNodes.isEmpty)
        let layer = try unwrap(network.layers.firstIndex { $0.name == "b9.conv2" })
        // Convolution, two changes of layout, slice, pad, addition, activation and the change back: 23 to 3 µs.
        #expect(times.shares[layer].count == 8 && abs(times.latency.layers[layer] - 0.057) < 1e-12)
        #expect(!suggestion.isByNameAlone && suggestion.notes.count == 1)
    }

    @Test(
        "The real profile with exits: every layer and exit of ResNet-56 has its kernels, changes of layout by order"
    )
    func exits() throws {
        let network = try ShippedFiles.model().network
        let timings = try OnnxRuntimeProfile.read(
            ImportFixtures.bytes("onnxruntime-exits.json"), file: "t.json")
        let suggestion = try MappingSuggestion(timings, network, timesFile: "t.json")
        let times = try joined(suggestion, timings, network)
        #expect(abs(times.joinedTime - timings.total) < 1e-9)
        #expect(times.shares.allSatisfy { !$0.isEmpty })
        #expect(times.latency.exits.allSatisfy { $0 > 0 } && times.endToEnd == nil)
        #expect(
            times.shares[network.layers.count].map { timings.nodes[$0.node].name }.contains {
                $0.hasPrefix("Reorder")
            })
    }

    @Test(
        "Names alone join what a user named; a range around all is left to its owner by order, which is said")
    func pytorch() throws {
        let network = try ImportFixtures.smallNetwork()
        var timings = try PyTorchTrace.read(ImportFixtures.bytes("pytorch-nosteps.json"), file: "t.json")
        #expect(try !MappingSuggestion(timings, network, timesFile: "t.json").isByNameAlone)
        timings.nodes.removeAll { $0.name == "forward" }
        let suggestion = try MappingSuggestion(timings, network, timesFile: "t.json")
        #expect(suggestion.isByNameAlone && suggestion.notes.isEmpty)
        #expect(try joined(suggestion, timings, network).latency.exits.allSatisfy { $0 > 0 })
    }

    @Test("TensorFlow Lite's fused names are joined too")
    func tflite() throws {
        let timings = try TFLiteProfile.read(ImportFixtures.bytes("tflite-profile.csv"), file: "t.csv")
        let suggestion = try MappingSuggestion(timings, ImportFixtures.smallNetwork(), timesFile: "t.csv")
        #expect(suggestion.isByNameAlone, "\(suggestion.notes)")
        #expect(
            abs(try joined(suggestion, timings, ImportFixtures.smallNetwork()).joinedTime - timings.total)
                < 1e-12)
    }

    @Test("A name is found word by word: in a path, with other signs between, the longest first")
    func words() throws {
        let network = try ImportFixtures.network(
            "n", [("stem", 1), ("b1.conv1", 1), ("b1.conv10", 1), ("b1", 1)], exits: [("exit:stem", 0, 1)])
        let names = ["/stem/Conv", "model/b1_conv1/Conv2D", "b1.conv10", "/b1/add", "/exit:stem/fc"]
        let timings = ImportFixtures.timings(names)
        let times = try joined(MappingSuggestion(timings, network, timesFile: "t"), timings, network)
        #expect(times.shares.map { $0.map(\.node) } == [[0], [1], [2], [3], [4]])
    }

    @Test("A node fused from two layers is shared between them, which is said")
    func fused() throws {
        let network = try ImportFixtures.network("n", [("a", 10), ("b", 30), ("c", 1)])
        let timings = ImportFixtures.timings(["a + b", "c", "copy"])
        let suggestion = try MappingSuggestion(timings, network, timesFile: "t")
        #expect(suggestion.mapping.shared.map(\.names) == [["a", "b"]])
        #expect(suggestion.notes.contains { $0.hasPrefix("shared by MACs: a + b (a, b)") })
        #expect(try joined(suggestion, timings, network).latency.layers == [0.25, 0.75, 2])
    }

    @Test("What has no node is said, and times of another network are refused")
    func missing() throws {
        let timings = ImportFixtures.timings(["stem", "b0.conv1", "b0.conv2"])
        let suggestion = try MappingSuggestion(timings, ImportFixtures.smallNetwork(), timesFile: "t")
        #expect(suggestion.notes.contains("no node for the layers head"))
        #expect(
            suggestion.notes.contains {
                $0.contains("exit:stem, exit:b0.conv1") && $0.contains("--exits-from")
            })
        let little = try MappingSuggestion(
            ImportFixtures.timings(["stem"]), ImportFixtures.smallNetwork(), timesFile: "t")
        #expect(little.notes.contains { $0.hasPrefix("little of small is in t") })
        let other = #expect(throws: InputError.self) {
            try MappingSuggestion(
                ImportFixtures.timings(["conv_0"]), ImportFixtures.smallNetwork(), timesFile: "t")
        }
        #expect(other?.found.contains("of small; the first are conv_0") == true)
    }

    @Test("Where names tell little, nodes are not piled on one layer but listed as they ran, at most twenty")
    func little() throws {
        let network = try ImportFixtures.network("n", [("a", 1), ("b", 1), ("c", 1), ("d", 1)])
        let names = ["/Relu", "/a/Conv"] + (1...30).map { "/Conv_\($0)" }
        let suggestion = try MappingSuggestion(ImportFixtures.timings(names), network, timesFile: "t")
        #expect(suggestion.mapping.nodes.map(\.patterns) == [[Glob("/a/Conv")]])
        #expect(suggestion.notes.contains { $0.hasPrefix("31 nodes, 31.0 of 32.0 ms, ") })
        #expect(suggestion.unmatched.prefix(2) == ["/Relu 1.0 ms", "/Conv_1 1.0 ms"])
        #expect(suggestion.unmatched.count == 20)
        // Three layers are named; what runs between two of them longer than all else is no layer's either.
        let hole = ImportFixtures.timings(["a", "x", "b"] + (1...5).map { "y\($0)" } + ["c", "d"])
        let part = try MappingSuggestion(hole, network, timesFile: "t")
        #expect(part.unmatched.isEmpty, "half is not most")
        let longer = ImportFixtures.timings(["a", "x", "b"] + (1...6).map { "y\($0)" } + ["c", "d"])
        let rest = try MappingSuggestion(longer, network, timesFile: "t")
        #expect(rest.unmatched.map { $0.prefix(2) } == (1...6).map { "y\($0)" })
        #expect(rest.notes.contains("by order, given to the layer before: x (a)"))
    }

    @Test(
        "Ranges that users name: a block for its layers, a stem for the first, the k-th head for the k-th exit"
    )
    func habits() throws {
        let network = try ImportFixtures.network(
            "n", [("a1.conv1", 10), ("down1.0", 10), ("down1.1", 30), ("fc", 1)],
            exits: [("exit:a1", 0, 1), ("exit:down1", 2, 1)])
        let ranges = ["forward", "stem", "head_a1", "down1", "head_down1", "fc"]
        let timings = ImportFixtures.timings(ranges)
        let suggestion = try MappingSuggestion(timings, network, timesFile: "t")
        let times = try joined(suggestion, timings, network)
        #expect(times.shares.map { $0.map(\.node) } == [[0, 1], [3], [3], [5], [2], [4]])
        #expect(times.latency.layers == [2, 0.25, 0.75, 1])
        #expect(suggestion.notes.contains("by order, given to the layer after: forward (a1.conv1)"))
        #expect(suggestion.notes.contains { $0.contains("head_a1 (exit:a1), down1 (down1.0, down1.1)") })
        for heads in [
            ["heads.0", "heads.1"], ["/heads.0/fc/Gemm", "/heads.1/fc/Gemm"], ["exit_x", "exit_y"],
        ] {
            let nodes = ["a1.conv1", heads[0], "down1.0", "down1.1", heads[1], "fc"]
            let timings = ImportFixtures.timings(nodes)
            let times = try joined(
                MappingSuggestion(timings, network, timesFile: "t"), timings, network)
            #expect(times.shares.map { $0.map(\.node) } == [[0], [2], [3], [5], [1], [4]], "\(heads)")
        }
        // Out of order by number, and a head too many is no exit's.
        let turned = ImportFixtures.timings(["a1.conv1", "heads.1", "down1.0", "heads.0", "down1.1", "fc"])
        let found = try joined(MappingSuggestion(turned, network, timesFile: "t"), turned, network)
        #expect(found.shares[4].map(\.node) == [3] && found.shares[5].map(\.node) == [1])
        let three = ImportFixtures.timings([
            "a1.conv1", "heads.0", "heads.1", "heads.2", "down1.0", "down1.1",
        ])
        #expect(
            try !MappingSuggestion(three, network, timesFile: "t").notes.contains {
                $0.contains("often mean")
            })
    }
}
