/// A value to be written. Objects keep the order they are given, and each key must be given once.
package enum JSONOutput: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A finite number. JSON has no other: NaN and the infinities are written as `null`, so a figure that may
    /// be one of them has to be dealt with before.
    case number(Double)
    case string(String)
    case array([JSONOutput])
    case object([(String, JSONOutput)])

    /// The value, or `null` without one.
    package static func optional(_ value: Double?) -> JSONOutput { value.map(JSONOutput.number) ?? .null }

    /// The value, or `null` without one.
    package static func optional(_ value: Int?) -> JSONOutput { value.map(JSONOutput.integer) ?? .null }

    /// The value, or `null` without one.
    package static func optional(_ value: String?) -> JSONOutput { value.map(JSONOutput.string) ?? .null }

    /// Whether the value holds no others.
    var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }
}
