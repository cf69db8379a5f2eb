import HapiCore
import HapiExplorer

/// The part of the backbone that a zoom shows, spread over the columns there are. It always holds the layer under
/// the cursor, and leaves nothing out between its ends.
package struct BackboneWindow: Sendable, Hashable {
    /// Never empty.
    package let layers: Range<Int>
    /// Whether the backbone goes on before and after what is shown.
    package let hasBefore: Bool
    package let hasAfter: Bool
    private let map: ColumnMap

    /// O(layers): groups and names are looked through from the cursor outwards.
    package init(_ network: Network, zoom: Zoom, cursor: Int, columns: Int) {
        let cursor = min(max(0, cursor), network.layers.count - 1)
        layers =
            switch zoom {
            case .whole: 0..<network.layers.count
            case .stage: Self.stage(of: cursor, network)
            case .layers: Self.named(around: cursor, network, columns: columns)
            }
        hasBefore = layers.lowerBound > 0
        hasAfter = layers.upperBound < network.layers.count
        map = ColumnMap(count: layers.count, columns: columns)
    }

    package var columns: Int { map.columns }

    /// The columns that show a layer; empty for one that is not in the window. O(1).
    package func columns(ofLayer layer: Int) -> Range<Int> {
        map.columns(ofIndex: layer - layers.lowerBound)
    }

    /// The layers that share a column; empty outside the columns. O(1).
    package func layers(inColumn column: Int) -> Range<Int> {
        let indices = map.indices(inColumn: column)
        return (indices.lowerBound + layers.lowerBound)..<(indices.upperBound + layers.lowerBound)
    }

    /// Most layers that a column stands for.
    package var mostPerColumn: Int {
        columns == 0 ? 0 : (layers.count + columns - 1) / columns
    }

    /// The layers of one group, one after the other, around a layer.
    package static func stage(of layer: Int, _ network: Network) -> Range<Int> {
        let group = network.layers[layer].group
        var first = layer
        while first > 0, network.layers[first - 1].group == group { first -= 1 }
        var end = layer + 1
        while end < network.layers.count, network.layers[end].group == group { end += 1 }
        return first..<end
    }

    /// As many layers around the cursor, and at least its own, as leave each the columns of the longest name and a
    /// blank. Grown on either side in turn, so that the cursor stays in the middle but at the backbone's ends.
    private static func named(around cursor: Int, _ network: Network, columns: Int) -> Range<Int> {
        let names = StageNames(around: cursor, network)
        func width(_ layer: Int) -> Int { DisplayWidth.of(names.name(layer)) + 1 }
        var shown = cursor..<(cursor + 1)
        var widest = width(cursor)
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for next in [shown.upperBound, shown.lowerBound - 1] where network.layers.indices.contains(next) {
                let wider = max(widest, width(next))
                guard (shown.count + 1) * wider <= columns else { continue }
                widest = wider
                shown = min(shown.lowerBound, next)..<max(shown.upperBound, next + 1)
                isGrowing = true
            }
        }
        return shown
    }
}
