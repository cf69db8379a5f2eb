import HapiCore
import HapiExplorer
import HapiFigures

/// The accuracy of every exit on its own along the backbone, and at its end that of the final classifier: bars in a
/// row or two, a line of dots in more.
struct AloneCurve {
    /// Where a classifier stands among the columns, and the share of the samples that it answers rightly.
    private let points: [(columns: Range<Int>, accuracy: Double)]
    /// Whole percents around all of the network's classifiers, so that zooming does not move the scale.
    let axis: ClosedRange<Double>
    private let window: BackboneWindow

    init(_ input: PanelInput, _ window: BackboneWindow) {
        let accuracies = input.basis.standaloneCorrect.map(input.share)
        self.window = window
        points = accuracies.enumerated().compactMap { classifier, accuracy in
            let layer = input.network.layer(ofClassifier: classifier)
            return window.layers.contains(layer) ? (window.columns(ofLayer: layer), accuracy) : nil
        }
        let lower = ((accuracies.min() ?? 0) * 100).rounded(.down)
        let upper = ((accuracies.max() ?? 1) * 100).rounded(.up)
        axis = lower / 100...max(upper, lower + 1) / 100
    }

    /// "9 to 88 %".
    var rangeText: String {
        "\(Format.decimal(axis.lowerBound, shift: 2, digits: 0)) to "
            + Format.percent(axis.upperBound, digits: 0)
    }

    /// Draws into a rectangle whose first `gutter` columns are for labels.
    func draw(_ input: PanelInput, into painter: inout Painter, _ rect: Rect, gutter: Int) {
        guard rect.height > 0 else { return }
        let muted = input.style(.muted)
        let plot = Rect(x: rect.x + gutter, y: rect.y, width: window.columns, height: rect.height)
        let isLine = rect.height >= Curve.leastRowsOfDots
        Curve(values: values(isSpread: !isLine), lower: axis.lowerBound, upper: axis.upperBound)
            .draw(into: &painter, in: plot) { _ in input.style(.aloneCurve) }
        guard isLine else {
            painter.text(rect.x, rect.y, "alone", muted)
            return
        }
        painter.text(rect.x, rect.y + rect.height / 2, "alone", muted)
        for (y, end) in [(rect.y, axis.upperBound), (rect.bottom - 1, axis.lowerBound)] {
            painter.text(
                rect.x, y, Format.percent(end, digits: 0), muted, columns: gutter - 1, alignment: .right)
        }
    }

    /// By column the best of the classifiers that share it, a gap where there is none: over all columns of a layer,
    /// or in the first alone, so that a line goes straight from one exit to the next.
    private func values(isSpread: Bool) -> [Double] {
        var values = [Double](repeating: .nan, count: window.columns)
        for point in points {
            for column in isSpread ? point.columns : point.columns.prefix(1) {
                values[column] = values[column].isNaN ? point.accuracy : max(values[column], point.accuracy)
            }
        }
        return values
    }
}
