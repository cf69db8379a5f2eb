import HapiCore

/// What costs are of: the layers and exits of a network, whatever its answers. Where two are the same, a design of one
/// can be held against the device of the other.
struct NetworkStructure: Sendable, Hashable {
    private let layers: [Layer]
    private let exits: [CandidateExit]

    init(_ network: Network) {
        layers = network.layers
        exits = network.exits
    }
}
