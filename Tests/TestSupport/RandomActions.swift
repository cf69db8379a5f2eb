import HapiCore
import HapiExplorer

/// Whatever a user might do, at random: every kind of action, sensible or not.
package struct RandomActions {
    private var generator: Generator
    private let network: Network
    private static let words = [
        "deadline 4ms", "deadline none", "mean-latency 3", "min-accuracy 40 %", "max-loss 90pp",
        "goal latency",
        "goal accuracy", "weight 0.7", "policy margin", "fallback deepest", "fallback most-confident",
        "threshold 0.33", "method random", "seed 7", "max-exits 3", "max-exits none", "keep c", "load c",
        "drop c",
        "name c tried before", "baseline sdn", "axis memory", "panel compare", "undo", "redo", "nonsense",
        "de", "",
    ]

    package init(seed: UInt64, network: Network) {
        generator = Generator(seed: seed)
        self.network = network
    }

    /// The next few actions, for some only make sense together.
    package mutating func next() -> [Action] {
        switch generator.index(below: 12) {
        case 0, 1, 2:
            let commands = Command.allCases.filter { $0 != .quit }
            return [.command(commands[generator.index(below: commands.count)])]
        case 3: return [.setCursor(generator.index(below: network.layers.count + 2) - 1)]
        case 4:
            return [
                .setCursor(layerOfExit()), .command([.toggle, .pin, .forbid][generator.index(below: 3)]),
            ]
        case 5: return [.pickLayer(generator.index(below: network.layers.count + 1))]
        case 6: return [.dragThreshold(generator.unit()), .dragThreshold(generator.unit()), .endDrag]
        case 7:
            let word = Self.words[generator.index(below: Self.words.count)]
            return [
                .edit(.cancel), .command(.commandLine), .edit(.insert(word)), .edit(.accept), .edit(.cancel),
            ]
        case 8:
            return [
                .pickSlot(generator.index(below: 9)),
                .command([.keep, .drop, .load][generator.index(below: 3)]),
            ]
        case 9: return [.pickRow(generator.index(below: 20)), .scroll(generator.index(below: 9) - 4)]
        case 10: return [.edit(edit())]
        default:
            return [
                .pickPoint(cost: generator.unit() * 9, accuracy: generator.unit(), accuracyPerCost: 0.1),
                .command(.load),
            ]
        }
    }

    private mutating func layerOfExit() -> Int {
        network.exits.isEmpty ? 0 : network.exits[generator.index(below: network.exits.count)].layer
    }

    private mutating func edit() -> TextEdit {
        let edits: [TextEdit] = [
            .insert("0.5"), .insert("x"), .deleteBackward, .deleteForward, .deleteWord, .left, .right, .start,
            .end,
            .clear, .up, .down, .pageUp, .pageDown, .complete, .completeBack, .accept, .cancel,
        ]
        return edits[generator.index(below: edits.count)]
    }
}
