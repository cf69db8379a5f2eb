/// Configures a network to a hard per-sample deadline: it runs up to the last classifier whose worst-case path
/// fits (HAPI Sec. 4.2).
package struct ExitDecisionUnit: Sendable {
    private let network: Network
    private let paths: PathCosts

    package init(network: Network, costs: NodeCosts) {
        self.network = network
        paths = PathCosts(costs.worstCase)
    }

    /// What remains of a design under a deadline in milliseconds, or `nil` when not one classifier fits.
    ///
    /// A design is named after truncation: exits that can never run are not part of it. Leaving one out frees its
    /// time on the way to deeper classifiers, so the cut is repeated on what it leaves. The result is a fixed
    /// point: evaluated by its name again, under the same deadline, it comes out the same.
    package func runnable(_ exits: [Int], deadline: Double?) -> RunnableDesign? {
        guard let deadline else { return RunnableDesign(exits: exits, finalRuns: true) }
        var remaining = exits
        while true {
            let fitting = worstPaths(remaining).lastIndex { Limits.holds($0, atMost: deadline) }
            guard let fitting else { return nil }
            if fitting == remaining.count { return RunnableDesign(exits: remaining, finalRuns: true) }
            if fitting == remaining.count - 1 { return RunnableDesign(exits: remaining, finalRuns: false) }
            remaining.removeSubrange((fitting + 1)...)
        }
    }

    /// Worst-case path W_i of every exit of a design, then of the final classifier, in milliseconds.
    package func worstPaths(_ exits: [Int]) -> [Double] {
        paths.paths(exits: exits, in: network)
    }

    /// Worst-case latency of the layers up to one, without exits, milliseconds.
    func pathThroughLayer(_ layer: Int) -> Double { paths.throughLayer[layer] }

    /// From which latency budget on each classifier is the last to run, shallowest first: the table that a plan
    /// carries to the device.
    package func table(of design: RunnableDesign) -> [Row] {
        zip(design.classifiers(in: network), worstPaths(design.exits)).map {
            Row(fromBudget: $1, lastClassifier: $0)
        }
    }

    /// Under a budget of at least `fromBudget` milliseconds (and less than the next row's) run up to
    /// `lastClassifier`.
    package struct Row: Sendable, Hashable {
        package var fromBudget: Double
        package var lastClassifier: Int
    }
}
