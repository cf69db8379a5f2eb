import Foundation
import HapiCore
import HapiFormats

/// Files of other tools, and the networks that they timed.
package enum ImportFixtures {
    package static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(Checkout.root)/Tests/Fixtures/Import/\(name)")))
    }

    package static func text(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self)
    }

    /// stem, b0.conv1, b0.conv2 and head, exits after the first two; MACs 10, 30, 20, 5, exits 4 and 6.
    package static func smallNetwork() throws -> Network {
        try network(
            "small", [("stem", 10), ("b0.conv1", 30), ("b0.conv2", 20), ("head", 5)],
            exits: [("exit:stem", 0, 4), ("exit:b0.conv1", 1, 6)])
    }

    /// A chain of layers with their MACs.
    package static func network(
        _ name: String, _ layers: [(name: String, macs: Int)],
        exits: [(name: String, after: Int, macs: Int)] = []
    ) throws -> Network {
        try Network(
            name: name, task: "none", classes: 3, inputShape: [3, 32, 32],
            layers: layers.enumerated().map { index, layer in
                Layer(
                    name: layer.name, kind: "conv", inputs: index == 0 ? [] : [index - 1], macs: layer.macs,
                    weightBytes: 1, group: "")
            },
            exits: exits.map { CandidateExit(name: $0.name, layer: $0.after, macs: $0.macs, weightBytes: 1) })
    }

    /// The part of ResNet-56 that `onnxruntime-backbone.json` has the times of.
    package static func backbone() throws -> Network {
        let blocks = (0...16).flatMap { ["b\($0).conv1", "b\($0).conv2"] }
        return try network("ResNet-56, first 35 layers", (["stem"] + blocks).map { ($0, 1) })
    }

    /// Nodes of 1 ms each.
    package static func timings(_ names: [String]) -> NodeTimings {
        NodeTimings(
            nodes: names.map { NodeTimings.Node(name: $0, latency: 1) },
            source: NodeTimings.Source(runtime: "test", statistic: "median", runs: 1))
    }
}
