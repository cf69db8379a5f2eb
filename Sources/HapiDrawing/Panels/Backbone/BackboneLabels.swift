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

    /// Names of the groups over their first layers, as far as they fit before the next.
    private func drawGroups(_ input: PanelInput, into painter: inout Painter, x: Int, y: Int) {
        var starts: [(name: String, column: Int)] = []
        for index in window.layers {
            let group = input.network.layers[index].group
            guard index == window.layers.lowerBound || group != input.network.layers[index - 1].group else {
                continue
            }
            starts.append((group, window.columns(ofLayer: index).lowerBound))
        }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].column : window.columns
            let room = end - start.column - (index + 1 < starts.count ? 1 : 0)
            guard room > 0 else { continue }
            // A name cut to a letter or two says nothing.
            let isTold = DisplayWidth.of(start.name) <= room || room >= 5
            let name = isTold ? SafeText.cut(start.name, columns: room, glyphs: input.glyphs) : ""
            let used = painter.text(x + start.column, y, name, input.style(.title))
            painter.horizontal(x + start.column + used, y, length: room - used, input.style(.border))
        }
    }

    /// Names of the layers over their first columns: the cursor's first, then those that find room beside it.
    private func drawNames(_ input: PanelInput, into painter: inout Painter, x: Int, y: Int) {
        let cursor = input.state.view.cursor
        func name(_ layer: Int) -> String {
            SafeText.cut(input.network.layers[layer].name, columns: window.columns, glyphs: input.glyphs)
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
