/// A round value on an axis and how it is written.
package struct AxisTick: Sendable, Hashable {
    package let value: Double
    package let label: String
}

extension Axis {
    /// The values on the axis that are round in its unit, ascending: multiples of 1, 2 or 5 times a power of ten,
    /// the finest of these steps that gives no more than `limit` (2 to 100). All lie within the range; labels
    /// have just the decimals that the step needs, and the last one carries the unit.
    package func ticks(atMost limit: Int) -> [AxisTick] {
        let limit = min(max(2, limit), 100)
        let (lower, upper) = (lower / unit.size, upper / unit.size)
        var step = RoundStep(atMost: (upper - lower) / Double(limit))
        while step.indices(from: lower, through: upper).count > limit { step = step.next }
        let indices = step.indices(from: lower, through: upper)
        return indices.map { index in
            let label = label(index, of: step)
            let isLast = index == indices.upperBound - 1
            return AxisTick(
                value: step.value(index) * unit.size,
                label: isLast && !unit.symbol.isEmpty ? label + " " + unit.symbol : label)
        }
    }

    private func label(_ index: Int, of step: RoundStep) -> String {
        let value = step.value(index)
        let exponent = step.exponent + unit.decimalShift
        if unit.symbol.isEmpty && index != 0 {
            for (power, suffix) in [(9, "G"), (6, "M"), (3, "k")] where exponent >= power && exponent < 12 {
                return Format.fixed(value / RoundStep.powerOfTen(power), digits: 0) + suffix
            }
        }
        // Steps finer than any figure of this program are written in full, in powers of ten.
        return exponent < -9 || exponent > 12
            ? "\(value)" : Format.decimal(value, shift: unit.decimalShift, digits: -exponent)
    }
}

/// 1, 2 or 5 times a power of ten.
private struct RoundStep {
    var mantissa: Int
    var exponent: Int

    /// A step that is smaller than `bound`, by no more than a hundred times.
    init(atMost bound: Double) {
        mantissa = 1
        exponent = Int((Double(bound.exponent) * 0.301_029_995_66).rounded(.down)) - 1
    }

    var next: RoundStep {
        var next = self
        switch mantissa {
        case 1: next.mantissa = 2
        case 2: next.mantissa = 5
        default:
            next.mantissa = 1
            next.exponent += 1
        }
        return next
    }

    /// The multiple of the step, rounded once where the power of ten is exact (up to 10^22).
    func value(_ index: Int) -> Double {
        let multiple = Double(index * mantissa)
        return exponent >= 0
            ? multiple * Self.powerOfTen(exponent) : multiple / Self.powerOfTen(-exponent)
    }

    /// The multiples within a range. The quotient may be off by its rounding, so the ends are tried.
    func indices(from lower: Double, through upper: Double) -> Range<Int> {
        var first = Int((lower / value(1)).rounded(.down)) - 1
        while value(first) < lower { first += 1 }
        var end = max(first, Int((upper / value(1)).rounded(.down)))
        while value(end) <= upper { end += 1 }
        return first..<end
    }

    static func powerOfTen(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
