import HapiCore
import TestSupport
import Testing

@Suite("Networks: one source, one sink, exits in depth order")
struct NetworkTests {
    /// Layers by the layers that each reads; exits by the layer that each follows.
    private func network(
        _ inputs: [[Int]], exits: [Int] = [], names: [String]? = nil, exitNames: [String]? = nil,
        macs: Int = 1
    ) throws(NetworkDefect) -> Network {
        try Network(
            name: "n", task: "t", classes: 2, inputShape: [1],
            layers: inputs.indices.map {
                Layer(
                    name: names?[$0] ?? "l\($0)", kind: "k", inputs: inputs[$0], macs: macs, weightBytes: 1,
                    group: "")
            },
            exits: exits.indices.map {
                CandidateExit(name: exitNames?[$0] ?? "e\($0)", layer: exits[$0], macs: 1, weightBytes: 1)
            })
    }

    @Test("Classifiers are the exits in depth order, then the final one after the last layer")
    func classifiers() throws {
        let network = try network([[], [0], [1, 0], [2]], exits: [0, 2])
        #expect(network.classifierCount == 3 && network.finalClassifier == 2)
        #expect((0..<3).map(network.layer(ofClassifier:)) == [0, 2, 3])
        #expect((0..<3).map(network.name(ofClassifier:)) == ["e0", "e1", "final"])
        #expect((0..<4).map(network.exit(afterLayer:)) == [0, nil, 1, nil])
    }

    @Test("A single layer without exits is a network")
    func smallest() throws {
        #expect(try network([[]]).classifierCount == 1)
    }

    @Test(
        "What is no network is refused for the first reason that it is none",
        arguments: [
            ([], [], NetworkDefect.noLayers), ([[0]], [], .firstLayerHasInput),
            ([[1], [0]], [], .firstLayerHasInput), ([[], [], [1]], [], .layerWithoutInput(layer: 1)),
            ([[], [1]], [], .inputNotEarlier(layer: 1, position: 0)),
            ([[], [0, 2], [1]], [], .inputNotEarlier(layer: 1, position: 1)),
            ([[], [-1]], [], .inputNotEarlier(layer: 1, position: 0)),
            ([[], [9]], [], .inputNotEarlier(layer: 1, position: 0)),
            ([[], [0], [1, 0, 1]], [], .repeatedInput(layer: 2, position: 2)),
            ([[], [0], [0]], [], .outputUnused(layer: 1)), ([[], [0]], [2], .exitAfterUnknownLayer(exit: 0)),
            ([[], [0]], [-1], .exitAfterUnknownLayer(exit: 0)),
            ([[], [0]], [0, 1], .exitAfterLastLayer(exit: 1)),
            ([[], [0], [1]], [1, 0], .exitsNotInDepthOrder(exit: 1)),
            ([[], [0], [1]], [1, 1], .exitsNotInDepthOrder(exit: 1)),
        ])
    func defects(inputs: [[Int]], exits: [Int], defect: NetworkDefect) {
        #expect(throws: defect) { try network(inputs, exits: exits) }
    }

    @Test("No two nodes share a name, and no exit takes the final classifier's; a layer may")
    func names() throws {
        let chain = [[], [0], [1]]
        #expect(throws: NetworkDefect.repeatedLayerName(layer: 2)) {
            try network(chain, names: ["a", "b", "a"])
        }
        #expect(throws: NetworkDefect.repeatedExitName(exit: 1)) {
            try network(chain, exits: [0, 1], exitNames: ["x", "x"])
        }
        for name in ["b", Network.finalName] {
            #expect(throws: NetworkDefect.repeatedExitName(exit: 0)) {
                try network(chain, exits: [0], names: ["a", "b", "c"], exitNames: [name])
            }
        }
        // Two ways to write é are one name.
        #expect(throws: NetworkDefect.repeatedLayerName(layer: 1)) {
            try network([[], [0]], names: ["\u{E9}", "e\u{301}"])
        }
        #expect(try network(chain, names: ["a", "b", "final"]).layers.count == 3)
    }

    @Test("Figures are not negative")
    func negativeFigures() {
        #expect(throws: NetworkDefect.negativeLayerFigure(layer: 0)) { try network([[]], macs: -1) }
    }
}
