/// Element types and ranks of tensors that the file does not tell, where they follow from the operator alone: what a
/// runtime has to be told of the tensors that go from one segment to the next. The rules hold in every operator set
/// so far (ONNX's `docs/Operators.md`). What no rule covers stays unknown, and so does what follows from it.
struct TypeInference {
    private var types: [Int: TensorType] = [:]
    /// What the file itself says of a tensor, with a shape where it has one anywhere.
    private var declared: [Int: ONNXModel.Value] = [:]

    /// O(nodes + tensors).
    init(_ model: ONNXModel) {
        for value in model.inputs + model.outputs + model.values {
            if value.type?.rank != nil || types[value.tensor]?.rank == nil {
                types[value.tensor] = value.type ?? types[value.tensor]
            }
            let isBetter = value.shape != nil && declared[value.tensor]?.shape == nil
            if value.isTyped, isBetter || declared[value.tensor] == nil { declared[value.tensor] = value }
        }
        for (tensor, initialiser) in model.initialisers { types[tensor] = initialiser.type }
        for node in model.nodes where node.isStandard { infer(node) }
    }

    /// `nil` where the rank is not known: ONNX has every input and output of a graph told with a shape, and an open
    /// rank has no shape that could be written. O(1).
    subscript(tensor: Int) -> TensorType? { types[tensor].flatMap { $0.rank == nil ? nil : $0 } }

    /// What the file has of a tensor, if that is a type as a graph's inputs and outputs need it. O(1).
    func declaration(of tensor: Int) -> ONNXModel.Value? {
        declared[tensor].flatMap { $0.shape == nil && $0.type != nil ? nil : $0 }
    }

    private mutating func infer(_ node: ONNXModel.Node) {
        let inputs = node.positions.map { $0.flatMap { types[$0] } }
        guard let type = Self.type(node, inputs) else { return }
        // All parts of a split are alike; the other outputs of other operators are of types of their own.
        let outputs = node.operation == "Split" ? node.outputs[...] : node.outputs.prefix(1)
        for case let output? in outputs where types[output]?.rank == nil { types[output] = type }
    }

    /// The type of the first output.
    private static func type(_ node: ONNXModel.Node, _ inputs: [TensorType?]) -> TensorType? {
        let first = inputs.first ?? nil
        let operation = node.operation
        func element(_ index: Int) -> Int? { inputs.indices.contains(index) ? inputs[index]?.element : nil }
        func made(_ element: Int?, _ rank: Int?) -> TensorType? {
            element.map { TensorType(element: $0, rank: rank) }
        }
        if alike.contains(operation) { return first }
        if broadcasting.contains(operation) { return made(first?.element, broadcast(inputs)) }
        if comparing.contains(operation) { return made(TensorType.bool, broadcast(inputs)) }
        if sameElement.contains(operation) { return made(first?.element, nil) }
        switch operation {
        case "Flatten", "Gemm": return made(first?.element, 2)
        case "MatMul":
            let rank = broadcast(inputs).flatMap { rank in
                inputs.allSatisfy { ($0?.rank ?? 0) >= 2 } ? rank : nil
            }
            return made(first?.element, rank)
        case "Where": return made(element(1), broadcast(inputs))
        case "Cast": return made(node.castElement, first?.rank)
        case "CastLike": return made(element(1), first?.rank)
        case "QuantizeLinear": return inputs.count == 3 ? made(element(2), first?.rank) : nil
        case "DequantizeLinear": return made(element(1), first?.rank)
        case "Shape": return made(TensorType.int64, 1)
        case "Size": return made(TensorType.int64, 0)
        case "NonZero": return made(TensorType.int64, 2)
        case "ArgMax", "ArgMin": return made(TensorType.int64, nil)
        case "Constant": return node.constant
        case "ConstantOfShape": return made(node.constant?.element ?? TensorType.float, nil)
        default: return nil
        }
    }

    /// The rank of operands stretched to each other.
    private static func broadcast(_ inputs: [TensorType?]) -> Int? {
        var rank = 0
        for input in inputs {
            guard let own = input?.rank else { return nil }
            rank = max(rank, own)
        }
        return rank
    }

    /// The first output has the first input's element type and rank.
    private static let alike: Set = [
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "AveragePool", "BatchNormalization",
        "Ceil", "Celu", "Clip", "Concat", "Conv", "ConvTranspose", "Cos", "Cosh", "CumSum", "DepthToSpace",
        "Dropout",
        "Elu", "Erf", "Exp", "Floor", "Gelu", "GlobalAveragePool", "GlobalLpPool", "GlobalMaxPool",
        "GroupNormalization", "HardSigmoid", "HardSwish", "Hardmax", "Identity", "InstanceNormalization",
        "LRN",
        "LayerNormalization", "LeakyRelu", "Log", "LogSoftmax", "LpNormalization", "LpPool", "MaxPool",
        "MeanVarianceNormalization", "Mish", "Neg", "PRelu", "Pad", "Reciprocal", "Relu", "Resize", "Round",
        "Selu", "Shrink", "Sigmoid", "Sign", "Sin", "Sinh", "Slice", "Softmax", "Softplus", "Softsign",
        "SpaceToDepth", "Split", "Sqrt", "Tan", "Tanh", "ThresholdedRelu", "TopK", "Transpose", "Trilu",
        "Upsample",
    ]
    private static let broadcasting: Set = [
        "Add", "Div", "Max", "Mean", "Min", "Mod", "Mul", "Pow", "Sub", "Sum",
    ]
    private static let comparing: Set = [
        "And", "Equal", "Greater", "GreaterOrEqual", "IsInf", "IsNaN", "Less", "LessOrEqual", "Not", "Or",
        "Xor",
    ]
    /// The same element type, but of a rank that follows from more.
    private static let sameElement: Set = [
        "Compress", "Einsum", "Expand", "Gather", "GatherElements", "GatherND", "ReduceL1", "ReduceL2",
        "ReduceLogSum", "ReduceLogSumExp", "ReduceMax", "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum",
        "ReduceSumSquare", "Reshape", "ScatterElements", "ScatterND", "Squeeze", "Tile", "Unsqueeze",
    ]
}
