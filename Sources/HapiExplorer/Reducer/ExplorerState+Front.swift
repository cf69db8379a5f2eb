import HapiCore

extension ExplorerState {
    /// The points that the cursor walks: the edge of what the search found, or of the single exits before any, on
    /// the axis that is shown; by rising cost.
    package func frontPoints(_ context: ExplorerContext) -> [Candidate] {
        let evaluator = context.basis(document.policy).evaluator
        guard let snapshot = live.snapshot else {
            return Front.edge(of: analysis.survey.singles.filter(\.isFeasible), on: view.axis, evaluator)
        }
        return snapshot.edge(on: view.axis)
    }

    /// What a design that was found costs on the axis that is shown.
    package func cost(of candidate: Candidate, _ context: ExplorerContext) -> Double? {
        view.axis.cost(of: candidate, context.basis(document.policy).evaluator)
    }

    mutating func nextAxis(_ context: ExplorerContext) {
        let hasEnergy = context.basis(document.policy).evaluator.costs.energy != nil
        let axes = CostAxis.allCases.filter { $0 != .energy || hasEnergy }
        let here = axes.firstIndex(of: view.axis) ?? 0
        show(axes[(here + 1) % axes.count], context)
    }

    /// Plots accuracy against another cost; the cursor stays on its design, or near it.
    mutating func show(_ axis: CostAxis, _ context: ExplorerContext) {
        let points = frontPoints(context)
        let here = view.frontCursor.flatMap { points.indices.contains($0) ? points[$0] : nil }
        view.axis = axis
        follow(here, context)
    }

    /// Keeps the cursor on the same design while the front changes under it, or on the one nearest in cost.
    mutating func follow(_ here: Candidate?, _ context: ExplorerContext) {
        guard let here, let cost = cost(of: here, context) else {
            view.frontCursor = nil
            return
        }
        let points = frontPoints(context)
        func distance(_ index: Int) -> Double {
            abs((self.cost(of: points[index], context) ?? .infinity) - cost)
        }
        view.frontCursor = points.indices.min { distance($0) < distance($1) }
    }

    mutating func walkFront(by distance: Int, _ context: ExplorerContext) -> [Effect] {
        let points = frontPoints(context)
        guard !points.isEmpty else {
            view.message = Message("No design that meets the limits was found yet")
            return []
        }
        let target = (view.frontCursor ?? entry(to: points, distance, context)) + distance
        view.frontCursor = min(points.count - 1, max(0, target))
        return []
    }

    /// Where a walk along the front sets out from: between the two points around the present design.
    private func entry(to points: [Candidate], _ distance: Int, _ context: ExplorerContext) -> Int {
        guard let present = analysis.evaluation.flatMap({ view.axis.cost(of: $0) }) else {
            return distance > 0 ? -1 : points.count
        }
        let dearer = points.firstIndex { (cost(of: $0, context) ?? 0) > present } ?? points.count
        return distance > 0 ? dearer - 1 : dearer
    }

    mutating func pickPoint(
        cost: Double, accuracy: Double, accuracyPerCost: Double, _ context: ExplorerContext
    ) {
        let samples = Double(context.samples)
        let points = frontPoints(context)
        func distance(_ candidate: Candidate) -> Double {
            let dx = ((self.cost(of: candidate, context) ?? .infinity) - cost) * accuracyPerCost
            let dy = Double(candidate.figures.correct) / samples - accuracy
            return dx * dx + dy * dy
        }
        view.focus = .pareto
        view.frontCursor = points.indices.min { distance(points[$0]) < distance(points[$1]) }
    }

    /// Loads, or opens, what the cursor of the panel in use is on.
    mutating func loadHere(_ context: ExplorerContext) -> [Effect] {
        switch view.focus {
        case .compare: return load(slot: view.slotCursor, context)
        case .search:
            view.overlay = .form(Form(.method))
            return []
        case .threshold:
            view.overlay = .prompt(Prompt(.threshold))
            return []
        case .backbone where view.frontCursor == nil:
            view.overlay = .details(top: 0)
            return []
        case .backbone, .pareto: return loadPoint(context)
        }
    }

    private mutating func loadPoint(_ context: ExplorerContext) -> [Effect] {
        let points = frontPoints(context)
        guard let cursor = view.frontCursor, points.indices.contains(cursor) else {
            view.message = Message("Walk the front first, with , and . or the arrows")
            return []
        }
        return load(points[cursor], context)
    }
}

extension CostAxis {
    /// What a design costs: milliseconds, bytes or millijoules; `nil` where the platform has no energies.
    package func cost(of evaluation: Evaluation) -> Double? {
        switch self {
        case .meanLatency: evaluation.meanLatency
        case .worstLatency: evaluation.worstLatency
        case .memory: Double(evaluation.memory)
        case .energy: evaluation.meanEnergy
        }
    }
}
