import HapiCore
import HapiJSON

/// One model on one platform: `hapi.profile` version 1.
package struct Profile: Sendable {
    package var name: String
    /// Path of the model file as written, relative to the profile.
    package var model: String
    package var platform: Platform
    package var measurement: Measurement
    /// Limits that hold unless the user says otherwise.
    package var limits: Limits
    package var references: [Reference]
    /// Node tables by name; checked against the network in `costs(for:file:)`.
    let latency: NodeTable
    let latencyTail: NodeTable?
    let energy: NodeTable?

    package struct Platform: Sendable, Hashable {
        package var name: String
        /// Power or clock mode, where the platform has several.
        package var mode: String?
        package var memoryBytes: Int

        package init(name: String, mode: String?, memoryBytes: Int) {
            self.name = name
            self.mode = mode
            self.memoryBytes = memoryBytes
        }

        /// "Jetson AGX Xavier 10W".
        package var title: String { mode.map { "\(name) \($0)" } ?? name }
    }

    package struct Measurement: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            case measured, modelled
        }

        package var kind: Kind
        package var method: String
        package var precision: String
        package var runtime: String
        package var warmup: Int
        package var runs: Int
        package var statistic: String
        /// One run of the whole original network, milliseconds, beside the sum of its layers.
        package var endToEnd: Double?
        package var date: String

        package init(
            kind: Kind, method: String, precision: String, runtime: String, warmup: Int, runs: Int,
            statistic: String,
            endToEnd: Double?, date: String
        ) {
            self.kind = kind
            self.method = method
            self.precision = precision
            self.runtime = runtime
            self.warmup = warmup
            self.runs = runs
            self.statistic = statistic
            self.endToEnd = endToEnd
            self.date = date
        }
    }

    /// A network from elsewhere to hold designs against.
    package struct Reference: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            case measured, modelled, published
        }

        package var name: String
        package var latency: Double
        package var accuracy: Double
        package var kind: Kind
        package var source: String
    }
}

/// Figures by node name as they stand in the file, each remembering its place.
struct NodeTable: Sendable {
    let value: JSONValue
    let members: [JSONMember]
}
