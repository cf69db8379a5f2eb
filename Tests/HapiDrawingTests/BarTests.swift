import HapiCore
import HapiDrawing
import Testing

@Suite("Values over columns")
struct ColumnMapTests {
    @Test("Every value has its columns and every column its values, in order, and each knows the other")
    func inverse() {
        for count in 1...40 {
            for columns in 1...40 {
                let map = ColumnMap(count: count, columns: columns)
                for column in 0..<columns {
                    let indices = map.indices(inColumn: column)
                    #expect(!indices.isEmpty && indices.lowerBound >= 0 && indices.upperBound <= count)
                    for index in indices { #expect(map.columns(ofIndex: index).contains(column)) }
                }
                for index in 0..<count {
                    let shown = map.columns(ofIndex: index)
                    #expect(!shown.isEmpty && shown.lowerBound >= 0 && shown.upperBound <= columns)
                    for column in shown { #expect(map.indices(inColumn: column).contains(index)) }
                }
            }
        }
    }

    @Test("Without values or columns, and outside them, there is nothing")
    func nothing() {
        #expect(ColumnMap(count: 0, columns: 5).indices(inColumn: 0).isEmpty)
        #expect(ColumnMap(count: 5, columns: 0).columns(ofIndex: 0).isEmpty)
        #expect(ColumnMap(count: 5, columns: 5).indices(inColumn: 5).isEmpty)
        #expect(ColumnMap(count: 5, columns: 5).columns(ofIndex: -1).isEmpty)
    }
}

@Suite("Sparklines and bars")
struct BarTests {
    private func row(
        _ sparkline: Sparkline, _ width: Int, _ height: Int = 1, _ glyphs: GlyphSet = .unicode
    )
        -> [String]
    {
        Drawn.rows(width, height, glyphs) { sparkline.draw(into: &$0, in: $0.bounds) }
    }

    @Test("The least value is an eighth, the greatest is full, a gap is empty")
    func sparkline() {
        #expect(row(Sparkline([0, 1, 2, 3, 4, 5, 6, 7]), 8) == ["▁▂▃▄▅▆▇█"])
        #expect(row(Sparkline([0, 1, 2, 3, 4, 5, 6, 7]), 8, 1, .ascii) == [".,:-=+*#"])
        #expect(row(Sparkline([0, .nan, 7], from: 0, to: 7), 3) == ["▁ █"])
        #expect(row(Sparkline([-5, 50, 500], from: 0, to: 100), 3) == ["▁▅█"])
        #expect(row(Sparkline([0, 15], from: 0, to: 15), 2, 2) == [" █", "▁█"])
        #expect(row(Sparkline([0, 7, 8, 15], from: 0, to: 15), 4, 2) == ["  ▁█", "▁███"])
    }

    @Test("Without a range the curve is at half height, without values there is none")
    func degenerate() {
        #expect(row(Sparkline([3, 3]), 2) == ["▅▅"])
        #expect(row(Sparkline([]), 2) == ["  "])
        #expect(row(Sparkline([.nan]), 2) == ["  "])
        #expect(Sparkline([1, 2]).eighths(columns: 3, rows: 0) == [0, 0, 0])
        #expect(
            Sparkline([-.greatestFiniteMagnitude, .greatestFiniteMagnitude]).eighths(columns: 2, rows: 1)
                .count == 2)
    }

    @Test("Values that share a column are shown by what was asked for; few values are stretched")
    func summary() {
        let values = [0.0, 7, 7, 7, 0, 0, 3, .nan]
        #expect(row(Sparkline(values, from: 0, to: 7, summary: .minimum), 4) == ["▁█▁▄"])
        #expect(row(Sparkline(values, from: 0, to: 7, summary: .maximum), 4) == ["██▁▄"])
        #expect(row(Sparkline(values, from: 0, to: 7, summary: .mean), 4) == ["▅█▁▄"])
        #expect(row(Sparkline([0, 7]), 5) == ["▁▁▁██"])
        #expect(Summary.mean(of: [] as [Double]) == nil)
    }

    @Test("Rates are bars from nothing to full, and what runs at all is seen")
    func strip() {
        let strip = BarStrip([1, 0.5, 0.25, 0.0001, 0, 2, -1, .nan])
        #expect(Drawn.rows(8, 1) { strip.draw(into: &$0, in: $0.bounds) } == ["█▄▂▁ █  "])
        #expect(Drawn.rows(8, 2) { strip.draw(into: &$0, in: $0.bounds) } == ["█    █  ", "██▄▁ █  "])
        #expect(
            Drawn.rows(8, 2, .ascii) { strip.draw(into: &$0, in: $0.bounds) } == ["#    #  ", "##-. #  "])
    }

    @Test(
        "Nodes that share a column are their mean or their maximum, and the style is asked about all of them")
    func shared() {
        let rates = [1, 0.5, 0.5, 0, 0.25, 0.25]
        #expect(BarStrip(rates).eighths(columns: 3, rows: 1) == [6, 2, 2])
        #expect(BarStrip(rates, summary: .maximum).eighths(columns: 3, rows: 1) == [8, 4, 2])
        let bold = Style(bold: true)
        var asked: [Range<Int>] = []
        let surface = Drawn.surface(3, 1) { painter in
            BarStrip(rates).draw(into: &painter, in: painter.bounds) { nodes in
                asked.append(nodes)
                return nodes.contains(3) ? bold : .plain
            }
        }
        #expect(asked == [0..<2, 2..<4, 4..<6])
        #expect(surface.cells.map(\.style) == [.plain, bold, .plain])
        #expect(surface.rows == ["▆▂▂"])
    }
}
