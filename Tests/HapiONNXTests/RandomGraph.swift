import HapiCore
import TestSupport

/// A random network with exits: nodes that read any tensors before them, some of them constants, some with two
/// outputs; exits that nobody reads.
struct RandomGraph {
    private(set) var file: ONNXFile
    /// In an order that need not be the file's.
    private(set) var exits: [String] = []

    init(seed: UInt64) {
        var generator = Generator(seed: seed)
        let weights = (0..<3).map { "w\($0)" }
        var tensors = ["input"]
        var nodes: [ONNXFile.Node] = []
        // What depends on the sample: a classifier that does not is refused.
        var varying: Set = ["input"]
        func any() -> String { tensors[generator.index(below: tensors.count)] }
        for index in 0..<(6 + generator.index(below: 12)) {
            let name = "t\(index)"
            switch generator.index(below: 8) {
            case 0: nodes.append(ONNXFile.Node("Constant", [], [name], attributes: [Self.constant]))
            case 1: nodes.append(ONNXFile.Node("Add", [weights[generator.index(below: 3)], any()], [name]))
            case 2:
                nodes.append(ONNXFile.Node("Split", [any()], [name, name + "b"]))
                tensors.append(name + "b")
            case 3: nodes.append(ONNXFile.Node("Clip", [any(), "", any()], [name]))
            case 4, 5: nodes.append(ONNXFile.Node("Add", [any(), any()], [name]))
            case 6:
                nodes.append(ONNXFile.Node("Relu", [any()], ["exit\(index)"]))
                if let node = nodes.last, varying.contains(node.inputs[0]) { exits.append("exit\(index)") }
                continue
            default: nodes.append(ONNXFile.Node("Relu", [any()], [name]))
            }
            tensors.append(name)
            if let node = nodes.last, !varying.isDisjoint(with: node.inputs) {
                varying.formUnion(node.outputs)
            }
        }
        tensors.removeAll { !varying.contains($0) }
        nodes.append(ONNXFile.Node("Relu", [any()], ["final"]))
        exits = exits.filter { _ in generator.index(below: 3) > 0 }
        if generator.index(below: 2) == 0 { exits.reverse() }
        exits.append("final")
        file = ONNXFile(nodes, outputs: exits, initialisers: weights)
    }

    /// The attribute `value`, a tensor of one float.
    static let constant = ONNXFile.text(1, "value") + ONNXFile.message(5, ONNXFile.tensor("", [1, 2, 3, 4]))
}
