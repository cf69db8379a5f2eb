import HapiCore
import HapiExplorer

/// What is known of the layer under the cursor: on the device, and in the present design.
struct LayerFacts {
    let index: Int
    let layer: Layer
    /// Milliseconds; the tail where it was measured.
    let latency: Double
    let tail: Double?
    /// Millijoules, where the device has energies.
    let energy: Double?
    /// Its part of the original network's latency, 0 to 1.
    let shareOfOriginal: Double
    /// How many of the samples arrive; `nil` when nothing can run.
    let arriving: Proportion?

    /// O(layers).
    init(_ input: PanelInput) {
        let costs = input.basis.evaluator.costs
        index = min(max(0, input.state.view.cursor), input.network.layers.count - 1)
        layer = input.network.layers[index]
        latency = costs.latency.layers[index]
        tail = costs.latencyTail?.layers[index]
        energy = costs.energy?.layers[index]
        let original = input.context.original.latency
        shareOfOriginal = original > 0 ? latency / original : 0
        let here = index
        arriving = input.state.analysis.evaluation.map {
            Proportion(correct: $0.counts.layers[here], samples: $0.samples)
        }
    }
}

/// What is known of a candidate exit: on the device, alone, and in the present design.
struct ExitFacts {
    let index: Int
    let exit: CandidateExit
    let state: ExitState
    /// By what figures it misses a limit.
    let missed: String?
    /// Milliseconds; the tail where it was measured.
    let latency: Double
    let tail: Double?
    /// Millijoules, where the device has energies.
    let energy: Double?
    /// Samples that it answers rightly on its own.
    let alone: Proportion
    /// How many of the samples leave here; `nil` where it does not run.
    let leaving: Proportion?
    /// The way of a sample that leaves, or would leave, here in the present design: typically, and at worst.
    let path: Double
    let worstPath: Double

    /// O(layers + exits).
    init(_ exit: Int, _ input: PanelInput) {
        let evaluator = input.basis.evaluator
        let costs = evaluator.costs
        let evaluation = input.state.analysis.evaluation
        index = exit
        self.exit = input.network.exits[exit]
        state = ExitState(exit, input)
        missed = ExitState.missed(exit, input)
        latency = costs.latency.exits[exit]
        tail = costs.latencyTail?.exits[exit]
        energy = costs.energy?.exits[exit]
        alone = Proportion(correct: input.basis.standaloneCorrect[exit], samples: input.context.samples)
        leaving = evaluation.flatMap { evaluation in
            evaluation.runnable.exits.firstIndex(of: exit).map {
                Proportion(correct: evaluation.leaving[$0], samples: evaluation.samples)
            }
        }
        let named = input.document.design.exits
        // What the deadline has cut off stands in the way of no other exit.
        let others = named.contains(exit) ? named : evaluation?.runnable.exits ?? named
        let way = others.filter { $0 < exit } + [exit]
        path = evaluator.paths.paths(exits: way)[way.count - 1]
        worstPath = evaluator.decisionUnit.worstPaths(way)[way.count - 1]
    }
}
