import HapiCore

/// Names of layers as a zoom into a stage shows them: those of the stage without its name before them,
/// "three.conv" for "inception3a.three.conv", as far as no other layer goes by what is left.
package struct StageNames: Sendable {
    private let network: Network
    private let stage: Range<Int>
    /// The stage's name with what parts it from the layers', and all that the layers of the network are called.
    private let beginning: String
    private let taken: Set<String>

    /// O(layers).
    /// - Parameter layer: any of the stage.
    package init(around layer: Int, _ network: Network) {
        self.network = network
        stage = BackboneWindow.stage(of: layer, network)
        beginning = network.layers[layer].group
        taken = Set(network.layers.map(\.name))
    }

    /// The name of any layer. O(characters).
    package func name(_ layer: Int) -> String {
        let name = network.layers[layer].name
        guard stage.contains(layer), name.hasPrefix(beginning) else { return name }
        let rest = name.dropFirst(beginning.count)
        // "stage10.conv" is no "0.conv" of stage1.
        guard let mark = rest.first, !mark.isLetter, !mark.isNumber else { return name }
        let own = String(rest.dropFirst())
        return own.isEmpty || taken.contains(own) ? name : own
    }
}
