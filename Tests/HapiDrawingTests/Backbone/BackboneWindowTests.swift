import HapiCore
import HapiExplorer
import TestSupport
import Testing

@testable import HapiDrawing

@Suite("What of a backbone a zoom shows")
struct BackboneWindowTests {
    @Test(
        "A window holds the cursor's layer, lies within the backbone, and every column shows some of its layers",
        arguments: [1, 3, 60, 500, 2000])
    func holdsCursor(layers count: Int) throws {
        var cases = RandomCases(seed: UInt64(count))
        let network = try cases.network(layers: count, exits: 5, shape: .chain)
        for zoom in Zoom.allCases {
            for _ in 0..<25 {
                let cursor = cases.generator.index(below: count)
                let columns = 60 + cases.generator.index(below: 140)
                let window = BackboneWindow(network, zoom: zoom, cursor: cursor, columns: columns)
                #expect(window.layers.contains(cursor))
                #expect(window.layers.clamped(to: 0..<count) == window.layers)
                #expect(window.hasBefore == (window.layers.lowerBound > 0))
                #expect(window.hasAfter == (window.layers.upperBound < count))
                #expect(!window.columns(ofLayer: cursor).isEmpty)
                #expect(gaps(window, columns) == 0)
            }
        }
    }

    /// Columns that show nothing, too much, or leave out layers after those of the column before.
    private func gaps(_ window: BackboneWindow, _ columns: Int) -> Int {
        var next = window.layers.lowerBound
        var gaps = 0
        for column in 0..<columns {
            let shown = window.layers(inColumn: column)
            let isNext = shown.lowerBound <= next && shown.upperBound >= next
            if shown.isEmpty || !isNext || shown.count > window.mostPerColumn { gaps += 1 }
            next = shown.upperBound
        }
        return gaps + (next == window.layers.upperBound ? 0 : 1)
    }

    @Test("The whole is all layers; a stage is the cursor's group and nothing beside it")
    func stage() throws {
        var cases = RandomCases(seed: 3)
        let network = try cases.network(layers: 61, exits: 9, shape: .residual)
        for cursor in network.layers.indices {
            let whole = BackboneWindow(network, zoom: .whole, cursor: cursor, columns: 72)
            #expect(whole.layers == network.layers.indices)
            let stage = BackboneWindow(network, zoom: .stage, cursor: cursor, columns: 72).layers
            let group = network.layers[cursor].group
            #expect(stage.allSatisfy { network.layers[$0].group == group })
            for beside in [stage.lowerBound - 1, stage.upperBound]
            where network.layers.indices.contains(beside) {
                #expect(network.layers[beside].group != group)
            }
        }
    }

    @Test(
        "Single layers each have room for their names in full, and no other one would",
        arguments: [8, 20, 71, 190])
    func layers(columns: Int) throws {
        var cases = RandomCases(seed: 4)
        let network = try cases.network(layers: 300, exits: 9, shape: .chain)
        func widest(_ layers: Range<Int>) -> Int {
            layers.map { network.layers[$0].name.count + 1 }.max() ?? 0
        }
        for cursor in stride(from: 0, to: 300, by: 7) {
            let window = BackboneWindow(network, zoom: .layers, cursor: cursor, columns: columns)
            let shown = window.layers
            if shown.count > 1 {
                for layer in shown {
                    #expect(window.columns(ofLayer: layer).count >= widest(shown))
                }
            }
            for wider in [shown.lowerBound - 1..<shown.upperBound, shown.lowerBound..<shown.upperBound + 1]
            where wider.clamped(to: network.layers.indices) == wider {
                #expect(wider.count * widest(wider) > columns)
            }
        }
    }

    @Test("The rows of the panel add up, and a higher one takes nothing from any part")
    func rows() {
        #expect(BackboneRows(height: 7).bars == 2 && BackboneRows(height: 7).details == 1)
        var last = BackboneRows(height: 7)
        for height in 7...60 {
            let rows = BackboneRows(height: height)
            #expect(4 + rows.bars + rows.alone + rows.details + rows.legend == height)
            #expect(rows.legendTop + rows.legend == height)
            #expect(rows.bars >= last.bars && rows.alone >= last.alone && rows.details >= last.details)
            last = rows
        }
        #expect(BackboneRows(height: 9).alone == 1 && BackboneRows(height: 9).legend == 1)
        #expect(BackboneRows(height: 11).alone == 2 && BackboneRows(height: 11).bars == 3)
        #expect(BackboneRows(height: 19).alone == 5 && BackboneRows(height: 19).bars == 6)
        #expect(BackboneRows(height: 19, hasExits: false).alone == 0)
    }
}
