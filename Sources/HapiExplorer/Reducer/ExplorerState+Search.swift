import HapiCore

extension ExplorerState {
    mutating func toggleSearch() -> [Effect] {
        switch live.status {
        case .running:
            live.status = .paused
            return [.pauseSearch]
        case .paused where live.terms == document.searchTerms:
            live.status = .running
            return [.resumeSearch]
        case .finished where live.terms == document.searchTerms:
            // What it found is not to be lost by a key that also pauses.
            view.message = Message("The search has finished; S starts over with another seed")
            return []
        case .idle, .paused, .finished: return startSearch(seed: live.seed)
        }
    }

    mutating func startSearch(seed: UInt64) -> [Effect] {
        live.run += 1
        live.seed = seed
        live.status = .running
        live.terms = document.searchTerms
        live.snapshot = nil
        live.seconds = 0
        view.frontCursor = nil
        return [.startSearch(document.searchTerms, seed: seed, run: live.run)]
    }

    mutating func reduce(_ report: SearchReport) -> [Effect] {
        guard report.run == live.run else { return [] }
        let here = view.frontCursor.flatMap { cursor in
            live.snapshot.map { Front.latencyAccuracyEdge(of: $0.front) }
                .flatMap { $0.indices.contains(cursor) ? $0[cursor] : nil }
        }
        live.snapshot = report.snapshot
        follow(here)
        live.evaluationsPerSecond = report.evaluationsPerSecond
        live.seconds = report.seconds
        if report.snapshot.phase == .finished { live.status = .finished }
        return []
    }

    /// Keeps the cursor on the same design while the front changes under it, or on the one nearest in latency.
    private mutating func follow(_ here: Candidate?) {
        guard let here, let snapshot = live.snapshot else {
            view.frontCursor = nil
            return
        }
        let points = Front.latencyAccuracyEdge(of: snapshot.front)
        func distance(_ index: Int) -> Double {
            abs(points[index].figures.meanLatency - here.figures.meanLatency)
        }
        view.frontCursor = points.indices.min { distance($0) < distance($1) }
    }

    /// The points that the cursor walks: the edge of what the search found, or of the single exits before any.
    package func frontPoints(_ context: ExplorerContext) -> [Candidate] {
        Front.latencyAccuracyEdge(of: live.snapshot?.front ?? context.singlesFront)
    }

    mutating func walkFront(by distance: Int, _ context: ExplorerContext) -> [Effect] {
        let points = frontPoints(context)
        guard !points.isEmpty else {
            view.message = Message("No design that meets the limits was found yet")
            return []
        }
        let target = (view.frontCursor ?? entry(to: points, distance)) + distance
        view.frontCursor = min(points.count - 1, max(0, target))
        return []
    }

    /// Where a walk along the front sets out from: between the two points around the present design.
    private func entry(to points: [Candidate], _ distance: Int) -> Int {
        guard let latency = analysis.evaluation?.meanLatency else { return distance > 0 ? -1 : points.count }
        let slower = points.firstIndex { $0.figures.meanLatency > latency } ?? points.count
        return distance > 0 ? slower - 1 : slower
    }

    mutating func pickPoint(
        latency: Double, accuracy: Double, accuracyPerMillisecond: Double, _ context: ExplorerContext
    ) {
        let samples = Double(context.evaluator.answers.samples)
        func distance(_ candidate: Candidate) -> Double {
            let dx = (candidate.figures.meanLatency - latency) * accuracyPerMillisecond
            let dy = Double(candidate.figures.correct) / samples - accuracy
            return dx * dx + dy * dy
        }
        let points = frontPoints(context)
        view.focus = .pareto
        view.frontCursor = points.indices.min { distance(points[$0]) < distance(points[$1]) }
    }

    /// Makes the front's point under the cursor the design.
    mutating func loadPoint(_ context: ExplorerContext) -> [Effect] {
        let points = frontPoints(context)
        guard let cursor = view.frontCursor, points.indices.contains(cursor) else {
            view.message = Message("Walk the front first, with , and . or the arrows")
            return []
        }
        let origin: Document.Origin =
            live.snapshot.map { .annealing(seed: $0.seed, evaluations: $0.evaluations) } ?? .hand
        return change(context) {
            $0.design = points[cursor].design
            $0.origin = origin
        }
    }
}
