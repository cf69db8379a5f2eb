/// An upper bound on `correct − λ · time` over every way of going on from a prefix of exits, for one λ ≥ 0 (samples
/// answered rightly a sample-millisecond), in constant time.
///
/// Every sample counts once, where it leaves: 1 if answered rightly, minus λ times its path. Adding λ · `ceiling`
/// to each makes every term non-negative; a window counts at least the samples that leave there, so the best sum
/// over windows, found by dynamic programming from the deepest exit back, bounds every completion.
struct CompletionBound: Sendable {
    let lambda: Double
    /// No path that the tables know of is longer, milliseconds.
    let ceiling: Double
    private let tables: WindowTables
    private let costs: PathTable
    /// [exits still allowed][q][e], by place beyond the tables' base: the best sum after exit e, whose predecessor
    /// is q. One layer when the number of exits is not limited.
    private var after: [[Double]] = []
    /// Number of exits that a design may have.
    var places: Int { tables.count }
    let remainingAtRoot: Int

    init(_ tables: WindowTables, _ costs: PathTable, lambda: Double, maxExits: Int?, pins: PinPlaces) {
        self.tables = tables
        self.costs = costs
        self.lambda = lambda
        ceiling = costs.longest
        remainingAtRoot = (maxExits ?? tables.count) - 1
        let (side, base) = (tables.side, tables.base)
        let layers = maxExits.map { max(1, min($0, tables.count - tables.base)) } ?? 1
        for layer in 0..<layers {
            var best = [Double](repeating: -.infinity, count: side * side)
            for e in stride(from: tables.count, to: base, by: -1) {
                for q in 0..<e where q == 0 || q > base {
                    var value = pins.allowsEnd(after: e) ? end(q, e) : -.infinity
                    if maxExits == nil || layer > 0 {
                        for f in (e + 1)..<max(e + 1, pins.lastChoice(after: e) + 1) {
                            let following =
                                maxExits == nil
                                ? best[(e - base) * side + f - base]
                                : after[layer - 1][(e - base) * side + f - base]
                            let path = costs.path(f) + costs.exit(e)
                            value = max(value, gain(q, e, f, path: path) + following)
                        }
                    }
                    best[max(0, q - base) * side + e - base] = value
                }
            }
            after.append(best)
        }
    }

    /// The bound when exit `e` follows a prefix whose last two exits are p and q.
    /// - Parameters:
    ///   - correct: samples that have left the prefix rightly; `alive` those that have not left.
    ///   - inHand: of those alive, how many the prefix may answer rightly when nobody is sure.
    ///   - time: milliseconds of those who have left, and of the prefix's exits for all who have not.
    ///   - remaining: exits that may still follow e.
    @inline(__always)
    func limit(
        correct: Double, inHand: Double, alive: Double, time: Double, p: Int, q: Int, e: Int, remaining: Int
    ) -> Double {
        let base = correct + inHand - lambda * (time + alive * ceiling)
        let layer = min(remaining, after.count - 1)
        let place = max(0, q - tables.base) * tables.side + e - tables.base
        let found = base + gain(p, q, e, path: costs.path(e)) + after[layer][place]
        // Not more can be right than are right already and still there.
        return lambda == 0 ? min(found, correct + alive) : found
    }

    /// What the samples of a window add up to when they leave at e after `path` milliseconds.
    @inline(__always)
    private func gain(_ p: Int, _ q: Int, _ e: Int, path: Double) -> Double {
        let window = tables.window(p, q, e)
        return Double(tables.right[window]) + lambda * (ceiling - path) * Double(tables.left[window])
    }

    /// What those add up to that no exit up to e was sure of, when the design ends there.
    private func end(_ q: Int, _ e: Int) -> Double {
        let pair = tables.pair(q, e)
        let unsure = Double(tables.unsure[pair])
        var value = -Double.infinity
        if tables.finalMayRun {
            value =
                Double(tables.endRight[pair])
                + lambda * (ceiling - costs.final - costs.exit(e)) * unsure
        }
        if tables.mayEndEarly {
            value = max(
                value, Double(tables.earlyEndRight[pair]) + lambda * (ceiling - costs.path(e)) * unsure)
        }
        return value
    }
}
