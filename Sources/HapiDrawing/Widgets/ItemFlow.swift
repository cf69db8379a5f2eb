/// Pieces of text in a few lines, none of them cut: one that does not fit goes on in the next line, and what no line
/// has room for is left out from there on, which the ellipsis tells.
struct ItemFlow {
    private let columns: Int
    private let rows: Int
    private let gap: String
    private let glyphs: GlyphSet
    /// Style of blanks and of the ellipsis.
    private let style: Style
    private(set) var lines: [[Span]] = []
    private var used = 0
    private var isFull = false

    init(columns: Int, rows: Int, gap: String = "  ", glyphs: GlyphSet, style: Style) {
        self.columns = columns
        self.rows = rows
        self.gap = gap
        self.glyphs = glyphs
        self.style = style
    }

    /// Whether there is a line left to begin.
    var hasRoom: Bool { lines.count < rows && !isFull }

    /// What is added next begins a line, where there is one left.
    mutating func beginLine() {
        guard hasRoom else { return }
        lines.append([])
        used = 0
    }

    /// Adds a piece. The first of a line stands there however long it is. O(characters).
    mutating func add(_ item: [Span]) {
        guard !isFull else { return }
        if lines.isEmpty { beginLine() }
        guard !lines.isEmpty else { return }
        let width = Self.width(item, glyphs)
        if used == 0 {
            lines[lines.count - 1] = item
            used = width
        } else if used + gap.count + width <= columns {
            lines[lines.count - 1] += [Span(gap, style)] + item
            used += gap.count + width
        } else if lines.count < rows {
            beginLine()
            add(item)
        } else {
            if used + 2 <= columns { lines[lines.count - 1].append(Span(" \(glyphs.ellipsis)", style)) }
            isFull = true
        }
    }

    static func width(_ spans: [Span], _ glyphs: GlyphSet) -> Int {
        spans.reduce(0) { $0 + DisplayWidth.of(SafeText.printable($1.text, glyphs: glyphs)) }
    }
}
