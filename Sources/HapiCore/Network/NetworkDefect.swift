/// Why a list of layers and exits is no network. Formats translates it into a place in a file.
package enum NetworkDefect: Error, Sendable, Hashable {
    case noLayers
    /// The first layer names an input, or a later one names none: there must be one source, the first layer.
    case firstLayerHasInput
    case layerWithoutInput(layer: Int)
    /// An input that is not an earlier layer (itself or a later one).
    case inputNotEarlier(layer: Int, position: Int)
    case repeatedInput(layer: Int, position: Int)
    /// A layer other than the last whose output nobody reads: there must be one sink, the last layer.
    case outputUnused(layer: Int)
    case exitAfterUnknownLayer(exit: Int)
    case exitAfterLastLayer(exit: Int)
    /// The exit stands before, or after the same layer as, the exit listed before it.
    case exitsNotInDepthOrder(exit: Int)
    case repeatedLayerName(layer: Int)
    case repeatedExitName(exit: Int)
    case negativeLayerFigure(layer: Int)
    case negativeExitFigure(exit: Int)

    static func check(layers: [Layer]) throws(NetworkDefect) {
        guard let first = layers.first else { throw .noLayers }
        guard first.inputs.isEmpty else { throw .firstLayerHasInput }
        var isRead = [Bool](repeating: false, count: layers.count)
        for (index, layer) in layers.enumerated() {
            guard index == 0 || !layer.inputs.isEmpty else { throw .layerWithoutInput(layer: index) }
            guard layer.macs >= 0, layer.weightBytes >= 0 else { throw .negativeLayerFigure(layer: index) }
            for (position, input) in layer.inputs.enumerated() {
                guard input >= 0, input < index else {
                    throw .inputNotEarlier(layer: index, position: position)
                }
                guard !layer.inputs[..<position].contains(input) else {
                    throw .repeatedInput(layer: index, position: position)
                }
                isRead[input] = true
            }
        }
        if let unused = isRead.dropLast().firstIndex(of: false) { throw .outputUnused(layer: unused) }
    }

    static func check(exits: [CandidateExit], layerCount: Int) throws(NetworkDefect) {
        var deepest = -1
        for (index, exit) in exits.enumerated() {
            guard exit.layer >= 0, exit.layer < layerCount else { throw .exitAfterUnknownLayer(exit: index) }
            guard exit.layer < layerCount - 1 else { throw .exitAfterLastLayer(exit: index) }
            guard exit.layer > deepest else { throw .exitsNotInDepthOrder(exit: index) }
            guard exit.macs >= 0, exit.weightBytes >= 0 else { throw .negativeExitFigure(exit: index) }
            deepest = exit.layer
        }
    }

    static func checkNames(layers: [Layer], exits: [CandidateExit]) throws(NetworkDefect) {
        var names: Set<String> = []
        for (index, layer) in layers.enumerated() {
            guard names.insert(layer.name).inserted else { throw .repeatedLayerName(layer: index) }
        }
        names.insert(Network.finalName)
        for (index, exit) in exits.enumerated() {
            guard names.insert(exit.name).inserted else { throw .repeatedExitName(exit: index) }
        }
    }
}
