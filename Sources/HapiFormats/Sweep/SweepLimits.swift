import HapiCore
import HapiJSON

/// Limits as a sweep asks for them, of which some are shares of what the original network does: those mean the same on
/// every device. Nothing else binds but the platform's memory.
package struct SweepLimits: Sendable, Hashable {
    /// A latency, in milliseconds or as a share of the original network's.
    package enum Latency: Sendable, Hashable {
        case milliseconds(Double)
        case share(Double)

        /// Milliseconds.
        func value(_ original: Evaluator.Original) -> Double {
            switch self {
            case .milliseconds(let value): value
            case .share(let share): share * original.latency
            }
        }
    }

    /// An accuracy, or how much of the original network's may be lost, in percentage points.
    package enum Floor: Sendable, Hashable {
        case accuracy(Double)
        case lossPoints(Double)
    }

    package var meanLatency: Latency?
    package var deadline: Latency?
    /// Bytes.
    package var memory: Int?
    package var floor: Floor?

    package init(
        meanLatency: Latency? = nil, deadline: Latency? = nil, memory: Int? = nil, floor: Floor? = nil
    ) {
        self.meanLatency = meanLatency
        self.deadline = deadline
        self.memory = memory
        self.floor = floor
    }

    /// The limits of a problem. O(1).
    /// - Parameter memory: bytes of the platform, which bind where no other number is asked for.
    package func limits(original: Evaluator.Original, memory platform: Int) -> Limits {
        Limits(
            meanLatency: meanLatency?.value(original), deadline: deadline?.value(original),
            memory: memory ?? platform,
            minAccuracy: floor.map { floor in
                switch floor {
                case .accuracy(let share): share
                case .lossPoints(let points): max(0, original.accuracy - points / 100)
                }
            })
    }
}

extension SweepLimits {
    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("limits: a JSON object")
        meanLatency = try Self.latency("meanLatency", &object)
        deadline = try Self.latency("deadline", &object)
        memory = try object.optionalNonNull("memoryBytes")?.count("bytes")
        let accuracy = try object.optionalNonNull("minAccuracy")?.share()
        floor = accuracy.map { .accuracy($0) }
        if let loss = object.optionalNonNull("maxLossPoints") {
            try Self.refuse(loss, beside: "minAccuracy", if: floor != nil)
            floor = .lossPoints(try loss.percentagePoints())
        }
        try object.finish()
    }

    /// `…Ms` or `…Share`, not both.
    private static func latency(
        _ name: String, _ object: inout JSONObject
    ) throws(JSONError) -> Latency? {
        let milliseconds = try object.optionalNonNull("\(name)Ms")?.amount("milliseconds")
        guard let share = object.optionalNonNull("\(name)Share") else {
            return milliseconds.map { .milliseconds($0) }
        }
        try refuse(share, beside: "\(name)Ms", if: milliseconds != nil)
        return .share(try share.amount("a share of the original network's latency, 0.5 for half of it"))
    }

    private static func refuse(
        _ value: JSONValue, beside other: String, if isThere: Bool
    ) throws(JSONError) {
        guard isThere else { return }
        throw value.error(
            found: "a second figure for the limit of \(JSONText.quoted(other))", expected: "one of the two",
            remedy: "remove one of them")
    }

    /// Those that are set.
    var output: JSONOutput {
        var members: [(String, JSONOutput)] = []
        for (name, latency) in [("meanLatency", meanLatency), ("deadline", deadline)] {
            switch latency {
            case .milliseconds(let value): members.append(("\(name)Ms", .number(value)))
            case .share(let share): members.append(("\(name)Share", .number(share)))
            case nil: break
            }
        }
        if let memory { members.append(("memoryBytes", .integer(memory))) }
        switch floor {
        case .accuracy(let share): members.append(("minAccuracy", .number(share)))
        case .lossPoints(let points): members.append(("maxLossPoints", .number(points)))
        case nil: break
        }
        return .object(members)
    }

    /// In words: "mean latency ≤ 50 %, accuracy ≥ 0.85".
    package var title: String {
        func text(_ name: String, _ latency: Latency?) -> String? {
            switch latency {
            case .milliseconds(let value): "\(name) ≤ \(Self.short(value)) ms"
            case .share(let share): "\(name) ≤ \(Self.percent(share)) %"
            case nil: nil
            }
        }
        let floor = floor.map { floor in
            switch floor {
            case .accuracy(let share): "accuracy ≥ \(share)"
            case .lossPoints(let points): "loss ≤ \(Self.short(points)) pp"
            }
        }
        let parts = [
            text("mean latency", meanLatency), text("deadline", deadline),
            memory.map { "memory ≤ \($0) B" }, floor,
        ].compactMap(\.self)
        return parts.isEmpty ? "no limits" : parts.joined(separator: ", ")
    }

    /// In percent without the binary dust of the product: 0.07 is "7".
    private static func percent(_ share: Double) -> String { short((share * 1e8).rounded() / 1e6) }

    private static func short(_ value: Double) -> String {
        Int(exactly: value).map { "\($0)" } ?? "\(value)"
    }
}

extension JSONValue {
    fileprivate func percentagePoints() throws(JSONError) -> Double {
        let value = try double("percentage points")
        guard (0...100).contains(value) else { throw error(expected: "percentage points from 0 to 100") }
        return value
    }
}
