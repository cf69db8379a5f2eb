import HapiCore

/// Another device with the same network: a second profile's costs.
package struct Device: Sendable, Hashable {
    package var path: String
    package var title: String
    /// "measured" or "modelled".
    package var latencyKind: String
    package var costs: NodeCosts

    package init(path: String, title: String, latencyKind: String, costs: NodeCosts) {
        self.path = path
        self.title = title
        self.latencyKind = latencyKind
        self.costs = costs
    }

    /// What a design costs there. Which samples leave where does not depend on the device; its deadline, which
    /// may differ, is left out.
    package struct Figures: Sendable, Hashable {
        /// Milliseconds.
        package let meanLatency: Double
        package let worstLatency: Double
        /// Millijoules, where the device has energies.
        package let meanEnergy: Double?
    }

    /// The same samples leaving at the same classifiers, at this device's costs. O(layers + exits).
    package func figures(of evaluation: Evaluation, in network: Network) -> Figures {
        let exits = evaluation.runnable.exits
        let samples = Double(evaluation.samples)
        func mean(_ costs: NodeCosts.Figures) -> Double {
            let paths = PathCosts(costs, in: network).paths(exits: exits)
            return zip(evaluation.leaving, paths).reduce(0) { $0 + Double($1.0) * $1.1 } / samples
        }
        let worst = PathCosts(costs.worstCase, in: network).paths(exits: exits)
        return Figures(
            meanLatency: mean(costs.latency),
            worstLatency: worst[evaluation.leaving.count - 1],
            meanEnergy: costs.energy.map(mean))
    }
}
