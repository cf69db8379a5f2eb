import HapiCore

extension Setting {
    /// The value one step on or back, as it would be typed: the next choice; a hundredth of what is natural for a
    /// quantity. A limit that does not bind begins at the present design's own figure.
    package func stepped(
        by steps: Int, from values: SettingValues, present: Evaluation?, _ context: ExplorerContext
    ) -> String {
        let now = text(of: values, context)
        if !choices.isEmpty {
            return choices.filter { $0 == now || isThere($0, values, context) }.stepped(from: now, by: steps)
        }
        let original = context.original
        func moved(_ value: Double?, from start: Double?, step: Double) -> String {
            let rounded = ((value ?? start ?? 0) / step).rounded() + Double(value == nil ? 0 : steps)
            return Self.decimal(max(0, rounded) * step)
        }
        func whole(_ value: Int, _ step: Int) -> String { "\(max(1, value + steps * step))" }
        let (limits, search) = (values.document.limits, values.search)
        let step = Self.roundStep(original.latency / 100)
        switch self {
        case .weight: return moved(values.document.latencyWeight, from: nil, step: 0.05)
        case .meanLatency: return moved(limits.meanLatency, from: present?.meanLatency, step: step)
        case .deadline: return moved(limits.deadline, from: present?.worstLatency, step: step)
        case .memory:
            let mebibyte = 1_048_576.0
            let tenths = moved(
                limits.memory.map { Double($0) / mebibyte },
                from: present.map { Double($0.memory) / mebibyte }, step: 0.1)
            return tenths + " MiB"
        case .minAccuracy:
            return moved(
                limits.minAccuracy.map { $0 * 100 }, from: present.map { $0.accuracy * 100 }, step: 0.5)
                + " %"
        case .maxLoss:
            return moved(limits.minAccuracy.map { (original.accuracy - $0) * 100 }, from: 1, step: 0.1)
                + " pp"
        case .maxExits:
            guard let most = values.document.maxExits else {
                return "\(max(present?.runnable.exits.count ?? 1, values.document.pinned.count))"
            }
            return "\(max(values.document.pinned.count, most + steps))"
        case .threshold:
            let range = context.basis(values.document.policy).thresholdRange
            let target = (values.document.design.threshold / range.upperBound * 100).rounded() + Double(steps)
            return Self.decimal(min(100, max(0, target)) * range.upperBound / 100)
        case .seed: return "\(max(0, Int(clamping: search.seed) + steps))"
        case .evaluations:
            return steps > 0 ? "\(min(1 << 50, search.evaluations) * 2)" : whole(search.evaluations / 2, 0)
        case .startAcceptance, .span, .reheat, .restart, .cycle:
            return Self.decimal(scheduleStep(by: steps, from: search.schedule))
        case .goal, .policy, .fallback, .method: return now
        }
    }

    /// The neighbouring value of a constant of the schedule, within what makes sense.
    private func scheduleStep(by steps: Int, from schedule: CoolingSchedule) -> Double {
        guard let term = scheduleTerm else { return 0 }
        let value = schedule[term]
        let moved: Double =
            switch term {
            case .span: value * (steps > 0 ? 10 : 0.1)
            case .acceptance, .reheat: ((value + 0.05 * Double(steps)) * 20).rounded() / 20
            case .restart: value + Double(steps)
            case .cycle: value + 1000 * Double(steps)
            }
        return (try? schedule.with([term: moved])) == nil ? value : moved
    }

    /// Whether a choice can be made: not every calibration holds every metric.
    private func isThere(_ choice: String, _ values: SettingValues, _ context: ExplorerContext) -> Bool {
        var trial = values
        return (try? set(choice, in: &trial, context)) != nil
    }

    /// The power of ten, or twice or five times one, next below a value.
    private static func roundStep(_ value: Double) -> Double {
        var step = 1e-6
        while step * 10 <= value { step *= 10 }
        if step * 5 <= value { return step * 5 }
        return step * 2 <= value ? step * 2 : step
    }
}
