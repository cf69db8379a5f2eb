import HapiCore
import HapiExplorer

/// The designs that the plot shows, on the axis that is chosen.
struct ParetoDesigns {
    /// The edge that the cursor walks, by rising cost.
    let points: [CostEdge.Point]
    /// Index of the point that the user has walked to.
    let cursor: Int?
    let tried: [Tried]
    /// Slots, and what older rules choose.
    let letters: [ParetoMark]
    let present: ParetoMark?
    private let pointAccuracies: [Double]

    /// A design that was looked at.
    struct Tried {
        let cost: Double
        let accuracy: Double
        let isFeasible: Bool
    }

    /// O(tried + front), and as `ExplorerState.frontEdge`.
    init(_ input: PanelInput) {
        let points = input.state.frontEdge(input.context)
        self.points = points
        pointAccuracies = points.map { input.share($0.candidate.figures.correct) }
        cursor = input.state.view.frontCursor.flatMap { points.indices.contains($0) ? $0 : nil }
        letters = ParetoMark.letters(input)
        present = ParetoMark.present(input)
        tried = Self.tried(input)
    }

    /// What the search has tried, thinned, or the designs of a single exit before any.
    private static func tried(_ input: PanelInput) -> [Tried] {
        let axis = input.state.view.axis
        if let snapshot = input.state.live.snapshot {
            return snapshot.tried.compactMap { point in
                point.costs[axis].map {
                    Tried(cost: $0, accuracy: input.share(point.correct), isFeasible: point.isFeasible)
                }
            }
        }
        let basis = input.basis
        let columns = Dictionary(
            basis.confident.map { ($0.threshold, $0) }, uniquingKeysWith: { first, _ in first })
        return input.state.analysis.survey.singles.compactMap { single in
            axis.cost(of: single, basis.evaluator, confident: columns[single.threshold]).map {
                Tried(
                    cost: $0, accuracy: input.share(single.figures.correct), isFeasible: single.isFeasible)
            }
        }
    }

    private var marks: [ParetoMark] { letters + [present].compactMap { $0 } }

    /// Of all that is shown.
    var costs: [Double] { tried.map(\.cost) + points.map(\.cost) + marks.map(\.cost) }
    var accuracies: [Double] { tried.map(\.accuracy) + pointAccuracies + marks.map(\.accuracy) }

    /// Whether there is a design that misses the limits.
    var hasMissed: Bool { tried.contains { !$0.isFeasible } }
}
