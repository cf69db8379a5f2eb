import HapiCore
import HapiExplorer

/// A design in the plane of cost and accuracy that is told by a sign of its own.
struct ParetoMark {
    let cost: Double
    let accuracy: Double
    let sign: Character
    let kind: Kind
    /// What the sign stands for; empty for a slot without a name.
    let meaning: String

    enum Kind {
        case present, slot, baseline
    }

    var token: ThemeToken {
        switch kind {
        case .present: .pointCurrent
        case .slot: .title
        case .baseline: .text
        }
    }

    /// `nil` for a design that has no such cost.
    private init?(
        _ evaluation: Evaluation, on axis: CostAxis, _ sign: Character, _ kind: Kind, _ meaning: String
    ) {
        guard let cost = axis.cost(of: evaluation) else { return nil }
        self.cost = cost
        accuracy = evaluation.accuracy
        self.sign = sign
        self.kind = kind
        self.meaning = meaning
    }

    /// What older rules would choose, by lower-case letters, and the slots by theirs.
    static func letters(_ input: PanelInput) -> [ParetoMark] {
        let axis = input.state.view.axis
        let baselines = input.state.analysis.survey.baselines.compactMap { baseline in
            baseline.method.letter.flatMap {
                ParetoMark(baseline.evaluation, on: axis, $0, .baseline, baseline.method.shortTitle)
            }
        }
        let slots = input.document.slots.enumerated().compactMap { index, slot in
            slot.flatMap {
                ParetoMark($0.evaluation, on: axis, Document.slotNames[index], .slot, $0.name)
            }
        }
        return baselines + slots
    }

    static func present(_ input: PanelInput) -> ParetoMark? {
        input.state.analysis.evaluation.flatMap {
            ParetoMark($0, on: input.state.view.axis, input.glyphs.pointCurrent, .present, "now")
        }
    }
}

extension BaselineMethod {
    /// By which the design of a rule is told in the plot; `nil` for searches.
    var letter: Character? {
        switch self {
        case .annealing, .exact, .random, .greedy: nil
        case .sdn: "s"
        case .branchyNet: "b"
        case .allExits: "a"
        case .original: "o"
        }
    }

    var shortTitle: String { self == .original ? "original" : title }
}
