import HapiCore
import HapiDrawing
import Testing

@Suite("Names of layers within a stage")
struct StageNamesTests {
    private func network(_ layers: [(name: String, group: String)]) throws -> Network {
        try Network(
            name: "chain", task: "none", classes: 2, inputShape: [1],
            layers: layers.enumerated().map { index, layer in
                Layer(
                    name: layer.name, kind: "conv", inputs: index == 0 ? [] : [index - 1], macs: 1,
                    weightBytes: 1, group: layer.group)
            }, exits: [])
    }

    @Test("Layers of the stage go without its name, all others keep theirs")
    func relative() throws {
        let network = try network([
            ("stem.conv", "stem"), ("in3a.one.conv", "in3a"), ("in3a.pool", "in3a"), ("in3b.pool", "in3b"),
        ])
        let names = StageNames(around: 2, network)
        #expect(
            network.layers.indices.map(names.name) == ["stem.conv", "one.conv", "pool", "in3b.pool"])
    }

    @Test(
        "A name stays whole where the stage's is but the beginning of a word, nothing is left, or it is taken"
    )
    func whole() throws {
        let network = try network([
            ("pool", "first"), ("stage1", "stage1"), ("stage10.conv", "stage1"), ("stage1.pool", "stage1"),
            ("b0.conv", "stage1"), ("stage1.", "stage1"), ("stage1/conv", "stage1"),
        ])
        let names = StageNames(around: 3, network)
        #expect(
            network.layers.indices.map(names.name) == [
                "pool", "stage1", "stage10.conv", "stage1.pool", "b0.conv", "stage1.", "conv",
            ])
    }
}
