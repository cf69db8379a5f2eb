import HapiCore
import HapiFormats

/// Where the networks of two models part: a model given in the place of another's has to be of the same network.
struct NetworkDifference {
    /// In the model's file.
    let place: String
    let found: String
    let expected: String

    /// Every value by which layers, exits, classes and the shape of the input are what they are. O(layers + exits).
    /// - Returns: `nil` where all are the same.
    init?(_ network: Network, from other: Network) {
        let (found, expected) = (Self.values(of: network), Self.values(of: other))
        let pair = zip(found, expected).first { $0.text != $1.text }
        guard let pair else { return nil }
        place = "at $.\(pair.0.place)"
        self.found = pair.0.text
        self.expected = pair.1.text
    }

    /// The counts come first, so that up to where they differ the values of two networks go in pairs.
    private static func values(of network: Network) -> [(place: String, text: String)] {
        let shape = network.inputShape.map(String.init).joined(separator: ", ")
        let counts = [
            ("classes", "\(network.classes) classes"), ("input", "an input of [\(shape)]"),
            ("layers", "\(network.layers.count) layers"), ("exits", "\(network.exits.count) exits"),
        ]
        func name(_ layer: Int) -> String { network.layers[layer].name }
        let layers = network.layers.enumerated().flatMap { index, layer in
            [
                ("name", "the name \(layer.name)"), ("kind", "the kind \(layer.kind)"),
                ("inputs", "the inputs [\(layer.inputs.map(name).joined(separator: ", "))]"),
                ("macs", "\(layer.macs)"), ("weightBytes", "\(layer.weightBytes)"),
                ("group", "the group \(layer.group)"),
            ].map { ("layers[\(index)].\($0)", $1) }
        }
        let exits = network.exits.enumerated().flatMap { index, exit in
            [
                ("name", "the name \(exit.name)"), ("after", "the layer \(name(exit.layer))"),
                ("macs", "\(exit.macs)"), ("weightBytes", "\(exit.weightBytes)"),
            ].map { ("exits[\(index)].\($0)", $1) }
        }
        return (counts + layers + exits).map { (place: $0, text: $1) }
    }
}
