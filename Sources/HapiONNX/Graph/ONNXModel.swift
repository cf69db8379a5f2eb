/// A network in ONNX's format, read as far as it takes to cut it: who computes and reads which tensor. Nodes, weights
/// and all else are places in `bytes`, to be carried over as they are.
package struct ONNXModel: Sendable {
    let bytes: [UInt8]
    /// Fields of the model but its graph: versions, operator sets, functions, whatever else there is.
    var header: [Range<Int>] = []
    /// Likewise of the graph: its name and description.
    var graphHeader: [Range<Int>] = []
    var names = NameTable()
    /// In an order in which they can run.
    var nodes: [Node] = []
    /// Weights and other constants, by tensor.
    var initialisers: [Int: Initialiser] = [:]
    /// What the network is given, and what it has constants for but may be given all the same.
    var inputs: [Value] = []
    var outputs: [Value] = []
    /// Types of tensors between nodes, as far as the file tells them.
    var values: [Value] = []

    /// One operation; tensors by number, without those left out.
    struct Node: Sendable {
        let whole: Range<Int>
        var name = ""
        var operation = ""
        var domain = ""
        /// Also what graphs inside it, of an `If` or a `Loop`, read from around them.
        var inputs: [Int] = []
        /// By position; `nil` where one is left out.
        var positions: [Int?] = []
        var outputs: [Int?] = []
        var hasGraph = false
        /// The attribute `to` of a `Cast`.
        var castElement: Int?
        /// The value of a `Constant`, or of what a `ConstantOfShape` repeats.
        var constant: TensorType?

        /// Whether the operator is one of ONNX's own.
        var isStandard: Bool { domain.isEmpty || domain == "ai.onnx" }
    }

    struct Initialiser: Sendable {
        let whole: Range<Int>
        let type: TensorType
    }

    /// A tensor with its type.
    struct Value: Sendable {
        let tensor: Int
        /// The message, without its field's key.
        let message: Range<Int>
        /// `nil` where the file has none, or one of something else than a tensor.
        let type: TensorType?
        /// Whether the file has a type of any kind.
        let isTyped: Bool
        /// Its dimensions, `nil` where they are not fixed; none at all where the rank is not known.
        let shape: [Int?]?
    }

    /// The input that samples are given to: the one without a constant value.
    /// - Throws: where there are several, or none.
    package func sampleInput() throws(ONNXDefect) -> String {
        let open = inputs.filter { initialisers[$0.tensor] == nil }
        guard let input = open.first, open.count == 1 else {
            let found = open.map { names.text($0.tensor) }.joined(separator: ", ")
            throw ONNXDefect(
                place: "the graph's inputs", found: open.isEmpty ? "none" : found,
                expected: "one input, which the samples are given to",
                remedy: "export the network again with one input (hapi-export --onnx does)")
        }
        return names.text(input.tensor)
    }

    /// Names of the graph's outputs, in the order of the file.
    package var outputNames: [String] { outputs.map { names.text($0.tensor) } }

    package var nodeCount: Int { nodes.count }

    /// A tensor's dimensions as far as the file tells, `nil` where they are open.
    package func shape(of name: String) -> [Int?]? {
        guard let tensor = names.number(of: name) else { return nil }
        return (inputs + outputs + values).first { $0.tensor == tensor && $0.shape != nil }?.shape
    }

    /// How many classes an output tells, where the file says: its last dimension.
    package func classes(of output: String) -> Int? { shape(of: output)?.last ?? nil }

    /// Whether a node or a constant makes a tensor of this name.
    package func hasTensor(_ name: String) -> Bool {
        guard let tensor = names.number(of: name) else { return false }
        return initialisers[tensor] != nil || nodes.contains { $0.outputs.contains(tensor) }
    }

    /// Whether the network is given a tensor of this name.
    package func isInput(_ name: String) -> Bool { inputs.contains { names.text($0.tensor) == name } }

    /// Fields of a range of the file.
    func fields(_ range: Range<Int>) -> WireReader { WireReader(bytes, range) }
}
