/// A network with exits cut into segments, one a classifier: segment k has what classifier k needs and no earlier one
/// does. Run one after the other, each on what the network is given and what those before it handed out, they compute
/// what the network computes up to the last of them, and nothing twice but constants.
///
/// What no classifier needs (exits that were not chosen, and all beyond the last) is left out.
package struct NetworkCut: Sendable {
    /// In the order of the classifiers.
    package let segments: [Segment]
    /// Bytes of constants that more than one segment has, beyond the first time.
    package let repeatedBytes: Int

    package struct Segment: Sendable {
        /// An ONNX model.
        package let bytes: [UInt8]
        /// Names of tensors: the network's input or what earlier segments hand out.
        package let inputs: [String]
        /// The classifier's, then those that later segments read.
        package let outputs: [String]
        package let nodes: Int
        /// Of its constants, weights for the most part.
        package let constantBytes: Int
    }

    /// O(classifiers · nodes + bytes).
    /// - Parameter classifiers: the tensor that each gives its logits in, in the order in which they run.
    /// - Throws: where a tensor is not there, comes before its turn, or has a type that nothing tells.
    package init(_ model: ONNXModel, at classifiers: [String]) throws(ONNXDefect) {
        var reach = Reach(model)
        var parts: [Part] = []
        for name in classifiers { parts.append(try reach.part(computing: name, number: parts.count)) }
        let types = TypeInference(model)
        var needed: Set<Int> = []
        var segments: [Segment] = []
        for part in parts.reversed() {
            let handed = part.outputs(neededLater: needed, in: model)
            needed.formUnion(part.inputs)
            segments.append(try part.segment(of: model, outputs: handed, types))
        }
        self.segments = segments.reversed()
        var seen: Set<Int> = []
        repeatedBytes = parts.flatMap(\.constants).reduce(0) { sum, range in
            seen.insert(range.lowerBound).inserted ? sum : sum + range.count
        }
    }

    /// What one segment has, by number.
    struct Part {
        let classifier: Int
        /// In the file's order.
        var nodes: [Int] = []
        var initialisers: [Int] = []
        /// In the order in which they are computed.
        var inputs: [Int] = []
        /// Where its constants stand in the file.
        var constants: [Range<Int>] = []
    }
}
