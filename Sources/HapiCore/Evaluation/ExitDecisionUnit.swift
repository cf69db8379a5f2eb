/// Configures a network to a hard per-sample deadline: it runs up to the last classifier whose worst-case path
/// fits (HAPI Sec. 4.2).
package struct ExitDecisionUnit: Sendable {
    private let network: Network
    private let paths: PathCosts

    /// O(layers + exits).
    package init(network: Network, costs: NodeCosts) {
        self.network = network
        paths = PathCosts(costs.worstCase, in: network)
    }

    /// How far a design runs: its first `exits` exits, and the final classifier or not.
    package struct Reach: Sendable, Hashable {
        package var exits: Int
        package var finalRuns: Bool
    }

    /// What remains of a design under a deadline in milliseconds, or `nil` when not one classifier fits.
    /// O(exits²), and O(exits) when the whole design fits.
    ///
    /// A design is named after truncation: exits that can never run are not part of it. Leaving one out frees its
    /// time on the way to deeper classifiers, so the cut is repeated on what it leaves. The result is a fixed
    /// point: evaluated by its name again, under the same deadline, it comes out the same.
    package func runnable(_ exits: [Int], deadline: Double?) -> RunnableDesign? {
        reach(exits, deadline: deadline).map {
            RunnableDesign(exits: Array(exits.prefix($0.exits)), finalRuns: $0.finalRuns)
        }
    }

    /// The same as a number of exits: a cut always leaves the shallowest. Allocates nothing; as long
    /// as `runnable`.
    package func reach(_ exits: [Int], deadline: Double?) -> Reach? {
        guard let deadline else { return Reach(exits: exits.count, finalRuns: true) }
        var remaining = exits.count
        while true {
            var fitting = -1
            paths.forEachPath(exits[..<remaining]) { position, path in
                if Limits.holds(path, atMost: deadline) { fitting = position }
            }
            guard fitting >= 0 else { return nil }
            if fitting >= remaining - 1 { return Reach(exits: remaining, finalRuns: fitting == remaining) }
            remaining = fitting + 1
        }
    }

    /// Worst-case path W_i of every exit of a design, then of the final classifier, in milliseconds. O(exits).
    package func worstPaths(_ exits: [Int]) -> [Double] {
        paths.paths(exits: exits)
    }

    /// What paths add up to in worst-case latency, milliseconds.
    var worstCosts: PathCosts { paths }

    /// From which latency budget on each classifier is the last to run, shallowest first: the table that a plan
    /// carries to the device. O(exits).
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
