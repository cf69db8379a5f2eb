import HapiCore
import HapiExplorer

/// What stands over the columns of the backbone: groups where all of it is shown, names of layers where one is
/// zoomed in.
struct BackboneLabels {
    let window: BackboneWindow

    func draw(_ input: PanelInput, into painter: inout Painter, x: Int, y: Int) {
        input.state.view.zoom == .whole
            ? drawGroups(input, into: &painter, x: x, y: y) : drawNames(input, into: &painter, x: x, y: y)
    }

    /// Names of the groups over their first layers, as far as they fit before the next: of those that begin alike
    /// the ends.
    private func drawGroups(_ input: PanelInput, into painter: inout Painter, x: Int, y: Int) {
        var starts: [(name: String, column: Int)] = []
        for index in window.layers {
            let group = input.network.layers[index].group
            guard index == window.layers.lowerBound || group != input.network.layers[index - 1].group else {
                continue
            }
            starts.append((group, window.columns(ofLayer: index).lowerBound))
        }
        let rooms = starts.indices.map { index in
            // A blank before the next.
            index + 1 < starts.count
                ? starts[index + 1].column - starts[index].column - 1 : window.columns - starts[index].column
        }
        let names = SiblingNames(starts.map(\.name), glyphs: input.glyphs).texts(columns: rooms)
        for (index, start) in starts.enumerated() where rooms[index] > 0 {
            let used = painter.text(x + start.column, y, names[index], input.style(.title))
            painter.horizontal(x + start.column + used, y, length: rooms[index] - used, input.style(.border))
        }
    }

    /// Names of the layers over their first columns, those of the cursor's stage, which the title names, without its
    /// name: the cursor's first, then those that find room beside it.
    private func drawNames(_ input: PanelInput, into painter: inout Painter, x: Int, y: Int) {
        let cursor = input.state.view.cursor
        let names = StageNames(around: cursor, input.network)
        func name(_ layer: Int) -> String {
            SafeText.cut(names.name(layer), columns: window.columns, glyphs: input.glyphs)
        }
        let own = name(cursor)
        let width = DisplayWidth.of(own)
        let start = max(0, min(window.columns(ofLayer: cursor).lowerBound, window.columns - width))
        painter.text(x + start, y, own, input.style(.cursor))
        // A blank apart from the cursor's name, and from each other.
        var free = 0
        for layer in window.layers where layer != cursor {
            let column = window.columns(ofLayer: layer).lowerBound
            guard column >= free else { continue }
            let text = name(layer)
            let end = column + DisplayWidth.of(text)
            guard end <= window.columns, end < start || column > start + width else { continue }
            painter.text(x + column, y, text, input.style(.title))
            free = end + 1
        }
    }
}
