/// The drawings of a report, by the names that the command line takes.
package enum ReportPlot: String, Sendable, CaseIterable {
    case backbone, front, thresholds, annealing

    /// O(layers · designs), and what each shows of front, curves and trajectory.
    package func drawing(_ report: Report) -> Drawing {
        switch self {
        case .backbone: BackbonePlot(report).drawing
        case .front: FrontPlot(report).drawing
        case .thresholds: ThresholdPlot(report).drawing
        case .annealing: AnnealingPlot(report).drawing
        }
    }
}
