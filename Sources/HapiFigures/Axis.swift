/// What an axis counts: the sign after its last label, by how many powers of ten labels differ from the data (2
/// for shares of one that are shown in percent), and how much of the data makes one of the unit.
package struct AxisUnit: Sendable, Hashable {
    package let symbol: String
    package let decimalShift: Int
    /// A power of two, so that going from the one to the other rounds nothing.
    package let size: Double

    package init(symbol: String, decimalShift: Int = 0) {
        self.init(symbol: symbol, decimalShift: min(max(decimalShift, 0), 6), size: 1)
    }

    private init(symbol: String, decimalShift: Int = 0, size: Double) {
        self.symbol = symbol
        self.decimalShift = decimalShift
        self.size = size
    }

    /// Plain numbers, thousands and millions as "k" and "M".
    package static let none = AxisUnit(symbol: "")
    package static let percent = AxisUnit(symbol: "%", decimalShift: 2)
    package static let milliseconds = AxisUnit(symbol: "ms")
    package static let millijoules = AxisUnit(symbol: "mJ")

    /// The largest binary unit of which there is at least one in `most` bytes.
    package static func bytes(upTo most: Double) -> AxisUnit {
        for (symbol, size) in [("TiB", 0x1p40), ("GiB", 0x1p30), ("MiB", 0x1p20), ("KiB", 0x1p10)]
        where most >= size {
            return AxisUnit(symbol: symbol, size: size)
        }
        return AxisUnit(symbol: "B")
    }
}

/// A linear scale over a range of data that is never empty: `lower` < `upper`, both finite.
package struct Axis: Sendable, Hashable {
    package let lower: Double
    package let upper: Double
    package let unit: AxisUnit

    /// From one end of the data to the other, in either order. A range without extent is widened by a tenth
    /// of its value on both sides (0.5 around zero); one that is not finite becomes 0…1.
    package init(from start: Double, to end: Double, unit: AxisUnit = .none) {
        self.unit = unit
        guard start.isFinite, end.isFinite else {
            (lower, upper) = (0, 1)
            return
        }
        let least = Self.bounded(min(start, end))
        let most = Self.bounded(max(start, end))
        let magnitude = max(least.magnitude, most.magnitude)
        if most - least > max(magnitude * 1e-9, 1e-90) {
            (lower, upper) = (least, most)
        } else {
            let margin = magnitude > 1e-80 ? magnitude * 0.1 : 0.5
            (lower, upper) = (least - margin, most + margin)
        }
    }

    /// Over all finite values, and beyond them by `margin` of their extent on both sides so that no point
    /// lies on the edge. Without any value 0…1.
    package init(covering values: some Sequence<Double>, margin: Double = 0, unit: AxisUnit = .none) {
        let finite = values.lazy.filter(\.isFinite).map(Self.bounded)
        let tight = Axis(from: finite.min() ?? .nan, to: finite.max() ?? .nan, unit: unit)
        let extra = (tight.upper - tight.lower) * max(0, margin)
        self.init(from: tight.lower - extra, to: tight.upper + extra, unit: unit)
    }

    /// Where a value lies: 0 at `lower`, 1 at `upper`, outside that range beyond the axis.
    package func fraction(of value: Double) -> Double {
        (value - lower) / (upper - lower)
    }

    /// The inverse of `fraction(of:)`.
    package func value(atFraction fraction: Double) -> Double {
        fraction == 1 ? upper : lower + fraction * (upper - lower)
    }

    /// Far beyond any figure of this program, and the square still finite.
    private static func bounded(_ value: Double) -> Double {
        min(max(value, -1e80), 1e80)
    }
}
