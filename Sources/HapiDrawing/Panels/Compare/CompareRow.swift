import HapiCore
import HapiExplorer
import HapiFigures

/// A row of the comparison: one figure of the present design and of every slot.
struct CompareRow {
    let label: String
    /// Now, then the slots; `nil` where there is none.
    let values: [Double?]
    var lowerIsBetter: Bool?
    let text: (Double) -> String
    /// A difference with its sign; `nil` for a figure whose differences say nothing.
    var signed: ((Double) -> String)?
    /// The slots against the present design, for a figure that other samples would give another value.
    var comparisons: [PairedComparison?] = []

    /// How a column's figure stands to the present design's.
    enum Standing {
        case none, better, worse
        /// The samples cannot tell the two apart.
        case unclear
    }

    /// Of a column, 0 for now.
    func standing(_ column: Int) -> Standing {
        guard column > 0, let value = values[column], let now = values[0] else { return .none }
        if comparisons.indices.contains(column - 1), let pair = comparisons[column - 1],
            !pair.isDistinguishable
        {
            return .unclear
        }
        guard let lowerIsBetter, value != now else { return .none }
        return (value < now) == lowerIsBetter ? .better : .worse
    }

    /// By how much a column differs from now, with its sign.
    func difference(_ column: Int) -> String? {
        guard let signed, let value = values[column], let now = values[0] else { return nil }
        return signed(value - now)
    }

    /// Milliseconds.
    static func time(_ label: String, _ values: [Double?]) -> CompareRow {
        func plain(_ text: String) -> String { String(text.dropLast(3)) }
        return CompareRow(
            label: label, values: values, lowerIsBetter: true, text: { plain(Format.milliseconds($0)) },
            signed: { plain(Format.milliseconds($0, signed: true)) })
    }

    /// A share, in percent.
    static func share(_ label: String, _ values: [Double?], lowerIsBetter: Bool? = nil) -> CompareRow {
        CompareRow(
            label: label, values: values, lowerIsBetter: lowerIsBetter,
            text: { Format.decimal($0, shift: 2, digits: 2) },
            signed: { Format.signed($0 * 100, digits: 2) })
    }

    static func number(
        _ label: String, _ values: [Double?], digits: Int, lowerIsBetter: Bool? = nil
    ) -> CompareRow {
        CompareRow(
            label: label, values: values, lowerIsBetter: lowerIsBetter,
            text: { Format.fixed($0, digits: digits) },
            // The sign takes the place of the fourth decimal.
            signed: { Format.signed($0, digits: min(digits, 3)) })
    }
}
