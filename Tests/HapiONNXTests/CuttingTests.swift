import HapiONNX
import TestSupport
import Testing

@Suite("Cutting a network at its exits")
struct CuttingTests {
    @Test(
        "segment after segment computes what the network computes, each node once, and no more than is needed"
    )
    func randomGraphs() throws {
        for seed in 1...120 as ClosedRange<UInt64> {
            let graph = RandomGraph(seed: seed)
            let whole = try SlowModel(graph.file.bytes)
            let expected = try whole.run(["input": "x"])
            let cut = try NetworkCut(ONNXModel(graph.file.bytes), at: graph.exits)
            let segments = try cut.segments.map { try SlowModel($0.bytes) }
            var live = ["input": "x"]
            var ran: Set<String> = []
            for (index, (segment, exit)) in zip(segments, graph.exits).enumerated() {
                #expect(segment.inputs == cut.segments[index].inputs)
                #expect(segment.outputs == cut.segments[index].outputs && segment.outputs.first == exit)
                let given = try segment.inputs.map { ($0, try unwrap(live[$0], "\(seed): \($0)")) }
                let values = try segment.run(Dictionary(uniqueKeysWithValues: given))
                for name in segment.outputs { live[name] = values[name] }
                #expect(live[exit] == expected[exit], "\(seed), \(exit)")

                let needed = whole.ancestors(of: [exit])
                let own = Set(segment.nodes.flatMap(\.outputs))
                #expect(
                    own.subtracting(whole.constants) == needed.subtracting(ran).subtracting(whole.constants))
                #expect(own.subtracting(needed).isEmpty)
                ran.formUnion(own.subtracting(whole.constants))
                #expect(
                    Set(segment.initialisers)
                        == Set(segment.nodes.flatMap(\.inputs)).intersection(whole.initialisers))
                #expect(Set(segment.initialisers).count == segment.initialisers.count)
                #expect(
                    segment.nodes.map { $0.outputs }
                        == whole.nodes.map { $0.outputs }.filter { own.contains($0[0]) })
            }
            for (index, segment) in segments.enumerated() {
                let later = Set(segments.dropFirst(index + 1).flatMap(\.inputs))
                let own = Set(segment.nodes.flatMap(\.outputs)).subtracting(whole.constants)
                #expect(
                    Set(segment.outputs) == own.intersection(later).union([graph.exits[index]]), "\(seed)")
            }
        }
    }

    @Test(
        "what the network is given goes to the segments that read it, and a tensor crosses those that do not")
    func crossing() throws {
        let file = ONNXFile(
            [
                .init("Relu", ["input"], ["a"]), .init("Relu", ["a"], ["one"]),
                .init("Relu", ["input"], ["b"]),
                .init("Relu", ["b"], ["two"]), .init("Add", ["a", "input"], ["three"]),
            ], outputs: ["one", "two", "three"])
        let segments = try NetworkCut(ONNXModel(file.bytes), at: ["one", "two", "three"]).segments
        #expect(segments.map(\.inputs) == [["input"], ["input"], ["input", "a"]])
        #expect(segments.map(\.outputs) == [["one", "a"], ["two"], ["three"]])
        #expect(try NetworkCut(ONNXModel(file.bytes), at: ["two"]).segments.map(\.nodes) == [2])
    }

    @Test("constants are repeated where they are used, and their bytes are told")
    func constants() throws {
        let file = ONNXFile(
            [
                .init("Constant", [], ["c"], attributes: [RandomGraph.constant]), .init("Relu", ["c"], ["d"]),
                .init("Add", ["input", "d"], ["a"]), .init("Add", ["a", "w"], ["one"]),
                .init("Add", ["a", "d"], ["b"]), .init("Add", ["b", "w"], ["two"]),
            ], outputs: ["one", "two"], initialisers: ["w"])
        let cut = try NetworkCut(ONNXModel(file.bytes), at: ["one", "two"])
        #expect(cut.segments.map(\.nodes) == [4, 4] && cut.segments.map(\.inputs) == [["input"], ["a"]])
        #expect(cut.repeatedBytes == cut.segments[0].constantBytes && cut.repeatedBytes > 0)
        var shared = file
        shared.nodes[1] = .init("Dropout", ["c"], ["d"])
        #expect(
            try NetworkCut(ONNXModel(shared.bytes), at: ["one", "two"]).segments[1].inputs == ["d", "a"])
    }

    @Test("what a branch reads from around it is an input of its node")
    func branches() throws {
        let branch = ONNXFile(
            [.init("Add", ["a", "own"], ["r"]), .init("Relu", ["r"], ["s"])], outputs: ["s"],
            initialisers: ["own"])
        var inner = branch
        inner.inputs = []
        let nested = ONNXFile.text(1, "then_branch") + ONNXFile.message(6, inner.graph)
        let file = ONNXFile(
            [
                .init("Relu", ["input"], ["a"]), .init("Relu", ["a"], ["one"]),
                .init("Relu", ["input"], ["c"]),
                .init("If", ["c"], ["two"], attributes: [nested]),
            ], outputs: ["one", "two"])
        let segments = try NetworkCut(ONNXModel(file.bytes), at: ["one", "two"]).segments
        #expect(segments[1].inputs == ["input", "a"] && segments[0].outputs == ["one", "a"])
    }
}

extension SlowModel {
    /// Tensors that are the same for every sample: of nodes that read constants alone.
    var constants: Set<String> {
        var found = Set(initialisers)
        for node in nodes where node.inputs.allSatisfy({ $0.isEmpty || found.contains($0) }) {
            found.formUnion(node.outputs)
        }
        return found
    }

    /// All outputs of the nodes that some tensors need.
    func ancestors(of tensors: Set<String>) -> Set<String> {
        var (needed, outputs) = (tensors, Set<String>())
        for node in nodes.reversed() where !needed.isDisjoint(with: node.outputs) {
            needed.formUnion(node.inputs)
            outputs.formUnion(node.outputs)
        }
        return outputs
    }
}
