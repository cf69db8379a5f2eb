import HapiCore
import HapiONNX
import TestSupport
import Testing

@Suite("ONNX files that cannot be cut")
struct RefusalTests {
    private func defect(_ bytes: [UInt8], at exits: [String] = ["final"]) -> ONNXDefect? {
        do throws(ONNXDefect) {
            _ = try NetworkCut(ONNXModel(bytes), at: exits)
            return nil
        } catch {
            return error
        }
    }

    private func defect(_ nodes: [ONNXFile.Node], at exits: [String] = ["final"]) -> ONNXDefect? {
        defect(ONNXFile(nodes, outputs: ["final"], initialisers: ["w"]).bytes, at: exits)
    }

    @Test("no bytes, however hostile, do more than be refused")
    func mutations() throws {
        var generator = Generator(seed: 3)
        var (read, refused) = (0, 0)
        for seed in 1...25 as ClosedRange<UInt64> {
            let graph = RandomGraph(seed: seed)
            let sound = graph.file.bytes
            for _ in 0..<60 {
                var bytes = sound
                for _ in 0...generator.index(below: 3) {
                    let at = generator.index(below: bytes.count)
                    switch generator.index(below: 4) {
                    case 0: bytes[at] = UInt8(generator.index(below: 256))
                    case 1: bytes[at] ^= 1 << generator.index(below: 8)
                    case 2: bytes.removeSubrange(at..<min(bytes.count, at + 1 + generator.index(below: 5)))
                    default:
                        bytes.insert(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF, 0x7F].prefix(1 + at % 5), at: at)
                    }
                    if bytes.isEmpty { bytes = [0] }
                }
                if defect(bytes, at: graph.exits) == nil { read += 1 } else { refused += 1 }
            }
        }
        #expect(read > 50 && refused > 500)
        for length in 0..<200 {
            #expect(defect(Array(RandomGraph(seed: 1).file.bytes.prefix(length))) != nil)
        }
    }

    @Test("what is no ONNX model is told by where it stops being one")
    func malformed() {
        #expect(defect([UInt8]())?.found == "an empty file")
        #expect(defect(Array("<html>".utf8))?.place == "byte 0")
        #expect(defect([0x3B])?.found == "a group, which ONNX has none of")
        #expect(defect([0x08] + Array(repeating: 0xFF, count: 10))?.found == "a number of more than 64 bits")
        #expect(
            defect([0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01])?.place == "byte 11")
        #expect(defect([0x08, 0x80])?.found == "a number cut short")
        #expect(defect([0x08, 0x07])?.found == "no graph")
        #expect(defect([0x3A, 0x00, 0x3A, 0x00])?.found == "a second graph")
        let name = ONNXFile.message(7, ONNXFile.message(1, ONNXFile.message(1, [0xFF])))
        #expect(defect(name)?.found == "a name that is not UTF-8")
    }

    @Test("graphs within graphs are followed as deep as anybody nests them")
    func nesting() {
        func nested(_ depth: Int) -> ONNXDefect? {
            var node = ONNXFile.Node("Relu", ["input"], ["final"])
            for _ in 0..<depth {
                var graph = ONNXFile([node])
                graph.inputs = []
                node = ONNXFile.Node(
                    "If", ["input"], ["final"], attributes: [ONNXFile.message(6, graph.graph)])
            }
            return defect([node])
        }
        #expect(nested(30) == nil)
        #expect(nested(200)?.found == "graphs in graphs, more than 32 deep")
        #expect(nested(200)?.remedy.contains("fewer If and Loop") == true)
    }

    @Test("nodes are in an order in which they can run, and every tensor is computed once")
    func order() {
        let final = ONNXFile.Node("Relu", ["a"], ["final"])
        #expect(
            defect([final, .init("Relu", ["input"], ["a"])])?.found.hasPrefix("input a, which nothing before")
                == true)
        #expect(defect([.init("Relu", ["a"], ["a"]), final])?.place == "node 0, Relu /a")
        #expect(
            defect([.init("Relu", ["input"], ["a"]), .init("Relu", ["w"], ["a"]), final])?.found
                == "output a, which is there already")
        #expect(defect([.init("Relu", ["input"], ["w"])])?.found == "output w, which is there already")
    }

    @Test("a classifier has a tensor of its own, that is computed after those before it")
    func classifiers() {
        let nodes: [ONNXFile.Node] = [.init("Relu", ["input"], ["a"]), .init("Relu", ["a"], ["final"])]
        #expect(defect(nodes, at: ["a", "final"]) == nil)
        #expect(defect(nodes, at: ["final", "a"])?.place == "tensor a")
        #expect(defect(nodes, at: ["a", "a"])?.found.contains("classifier 1") == true)
        #expect(defect(nodes, at: ["b"])?.found == "nothing that computes it")
        #expect(defect(nodes, at: ["input"])?.found == "nothing that computes it")
        let halves = nodes + [.init("Split", ["a"], ["left", "right"])]
        #expect(
            defect(halves, at: ["left", "right"])?.found == "an output of the node that computes left too")
        #expect(
            defect([.init("Relu", ["w"], ["final"])])?.found == "a value that follows from constants alone")
    }

    @Test("an exit that is computed after the final classifier keeps no plan without it from being cut")
    func unchosen() {
        let nodes: [ONNXFile.Node] = [
            .init("Relu", ["input"], ["a"]), .init("Relu", ["a"], ["final"]),
            .init("Relu", ["final"], ["late"]),
        ]
        #expect(defect(nodes, at: ["a", "final"]) == nil)
        #expect(defect(nodes, at: ["late", "final"])?.place == "tensor final")
    }

    @Test(
        "more dimensions than anything has are refused by the tensor's name, of weights and of declared types"
    )
    func ranks() {
        func weights(_ rank: Int) -> [UInt8] {
            let file = ONNXFile([.init("Add", ["input", "big"], ["final"])], outputs: ["final"])
            let tensor =
                ONNXFile.message(1, Array(repeating: 0, count: rank)) + ONNXFile.number(2, 1)
                + ONNXFile.text(8, "big")
            return ONNXFile.message(7, file.graph + ONNXFile.message(5, tensor))
        }
        #expect(defect(weights(64)) == nil)
        #expect(defect(weights(65))?.place == "tensor big" && defect(weights(65))?.found == "65 dimensions")
        var file = ONNXFile([.init("Relu", ["input"], ["final"])], outputs: ["final"])
        file.inputs[0].shape = Array(repeating: 1, count: 65)
        #expect(defect(file.bytes)?.place == "tensor input")
    }

    @Test("weights in other files are refused, with what to do")
    func external() {
        var file = ONNXFile([.init("Add", ["input", "w"], ["final"])], outputs: ["final"])
        let external = ONNXFile.text(8, "w") + ONNXFile.number(14, 1)
        let bytes = file.bytes + ONNXFile.message(7, [])
        #expect(defect(bytes)?.found == "a second graph")
        let graph = ONNXFile.message(7, file.graph + ONNXFile.message(5, external))
        #expect(defect(graph)?.place == "tensor w" && defect(graph)?.remedy.contains("onnx.save") == true)
        file.nodes = [.init("Constant", [], ["final"], attributes: [ONNXFile.message(5, external)])]
        #expect(defect(file.bytes)?.found == "weights in another file (external data)")
        file.nodes = [.init("Relu", ["input"], ["final"])]
        let constant = ONNXFile.text(4, "Constant") + ONNXFile.message(5, ONNXFile.message(5, external))
        let inFunction = ONNXFile.message(25, ONNXFile.message(7, constant))
        #expect(defect(file.bytes) == nil)
        #expect(defect(file.bytes + inFunction)?.found == "weights in another file (external data)")
    }

    @Test("a tensor between segments whose type nothing tells is refused, with what to do")
    func types() throws {
        func crossing(_ node: ONNXFile.Node) -> ONNXDefect? {
            defect(
                [node, .init("Relu", ["a"], ["one"]), .init("Add", ["a", "w"], ["final"])],
                at: ["one", "final"])
        }
        #expect(crossing(.init("Conv", ["input", "w"], ["a"])) == nil)
        // A shape is asked of what crosses, and the rank of what is reshaped stands in a value.
        #expect(crossing(.init("Reshape", ["input", "w"], ["a"]))?.remedy.contains("infer_shapes") == true)
        let unknown = crossing(.init("Mystery", ["input"], ["a"]))
        #expect(unknown?.place == "tensor a" && unknown?.remedy.contains("infer_shapes") == true)

        let file = ONNXFile(
            [
                .init("Relu", ["input"], ["a"]), .init("Relu", ["a"], ["one"]),
                .init("Relu", ["a"], ["final"]),
            ], outputs: ["one", "final"])
        let second = try NetworkCut(ONNXModel(file.bytes), at: ["one", "final"]).segments[1]
        let tensor = try Message(second.bytes).message(7).message(11).message(2).message(1)
        #expect(tensor.texts(1) == ["1"])
        #expect(try tensor.message(2).messages(1).count == 2)
    }

    @Test("samples are given to one input")
    func inputs() throws {
        var file = ONNXFile(
            [.init("Add", ["input", "w"], ["final"])], outputs: ["final"], initialisers: ["w"])
        file.inputs.append(("w", [1]))
        #expect(try ONNXModel(file.bytes).sampleInput() == "input")
        let segment = try NetworkCut(ONNXModel(file.bytes), at: ["final"]).segments[0]
        #expect(try SlowModel(segment.bytes).inputs == ["input", "w"] && segment.inputs == ["input"])
        file.inputs.append(("mask", [1]))
        #expect(throws: ONNXDefect.self) { try ONNXModel(file.bytes).sampleInput() }
    }
}
