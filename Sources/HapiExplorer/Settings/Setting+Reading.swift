import HapiCore

extension Setting {
    /// Sets what a text says.
    /// - Throws: why the text cannot be the setting's value; nothing is changed then.
    package func set(
        _ text: String, in values: inout SettingValues, _ context: ExplorerContext
    ) throws(Quantity.Refusal) {
        var changed = values
        switch self {
        case .goal, .policy, .fallback, .method: try choose(text.trimmed, in: &changed, context)
        case .meanLatency, .deadline, .memory, .minAccuracy, .maxLoss, .maxExits:
            try limit(text.trimmed, in: &changed, context)
        case .weight:
            let weight = try Quantity.number(text)
            guard (0...1e6).contains(weight) else { throw Quantity.Refusal("a weight is from 0 to 1000000") }
            changed.document.latencyWeight = weight
        case .threshold:
            let basis = context.basis(changed.document.policy)
            let threshold = try Quantity.number(text)
            guard basis.thresholdRange.contains(threshold) else {
                throw Quantity.Refusal("a threshold is from 0 to \(basis.thresholdTop)")
            }
            changed.document.design.threshold = threshold
            changed.document.origin = .hand
        case .seed, .evaluations, .startAcceptance, .span, .reheat, .restart, .cycle:
            try searching(text, in: &changed.search)
        }
        values = changed
    }

    private func choose(
        _ text: String, in values: inout SettingValues, _ context: ExplorerContext
    ) throws(Quantity.Refusal) {
        func one<Value: RawRepresentable<String>>(_ type: Value.Type) throws(Quantity.Refusal) -> Value {
            let matching = choices.filter { $0.hasPrefix(text) }
            guard let name = choices.contains(text) ? text : matching.count == 1 ? matching[0] : nil,
                let value = Value(rawValue: name)
            else { throw Quantity.Refusal("expected one of \(choices.joined(separator: ", "))") }
            return value
        }
        switch self {
        case .goal: values.document.goal = try one(Goal.self)
        case .method: values.search.method = try one(SearchMethod.self)
        case .fallback: values.document.policy.fallback = try one(Fallback.self)
        default:
            let metric = try one(ConfidenceMetric.self)
            var policy = values.document.policy
            guard metric != policy.metric else { return }
            policy.metric = metric
            do throws(ExplorerContext.Refusal) {
                try context.check(policy)
            } catch {
                throw Quantity.Refusal(error.reason)
            }
            // A threshold means something else under another metric: it keeps its place in the range, counted
            // from where nobody leaves early.
            let before = context.basis(values.document.policy).place(of: values.document.design.threshold)
            values.document.policy = policy
            values.document.design.threshold = context.basis(policy).threshold(at: before)
            values.document.origin = .hand
        }
    }

    private func limit(
        _ text: String, in values: inout SettingValues, _ context: ExplorerContext
    ) throws(Quantity.Refusal) {
        let isNone = text == Self.none
        // A goal that follows from the limits goes on following from them.
        let isImplied = values.document.goal == .implied(by: values.document.limits)
        defer { if isImplied { values.document.goal = .implied(by: values.document.limits) } }
        switch self {
        case .meanLatency:
            values.document.limits.meanLatency = isNone ? nil : try Quantity.milliseconds(text)
        case .deadline: values.document.limits.deadline = isNone ? nil : try Quantity.milliseconds(text)
        case .memory: values.document.limits.memory = isNone ? nil : try Quantity.bytes(text)
        case .minAccuracy: values.document.limits.minAccuracy = isNone ? nil : try Quantity.share(text)
        case .maxLoss:
            values.document.limits.minAccuracy =
                isNone ? nil : max(0, context.original.accuracy - (try Quantity.points(text)))
        default:
            let count = isNone ? nil : try Quantity.count(text)
            if let count, count < values.document.pinned.count {
                throw Quantity.Refusal("\(values.document.pinned.count) exits are pinned")
            }
            values.document.maxExits = count
        }
    }

    private func searching(_ text: String, in search: inout SearchSettings) throws(Quantity.Refusal) {
        switch self {
        case .seed: search.seed = UInt64(try Quantity.count(text))
        case .evaluations:
            let count = try Quantity.count(text)
            guard count > 0 else { throw Quantity.Refusal("expected at least 1") }
            search.evaluations = count
        default:
            guard let term = scheduleTerm else { return }
            let value = try Quantity.number(text)
            do throws(CoolingSchedule.Defect) {
                search.schedule = try search.schedule.with([term: value])
            } catch {
                throw Quantity.Refusal("expected \(error.expected)")
            }
        }
    }
}
