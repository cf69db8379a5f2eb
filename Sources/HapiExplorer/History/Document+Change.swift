import HapiCore
import HapiFigures

extension Document {
    /// What was changed between two versions, in a few words: the rows of the list of steps.
    package func change(from before: Document, in network: Network) -> String {
        var changes: [String] = []
        func note(_ isChanged: Bool, _ text: @autoclosure () -> String) {
            if isChanged { changes.append(text()) }
        }
        changes += Self.marks("pinned", from: before.pinned, to: pinned, network)
        changes += Self.marks("forbidden", from: before.forbidden, to: forbidden, network)
        note(policy != before.policy, "policy \(policy.metric.rawValue), \(policy.fallback.rawValue)")
        note(latencyWeight != before.latencyWeight, "weight \(Setting.decimal(latencyWeight))")
        changes += Self.limits(from: before.limits, to: limits)
        note(goal != before.goal, "goal \(goal.rawValue)")
        note(maxExits != before.maxExits, "at most \(maxExits.map { "\($0)" } ?? "any number of") exits")
        changes += slotChanges(from: before)
        // Pinning and loading say enough of what they do to the design.
        if pinned == before.pinned, forbidden == before.forbidden {
            changes += designChanges(from: before, network)
        }
        return changes.isEmpty ? "no change" : changes.joined(separator: ", ")
    }

    private static func marks(
        _ word: String, from before: Set<Int>, to after: Set<Int>, _ network: Network
    ) -> [String] {
        after.subtracting(before).sorted().map { "\(network.exits[$0].name) \(word)" }
            + before.subtracting(after).sorted().map { "\(network.exits[$0].name) no longer \(word)" }
    }

    private static func limits(from before: Limits, to after: Limits) -> [String] {
        var changes: [String] = []
        func note<Value: Equatable>(
            _ name: String, _ path: KeyPath<Limits, Value?>, _ text: (Value) -> String
        ) {
            guard before[keyPath: path] != after[keyPath: path] else { return }
            changes.append("\(name) \(after[keyPath: path].map(text) ?? Setting.none)")
        }
        note("mean latency", \.meanLatency) { Format.milliseconds($0) }
        note("deadline", \.deadline) { Format.milliseconds($0) }
        note("memory", \.memory) { Format.bytes($0) }
        note("least accuracy", \.minAccuracy) { Format.percent($0, digits: 2) }
        return changes
    }

    private func slotChanges(from before: Document) -> [String] {
        zip(slots, before.slots).enumerated().compactMap { index, pair in
            let (after, before) = pair
            guard after != before else { return nil }
            let name = "slot \(Self.slotNames[index])"
            guard let after else { return "\(name) emptied" }
            if let before, before.evaluation == after.evaluation { return "\(name) named \(after.name)" }
            return after.name.isEmpty ? "design kept in \(name)" : "\(after.name) into \(name)"
        }
    }

    private func designChanges(from before: Document, _ network: Network) -> [String] {
        guard design != before.design else { return [] }
        let (exits, were) = (Set(design.exits), Set(before.design.exits))
        let came = exits.subtracting(were)
        let went = were.subtracting(exits)
        let isLoaded =
            origin != .hand
            && came.count + went.count + (design.threshold == before.design.threshold ? 0 : 1) > 0
        if isLoaded || came.count + went.count > 2 {
            return ["\(origin.title): \(exits.count) exits at \(Setting.decimal(design.threshold))"]
        }
        var changes = came.sorted().map { "\(network.exits[$0].name) in" }
        changes += went.sorted().map { "\(network.exits[$0].name) out" }
        if design.threshold != before.design.threshold {
            changes.append("threshold \(Setting.decimal(design.threshold))")
        }
        return changes
    }
}

extension Document.Origin {
    /// Where a design comes from, in a few words.
    package var title: String {
        switch self {
        case .hand: "by hand"
        case .search(let found):
            found.isProven ? "proven by \(found.method.name)" : "found by \(found.method.name)"
        case .plan(let path): "plan \(path)"
        case .baseline(let method): method.title
        }
    }
}
