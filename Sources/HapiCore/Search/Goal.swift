/// What is best among the designs that meet the limits (METHOD: Sec. 1 asks for maximum accuracy under a
/// latency target; Sec. 6.3 gives the weighted objective).
package enum Goal: String, Sendable, Hashable, CaseIterable {
    /// Most accurate: the default where a latency limit is set.
    case accuracy
    /// Least mean latency: the default where only an accuracy floor is set.
    case latency
    /// Eq. 4: the default without limits.
    case weighted

    /// The goal that a set of limits implies. O(1).
    package static func implied(by limits: Limits) -> Goal {
        if limits.meanLatency != nil || limits.deadline != nil { return .accuracy }
        return limits.minAccuracy != nil ? .latency : .weighted
    }
}

/// The latency weight of eq. 4 where none is given.
package let defaultLatencyWeight = 0.5
