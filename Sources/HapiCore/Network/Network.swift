/// A layer of the backbone: one node of the dataflow graph (METHOD: HAPI Sec. 4.1, Sec. 5).
package struct Layer: Sendable, Hashable {
    package var name: String
    package var kind: String
    /// Indices of the layers whose output this one consumes, all smaller than its own.
    package var inputs: [Int]
    /// Multiply-accumulate operations of one inference.
    package var macs: Int
    package var weightBytes: Int
    /// The stage that the layer belongs to, as the screen labels it.
    package var group: String

    package init(name: String, kind: String, inputs: [Int], macs: Int, weightBytes: Int, group: String) {
        self.name = name
        self.kind = kind
        self.inputs = inputs
        self.macs = macs
        self.weightBytes = weightBytes
        self.group = group
    }
}

/// A trained classifier that may be attached after one layer.
package struct CandidateExit: Sendable, Hashable {
    package var name: String
    /// Index of the layer whose output the exit reads.
    package var layer: Int
    package var macs: Int
    package var weightBytes: Int

    package init(name: String, layer: Int, macs: Int, weightBytes: Int) {
        self.name = name
        self.layer = layer
        self.macs = macs
        self.weightBytes = weightBytes
    }
}

/// The overprovisioned network: a backbone in execution order with every candidate exit attached.
///
/// The backbone is a directed acyclic graph with one source, the first layer, and one sink, the last, which
/// yields the final prediction. Exits are in depth order. *Classifier* `k` is exit `k` for `k < exits.count`
/// and the final classifier for `k == exits.count`.
package struct Network: Sendable, Hashable {
    package let name: String
    package let task: String
    package let classes: Int
    /// Shape of one input, without the batch.
    package let inputShape: [Int]
    package let layers: [Layer]
    package let exits: [CandidateExit]

    /// O(layers + exits), plus the square of the number of inputs of every layer.
    /// - Throws: the first `NetworkDefect` found; a value that exists is a sound network.
    package init(
        name: String, task: String, classes: Int, inputShape: [Int], layers: [Layer], exits: [CandidateExit]
    ) throws(NetworkDefect) {
        try NetworkDefect.check(layers: layers)
        try NetworkDefect.check(exits: exits, layerCount: layers.count)
        try NetworkDefect.checkNames(layers: layers, exits: exits)
        self.name = name
        self.task = task
        self.classes = classes
        self.inputShape = inputShape
        self.layers = layers
        self.exits = exits
    }

    /// Number of classifiers: the candidate exits and the final one.
    package var classifierCount: Int { exits.count + 1 }

    /// Index of the final classifier among the classifiers.
    package var finalClassifier: Int { exits.count }

    /// The layer after which classifier `k` answers. O(1).
    package func layer(ofClassifier k: Int) -> Int {
        k < exits.count ? exits[k].layer : layers.count - 1
    }

    /// The name that files and the screen give classifier `k`. O(1).
    package func name(ofClassifier k: Int) -> String {
        k < exits.count ? exits[k].name : Network.finalName
    }

    /// The names of the exits in depth order, then that of the final classifier. O(exits).
    package var classifierNames: [String] { exits.map(\.name) + [Network.finalName] }

    /// What the final classifier is called in `shares` and in the Exit Decision Unit's table.
    package static let finalName = "final"

    /// The candidate exit attached after a layer, if there is one. O(exits).
    package func exit(afterLayer layer: Int) -> Int? {
        exits.firstIndex { $0.layer == layer }
    }
}
