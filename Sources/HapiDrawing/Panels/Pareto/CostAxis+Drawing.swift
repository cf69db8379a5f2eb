import HapiCore
import HapiExplorer
import HapiFigures

/// How the ways in which a design costs are written.
extension CostAxis {
    /// In running text.
    var title: String {
        switch self {
        case .meanLatency: "mean latency"
        case .worstLatency: "worst latency"
        case .memory: "memory"
        case .energy: "energy"
        }
    }

    /// For an axis on which costs reach `most`.
    func unit(upTo most: Double) -> AxisUnit {
        switch self {
        case .meanLatency, .worstLatency: .milliseconds
        case .memory: .bytes(upTo: most)
        case .energy: .millijoules
        }
    }

    /// A cost with its unit.
    func text(_ cost: Double) -> String {
        switch self {
        case .meanLatency, .worstLatency: Format.milliseconds(cost)
        case .memory: Format.bytes(Int(cost))
        case .energy: "\(Format.fixed(cost, digits: cost < 9.995 ? 2 : 1)) mJ"
        }
    }

    /// What limits bind a cost to, if they do.
    func limit(in limits: Limits) -> Double? {
        switch self {
        case .meanLatency: limits.meanLatency
        case .worstLatency: limits.deadline
        case .memory: limits.memory.map(Double.init)
        case .energy: nil
        }
    }
}
