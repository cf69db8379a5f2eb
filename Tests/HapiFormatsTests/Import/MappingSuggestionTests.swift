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
}
