extension Front {
    /// The vertices of the upper-left hull of mean latency and accuracy, by rising latency: the designs that are
    /// best for some exchange A − λL, λ > 0, and so the only ones that can be best by eq. 4, which is convex in
    /// (A, L), at any weight. From the fastest design to the most accurate one.
    ///
    /// Andrew's monotone chain (Andrew 1979, "Another efficient algorithm for convex hulls in two dimensions").
    /// O(members).
    package var hull: [Candidate] {
        var hull: [Candidate] = []
        for next in latencyAccuracyEdge {
            while hull.count > 1,
                !Self.bulges(hull[hull.count - 1].figures, over: hull[hull.count - 2].figures, next.figures)
            {
                hull.removeLast()
            }
            hull.append(next)
        }
        return hull
    }

    /// Whether the middle one of three designs of rising latency and accuracy lies above the line through the
    /// others, by more than rounding.
    private static func bulges(_ middle: Figures, over first: Figures, _ last: Figures) -> Bool {
        let own = Double(middle.correct - first.correct) * (last.meanLatency - first.meanLatency)
        let line = Double(last.correct - first.correct) * (middle.meanLatency - first.meanLatency)
        return own > line * (1 + 1e-12)
    }
}
