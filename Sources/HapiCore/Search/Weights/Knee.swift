/// Where a trade-off turns: of designs of rising latency and accuracy, the one that lies farthest above the line
/// from the first to the last, both axes measured in the distance between these two (Das, "On characterizing the
/// 'knee' of the Pareto curve based on Normal-Boundary Intersection", Structural Optimization 18, 1999). Before it
/// a millisecond buys more accuracy than on the whole, after it less: the highlighted area of HAPI's Fig. 4.
package enum Knee {
    /// Index of the knee, `nil` when there is none: with fewer than three designs, or when none lies above the
    /// line. Of equals the fastest. O(designs).
    package static func index(of designs: [Figures]) -> Int? {
        guard let first = designs.first, let last = designs.last else { return nil }
        let accuracy = Double(last.correct - first.correct)
        let latency = last.meanLatency - first.meanLatency
        guard accuracy > 0, latency > 0 else { return nil }
        var knee: (index: Int, height: Double)?
        for (index, design) in designs.enumerated() {
            // On normalised axes the line is the diagonal, and the distance from it this height over √2.
            let height =
                Double(design.correct - first.correct) / accuracy
                - (design.meanLatency - first.meanLatency) / latency
            if height > (knee?.height ?? 0) + 1e-9 { knee = (index, height) }
        }
        return knee?.index
    }
}
