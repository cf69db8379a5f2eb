import HapiExplorer
import HapiFigures

/// A line of the table: something measured, with its aim if it has one.
struct Row {
    let what: String
    var measured = ""
    var range = ""
    /// How the figure above relates to this one.
    var ratio = ""
    var aim = ""
    var verdict = ""

    /// A line that says why there is no figure.
    init(_ what: String, missing reason: String) {
        self.what = what
        measured = reason
    }

    init(_ what: String, _ measurement: Measurement, _ quantity: Quantity, aim: Double? = nil) {
        self.what = what
        measured = quantity.text(measurement.median)
        range = "\(quantity.text(measurement.least)) – \(quantity.text(measurement.most))"
        guard let aim else { return }
        self.aim = quantity.aim(aim)
        verdict = Self.verdict(quantity.isMet(measurement.median, aim))
    }

    /// What a figure is held against: how many times better the figure is.
    static func reference(
        _ what: String, _ measurement: Measurement, _ quantity: Quantity, of figure: Measurement
    ) -> Row {
        var row = Row("  " + what, measurement, quantity)
        row.ratio = Self.times(quantity.gain(figure.median, over: measurement.median))
        return row
    }

    /// A rate that nothing can exceed, and how many times slower the figure may be.
    static func limit(
        _ what: String, _ measurement: Measurement, of figure: Measurement, within aim: Double
    ) -> Row {
        let slower = measurement.median / figure.median
        var row = Row("  " + what, measurement, .rate)
        row.ratio = "1/" + Self.times(slower)
        row.aim = "within 1/" + Self.times(aim)
        row.verdict = Self.verdict(slower <= aim)
        return row
    }

    private static func verdict(_ isMet: Bool) -> String { isMet ? "yes" : "no" }

    private static func times(_ value: Double) -> String {
        Format.fixed(value, digits: value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
    }

    /// The line in columns of fixed widths, so that a row can be printed as soon as it is known.
    var text: String {
        let cells = zip([what, measured, range, ratio, aim], [52, 12, 25, 9, 15])
        let line = cells.map { $0 + String(repeating: " ", count: max(1, $1 - $0.count)) }.joined()
        return String((line + verdict).reversed().drop { $0 == " " }.reversed())
    }

    static let heading: String = {
        var row = Row("R: shipped calibration   S: synthetic", missing: "median")
        (row.range, row.ratio, row.aim, row.verdict) = ("least – most", "times", "aim", "met")
        return row.text
    }()
}
