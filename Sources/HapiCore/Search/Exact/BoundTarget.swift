/// What a bound has to fall short of for a branch to be given up, in the terms of the problem's objective.
struct BoundTarget: Sendable {
    private let objective: Objective
    private let samples: Double
    /// Samples that must be right at least.
    private let floor: Double
    /// Most time of all samples together, milliseconds.
    private let timeLimit: Double?
    private let original: Evaluator.Original
    private let weight: Double
    private let longest: Double

    init(_ problem: SearchProblem) {
        objective = problem.objective
        let samples = Double(problem.original.samples)
        self.samples = samples
        floor = ((problem.limits.minAccuracy ?? 0) * (1 - 1e-9) * samples).rounded(.up)
        timeLimit = problem.limits.meanLatency.map { $0 * (1 + 1e-9) * samples }
        original = problem.original
        weight = problem.latencyWeight
        let paths = problem.evaluator.paths
        longest = paths.throughBackbone + paths.exits.reduce(0, +)
    }

    /// A glance that settles most: whether a single line makes a branch hopeless.
    @inline(__always)
    func isHopeless(lambda: Double, limit: Double, correct: Double, time: Double) -> Bool {
        switch objective {
        case .accuracy:
            if lambda == 0 { return limit < correct - 1e-6 }
            return timeLimit.map { limit + lambda * $0 * (1 + 1e-12) < correct - 1e-6 } ?? false
        case .latency: return lambda > 0 && floor - limit > lambda * time * (1 + 1e-9)
        case .weighted: return false
        case .exchange(let exchange):
            // In samples, with room for the rounding of both sides.
            return lambda == exchange.rate && limit < correct - lambda * time - 1e-6 * (1 + lambda * time)
        }
    }

    /// Whether no design with `correct − λ · time ≤ limits[i]` for every i (λ rising from 0) can be preferred to
    /// the incumbent, or be feasible. Ties are never given up.
    func isHopeless(_ lines: [(lambda: Double, limit: Double)], incumbent: Candidate?) -> Bool {
        let most = mostCorrect(lines)
        if most < floor { return true }
        guard let incumbent, incumbent.isFeasible else {
            return timeLimit.map { leastTime(lines, correct: floor) > $0 } ?? false
        }
        let time = incumbent.figures.meanLatency * samples
        switch objective {
        case .accuracy:
            let correct = Double(incumbent.figures.correct)
            if most < correct { return true }
            // As many right may still be had, so only a slower design is hopeless.
            return most < correct + 1 && leastTime(lines, correct: correct) > time * (1 + 1e-9)
        case .latency:
            return leastTime(lines, correct: floor) > time * (1 + 1e-9)
        case .weighted, .exchange:
            let worth = value(correct: Double(incumbent.figures.correct), time: time)
            return bestObjective(lines) < worth - 1e-9 * max(1, abs(worth))
        }
    }

    /// The best value within the lines, in the objective's own unit: a share, milliseconds, or none.
    func bestValue(_ lines: [(lambda: Double, limit: Double)]) -> Double {
        switch objective {
        case .accuracy: mostCorrect(lines) / samples
        case .latency: leastTime(lines, correct: floor) / samples
        case .weighted, .exchange: bestObjective(lines)
        }
    }

    /// Which of several bounds is tightest at the root; only to be compared.
    func slack(_ bound: CompletionBound) -> Double {
        let lines = [(bound.lambda, bound.root(samples: samples))]
        return switch objective {
        case .accuracy: timeLimit.map { lines[0].1 + lines[0].0 * $0 } ?? bound.lambda
        case .latency: -leastTime(lines, correct: floor)
        case .weighted, .exchange: bestObjective(lines)
        }
    }

    private func mostCorrect(_ lines: [(lambda: Double, limit: Double)]) -> Double {
        var most = samples
        for (lambda, limit) in lines {
            if lambda == 0 {
                most = min(most, limit)
            } else if let timeLimit {
                most = min(most, limit + lambda * timeLimit * (1 + 1e-12))
            }
        }
        return (most + 1e-6).rounded(.down)
    }

    private func leastTime(_ lines: [(lambda: Double, limit: Double)], correct: Double) -> Double {
        var least = 0.0
        for (lambda, limit) in lines where lambda > 0 { least = max(least, (correct - limit) / lambda) }
        return least
    }

    /// Eq. 4 and an exchange are convex in the latency along any line of accuracy, so their largest value under a
    /// concave ceiling of lines is at an end or where two lines cross.
    private func bestObjective(_ lines: [(lambda: Double, limit: Double)]) -> Double {
        let end = timeLimit.map { min($0, longest * samples) } ?? longest * samples
        let start = min(leastTime(lines, correct: floor), end)
        var times = [start, end]
        for (i, a) in lines.enumerated() {
            for b in lines[(i + 1)...] where a.lambda != b.lambda {
                let crossing = (a.limit - b.limit) / (b.lambda - a.lambda)
                if crossing > start, crossing < end { times.append(crossing) }
            }
        }
        return times.map { time in
            let correct = lines.reduce(samples) { min($0, $1.limit + $1.lambda * time) }
            return value(correct: correct, time: time)
        }.max() ?? 0
    }

    /// Eq. 4 or the exchange, of samples answered rightly and the milliseconds of all samples.
    private func value(correct: Double, time: Double) -> Double {
        if case .exchange(let exchange) = objective {
            return exchange.value(accuracy: correct / samples, latency: time / samples)
        }
        return original.objective(correct: correct, latency: time / samples, weight: weight)
    }
}
