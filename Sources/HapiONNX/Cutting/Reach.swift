extension NetworkCut {
    /// Walks back from a classifier's tensor to what others have computed.
    struct Reach {
        private let model: ONNXModel
        /// The node that computes each tensor.
        private var producer: [Int: Int] = [:]
        /// Nodes whose values are the same for every sample: they are repeated where they are needed, for a runtime
        /// folds them into what reads them.
        private var isConstant: [Bool]
        /// The part that has each node, of those that are not constant.
        private var owner: [Int?]
        /// The tensor of each part's classifier.
        private var targets: [Int] = []

        /// O(nodes).
        init(_ model: ONNXModel) {
            self.model = model
            isConstant = []
            owner = Array(repeating: nil, count: model.nodes.count)
            for (index, node) in model.nodes.enumerated() {
                for case let output? in node.outputs { producer[output] = index }
                let isFixed = node.inputs.allSatisfy { input in
                    model.initialisers[input] != nil || producer[input].map { isConstant[$0] } == true
                }
                isConstant.append(
                    isFixed && node.isStandard && !node.hasGraph && !Self.random.contains(node.operation))
            }
        }

        /// What has no input and says something else each time.
        private static let random: Set = [
            "Bernoulli", "Dropout", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform",
            "RandomUniformLike",
        ]

        /// What a classifier needs and no part before has. O(nodes).
        mutating func part(computing name: String, number: Int) throws(ONNXDefect) -> Part {
            guard let target = model.names.number(of: name), let last = producer[target] else {
                throw ONNXDefect(
                    place: "tensor \(name)", found: "nothing that computes it",
                    expected: "a classifier's logits")
            }
            if let earlier = owner[last], targets[earlier] != target,
                model.nodes[last].outputs.contains(targets[earlier])
            {
                throw ONNXDefect(
                    place: "tensor \(name)",
                    found: "an output of the node that computes \(model.names.text(targets[earlier])) too",
                    expected: "classifiers that nodes of their own compute, for one to run without the next",
                    remedy: "export the network with each classifier's logits computed apart")
            }
            if let earlier = owner[last] {
                throw ONNXDefect(
                    place: "tensor \(name)",
                    found: "that classifier \(earlier + 1) of the plan, before it, computes it too",
                    expected: "classifiers in depth order, each with a tensor of its own",
                    remedy: "check the names of the file's outputs, and those of --output")
            }
            var found: Set<Int> = []
            var (constants, inputs): (Set<Int>, Set<Int>) = ([], [])
            var open = [target]
            while let tensor = open.popLast() {
                if model.initialisers[tensor] != nil {
                    constants.insert(tensor)
                } else if let node = producer[tensor] {
                    if let earlier = owner[node], earlier != number {
                        inputs.insert(tensor)
                    } else if found.insert(node).inserted {
                        if !isConstant[node] { owner[node] = number }
                        open += model.nodes[node].inputs
                    }
                } else {
                    inputs.insert(tensor)
                }
            }
            guard !inputs.isEmpty else {
                throw ONNXDefect(
                    place: "tensor \(name)", found: "a value that follows from constants alone",
                    expected: "a classifier's logits, computed from the network's input",
                    remedy: "check the names of the file's outputs, and those of --output")
            }
            targets.append(target)
            return part(target, nodes: found.sorted(), initialisers: constants, inputs: inputs)
        }

        private func part(
            _ target: Int, nodes: [Int], initialisers: Set<Int>, inputs: Set<Int>
        ) -> Part {
            var part = Part(classifier: target, nodes: nodes)
            part.initialisers = initialisers.sorted { start(of: $0) < start(of: $1) }
            // What the network is given comes first.
            part.inputs = inputs.sorted { (producer[$0] ?? -1, $0) < (producer[$1] ?? -1, $1) }
            part.constants =
                part.initialisers.compactMap { model.initialisers[$0]?.whole }
                + nodes.filter { isConstant[$0] }.map { model.nodes[$0].whole }
            return part
        }

        private func start(of initialiser: Int) -> Int {
            model.initialisers[initialiser]?.whole.lowerBound ?? 0
        }
    }
}
