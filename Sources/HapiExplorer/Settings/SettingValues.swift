import HapiCore
import HapiFigures

/// What settings set: the part that undo covers, and how to search.
package struct SettingValues: Sendable, Hashable {
    package var document: Document
    package var search: SearchSettings

    package init(document: Document, search: SearchSettings) {
        self.document = document
        self.search = search
    }
}

extension Setting {
    /// Its present value as it can be typed again, "none" where there is none.
    package func text(of values: SettingValues, _ context: ExplorerContext) -> String {
        let (document, search) = (values.document, values.search)
        func optional<Value>(_ value: Value?, _ text: (Value) -> String) -> String {
            value.map(text) ?? Self.none
        }
        switch self {
        case .goal: return document.goal.rawValue
        case .weight: return Self.decimal(document.latencyWeight)
        case .meanLatency: return optional(document.limits.meanLatency) { Self.decimal($0) + " ms" }
        case .deadline: return optional(document.limits.deadline) { Self.decimal($0) + " ms" }
        case .memory: return optional(document.limits.memory, Self.bytes)
        case .minAccuracy: return optional(document.limits.minAccuracy) { Self.decimal($0 * 100) + " %" }
        case .maxLoss:
            return optional(document.limits.minAccuracy) {
                Self.decimal((context.original.accuracy - $0) * 100) + " pp"
            }
        case .maxExits: return optional(document.maxExits) { "\($0)" }
        case .policy: return document.policy.metric.rawValue
        case .fallback: return document.policy.fallback.rawValue
        case .threshold: return Self.decimal(document.design.threshold)
        case .method: return search.method.rawValue
        case .seed: return "\(search.seed)"
        case .evaluations: return Self.count(search.evaluations)
        case .startAcceptance, .span, .reheat, .restart, .cycle:
            return scheduleTerm.map { Self.decimal(search.schedule[$0]) } ?? ""
        }
    }

    /// Its present value to be read: as it can be typed where that is short, else rounded as any figure is.
    package func shown(of values: SettingValues, _ context: ExplorerContext) -> String {
        let (limits, exact) = (values.document.limits, text(of: values, context))
        func short(_ decimals: Int, _ value: Double?, _ rounded: (Double) -> String) -> String {
            let after = exact.drop { $0 != "." }.dropFirst().prefix { $0.isNumber }
            return value.flatMap { after.count > decimals ? rounded($0) : nil } ?? exact
        }
        switch self {
        case .meanLatency: return short(3, limits.meanLatency) { Format.milliseconds($0) }
        case .deadline: return short(3, limits.deadline) { Format.milliseconds($0) }
        case .memory: return limits.memory.map { Format.bytes($0) } ?? exact
        case .minAccuracy: return short(2, limits.minAccuracy) { Format.percent($0, digits: 2) }
        case .maxLoss:
            return short(2, limits.minAccuracy) {
                Format.decimal(context.original.accuracy - $0, shift: 2, digits: 2) + " pp"
            }
        default: return exact
        }
    }

    /// Which constant of the cooling schedule it is.
    package var scheduleTerm: CoolingSchedule.Term? {
        switch self {
        case .startAcceptance: .acceptance
        case .span: .span
        case .reheat: .reheat
        case .restart: .restart
        case .cycle: .cycle
        default: nil
        }
    }

    /// What stands for a limit that does not bind.
    package static let none = "none"

    /// As many decimals as it takes, twelve at most.
    static func decimal(_ value: Double) -> String {
        var text = Format.fixed(value, digits: 12)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// In thousands or millions where nothing is left over, so that it can be typed again as it is.
    static func count(_ count: Int) -> String {
        for (name, size) in [("M", 1_000_000), ("k", 1000)] where count > 0 && count % size == 0 {
            return "\(count / size) \(name)"
        }
        return "\(count)"
    }

    /// In the largest binary unit that leaves nothing over, so that it can be typed again as it is.
    private static func bytes(_ count: Int) -> String {
        for (name, size) in [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        where count > 0 && count % size == 0 {
            return "\(count / size) \(name)"
        }
        return "\(count) B"
    }
}
