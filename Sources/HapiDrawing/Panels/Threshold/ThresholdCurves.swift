import HapiCore
import HapiExplorer
import HapiFigures

/// What the present design's exits would do at every threshold, by column of the slider.
struct ThresholdCurves {
    /// Accuracy, mean latency and, where the platform has it, mean energy.
    let all: [Figure]
    /// By column: whether a limit would be broken there.
    let breaks: [Bool]

    struct Figure {
        let name: String
        /// At the present threshold.
        let now: String
        let token: ThemeToken
        /// One value a column, between the least and the most over the whole range of thresholds.
        let columns: Curve
        let limit: Double?
        /// By column, and at present: whether this very figure breaks its limit.
        let breaks: [Bool]
        let isBrokenNow: Bool
        let text: (Double) -> String

        /// "64.2-87.7 %": the unit once where it is the same, and one figure where there is no other.
        var rangeText: String {
            let (low, high) = (text(columns.lower), text(columns.upper))
            guard low != high else { return high }
            let unit = high.drop { $0 != " " }
            return low.hasSuffix(unit) ? "\(low.dropLast(unit.count))-\(high)" : "\(low)-\(high)"
        }
    }

    /// `nil` when nothing can run. O(points of the sweep + columns).
    init?(_ input: PanelInput, _ slider: Slider) {
        guard let sweep = input.state.analysis.sweep, let now = input.state.analysis.evaluation else {
            return nil
        }
        let points = Self.points(of: sweep, slider)
        let limits = input.document.limits
        let broken = sweep.thresholds.indices.map { index in
            limits.broken(
                by: Figures(
                    correct: sweep.correct[index], meanLatency: sweep.meanLatency[index], memory: now.memory),
                samples: now.samples)
        }
        func figure(
            _ name: String, _ values: [Double], now value: Double, _ token: ThemeToken,
            limit: (kind: LimitKind, value: Double?)?, _ text: @escaping (Double) -> String
        ) -> Figure {
            Figure(
                name: name, now: text(value), token: token,
                columns: Curve(
                    values: points.map { Summary.mean(of: values[$0]) ?? .nan }, lower: values.min() ?? 0,
                    upper: values.max() ?? 1),
                limit: limit?.value,
                breaks: points.map { broken[$0].contains { $0.contains { $0.kind == limit?.kind } } },
                isBrokenNow: now.broken.contains { $0.kind == limit?.kind }, text: text)
        }
        var all = [
            figure(
                "accuracy", sweep.correct.map(input.share), now: now.accuracy, .accuracyCurve,
                limit: (.accuracy, limits.minAccuracy)
            ) { Format.percent($0, digits: 2) },
            figure(
                "latency", sweep.meanLatency, now: now.meanLatency, .latencyCurve,
                limit: (.meanLatency, limits.meanLatency)
            ) { Format.milliseconds($0) },
        ]
        if let energies = sweep.meanEnergy, let energy = now.meanEnergy {
            all.append(
                figure("energy", energies, now: energy, .energyCurve, limit: nil) { Format.millijoules($0) })
        }
        self.all = all
        breaks = points.map { broken[$0].contains { !$0.isEmpty } }
    }

    /// The points of the sweep that each column of the slider's track stands for: those whose knob would stand
    /// there, or where there are fewer points than columns, the nearest.
    private static func points(of sweep: ThresholdSweep, _ slider: Slider) -> [Range<Int>] {
        let columns = sweep.thresholds.map { slider.column(of: $0) - slider.track.x }
        var next = 0
        return (0..<slider.track.width).map { column in
            let first = next
            while next < columns.count, columns[next] == column { next += 1 }
            guard first == next else { return first..<next }
            let before = max(0, first - 1)
            let after = min(first, columns.count - 1)
            let nearest = column - columns[before] <= columns[after] - column ? before : after
            return nearest..<(nearest + 1)
        }
    }
}
