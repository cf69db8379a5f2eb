import HapiCore
import HapiJSON

/// Searches over several profiles, limits, policies and ways to search: `hapi.sweep` version 1.
///
/// Each combination is a task. The tasks' order, and which shard each belongs to, follow from the file alone.
package struct Sweep: Sendable {
    /// One of a list, which remembers where it stands for what only a network can tell of it.
    package struct Entry<Value: Sendable & Hashable>: Sendable {
        package let value: Value
        let source: JSONValue

        /// Line, column and path.
        package var place: String { source.place.description }
    }

    /// Paths or names of profiles, as written.
    package let profiles: [Entry<String>]
    package let limits: [Entry<SweepLimits>]
    package let policies: [Entry<SweepPolicy>]
    package let searches: [Entry<SweepSearch>]

    /// More would not be a sweep but a mistake.
    private static let mostTasks = 1_000_000

    /// All combinations: profile by profile, there by limits, by policies, by searches. O(tasks).
    package var tasks: [SweepTask] {
        profiles.flatMap { profile in
            limits.flatMap { limits in
                policies.flatMap { policy in
                    searches.map {
                        SweepTask(
                            profile: profile.value, limits: limits.value, policy: policy.value,
                            search: $0.value)
                    }
                }
            }
        }
    }

    /// O(bytes).
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> Sweep {
        try reading(file) { () throws(JSONError) in try Sweep(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a sweep: a JSON object")
        try FileFormat.sweep.check(&object)
        profiles = try Self.list(object.required("profiles"), "profiles") { (value) throws(JSONError) in
            try value.name("a profile's path or name")
        }
        limits = try Self.list(object.required("limits"), "limits") { (value) throws(JSONError) in
            try SweepLimits(value)
        }
        policies =
            try object.optionalNonNull("policies").map { (value) throws(JSONError) in
                try Self.list(value, "policies") { (value) throws(JSONError) in try SweepPolicy(value) }
            } ?? [Entry(value: SweepPolicy(), source: value)]
        searches =
            try object.optionalNonNull("searches").map { (value) throws(JSONError) in
                try Self.list(value, "searches") { (value) throws(JSONError) in try SweepSearch(value) }
            } ?? [Entry(value: SweepSearch(), source: value)]
        try object.finish()
        var count = 1
        for part in [profiles.count, limits.count, policies.count, searches.count] {
            let (product, isTooMany) = count.multipliedReportingOverflow(by: part)
            guard !isTooMany, product <= Self.mostTasks else {
                throw value.error(
                    found: "more than \(Self.mostTasks) combinations", expected: "\(Self.mostTasks) at most",
                    remedy: "make several sweeps of it")
            }
            count = product
        }
    }

    /// The values of an array, which is not empty and has none twice.
    private static func list<Value>(
        _ array: JSONValue, _ what: String, _ read: (JSONValue) throws(JSONError) -> Value
    ) throws(JSONError) -> [Entry<Value>] {
        var entries: [Entry<Value>] = []
        var places: [Value: JSONPlace] = [:]
        for source in try array.array(what) {
            let value = try read(source)
            if let place = places.updateValue(source.place, forKey: value) {
                throw source.error(
                    found: "what stands at \(place.path) already", expected: "\(what) that all differ",
                    remedy: "remove one of the two")
            }
            entries.append(Entry(value: value, source: source))
        }
        guard !entries.isEmpty else { throw array.error(expected: "one or more \(what)") }
        return entries
    }
}
