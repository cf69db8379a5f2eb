import HapiCore

extension ExplorerState {
    /// The points that the cursor walks: the edge of what the search found, or of the single exits before any, on
    /// the axis that is shown; by rising cost. O(front²) at worst.
    package func frontEdge(_ context: ExplorerContext) -> [CostEdge.Point] {
        if let snapshot = live.snapshot { return snapshot.edgePoints(on: view.axis) }
        let basis = context.basis(document.policy)
        return Front.edgePoints(
            of: singles, on: view.axis, basis.evaluator, confident: basis.confident)
    }

    /// The designs of a single exit that pins and forbidden exits leave.
    package var singles: [Candidate] {
        analysis.survey.singles.filter {
            document.pinned.isSubset(of: $0.runnable.exits)
                && document.forbidden.isDisjoint(with: $0.runnable.exits)
        }
    }

    mutating func nextAxis(_ context: ExplorerContext) {
        let hasEnergy = context.basis(document.policy).evaluator.costs.energy != nil
        let axes = CostAxis.allCases.filter { $0 != .energy || hasEnergy }
        show(axes.stepped(from: view.axis, by: 1), context)
    }

    /// Plots accuracy against another cost; the cursor stays on its design, or near it.
    mutating func show(_ axis: CostAxis, _ context: ExplorerContext) {
        let here = pointUnderCursor(context)?.candidate
        view.axis = axis
        let basis = context.basis(document.policy)
        follow(
            here.flatMap { design in
                axis.cost(of: design, basis.evaluator).map { CostEdge.Point(cost: $0, candidate: design) }
            }, context)
    }

    /// Keeps the cursor on the same design while the front changes under it, or on the one nearest in cost.
    mutating func follow(_ here: CostEdge.Point?, _ context: ExplorerContext) {
        guard let here else {
            view.frontCursor = nil
            return
        }
        let points = frontEdge(context)
        view.frontCursor = points.indices.min {
            abs(points[$0].cost - here.cost) < abs(points[$1].cost - here.cost)
        }
    }

    /// The point of the front that the cursor is on.
    func pointUnderCursor(_ context: ExplorerContext) -> CostEdge.Point? {
        guard let cursor = view.frontCursor else { return nil }
        let points = frontEdge(context)
        return points.indices.contains(cursor) ? points[cursor] : nil
    }

    mutating func walkFront(by distance: Int, _ context: ExplorerContext) -> [Effect] {
        let points = frontEdge(context)
        guard !points.isEmpty else {
            view.message = Message("No design that meets the limits was found yet")
            return []
        }
        let target = (view.frontCursor ?? entry(to: points, distance)) + distance
        view.frontCursor = min(points.count - 1, max(0, target))
        return []
    }

    /// Where a walk along the front sets out from: between the two points around the present design.
    private func entry(to points: [CostEdge.Point], _ distance: Int) -> Int {
        guard let present = analysis.evaluation.flatMap({ view.axis.cost(of: $0) }) else {
            return distance > 0 ? -1 : points.count
        }
        let dearer = points.firstIndex { $0.cost > present } ?? points.count
        return distance > 0 ? dearer - 1 : dearer
    }

    mutating func pickPoint(
        cost: Double, accuracy: Double, accuracyPerCost: Double, _ context: ExplorerContext
    ) {
        let samples = Double(context.samples)
        let points = frontEdge(context)
        func distance(_ point: CostEdge.Point) -> Double {
            let dx = (point.cost - cost) * accuracyPerCost
            let dy = Double(point.candidate.figures.correct) / samples - accuracy
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
        guard let point = pointUnderCursor(context) else {
            view.message = Message("Walk the front first, with , and . or the arrows")
            return []
        }
        return load(point.candidate, context)
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
