import HapiDrawing
import Testing

@Suite("Painting")
struct PainterTests {
    @Test("Text goes where it is told, and what is outside is cut off")
    func text() {
        let rows = Drawn.rows(8, 3) { painter in
            #expect(painter.text(-2, 0, "abcdef") == 6)
            #expect(painter.text(6, 1, "xyz") == 3)
            #expect(painter.text(endingAt: 8, 2, "12.5") == 4)
            painter.text(0, 3, "never")
            painter.text(0, -1, "never")
        }
        #expect(rows == ["cdef    ", "      xy", "    12.5"])
    }

    @Test("Text in columns is cut or filled up")
    func columns() {
        let rows = Drawn.rows(10, 3) { painter in
            for y in 0..<3 { painter.text(0, y, "##########") }
            painter.text(1, 0, "stage1.conv", columns: 6)
            painter.text(1, 1, "12.5", columns: 6, alignment: .right)
            painter.text(1, 2, "卷积层", columns: 5, alignment: .right)
        }
        #expect(rows == ["#stage…###", "#  12.5###", "#卷积…####"])
    }

    @Test("Pieces of a line keep their styles and are cut together")
    func spans() {
        let bold = Style(bold: true)
        let spans = [Span("accuracy "), Span("78.1 %", bold), Span(" test")]
        let surface = Drawn.surface(24, 1) { #expect($0.spans(0, 0, spans) == 20) }
        #expect(surface.rows == ["accuracy 78.1 % test    "])
        #expect(surface[9, 0].style == bold && surface[14, 0].style == bold)
        #expect(surface[8, 0].style == .plain && surface[15, 0].style == .plain)
        for (columns, text) in [
            (20, "accuracy 78.1 % test"), (19, "accuracy 78.1 % te…"), (16, "accuracy 78.1 %…"),
            (15, "accuracy 78.1 …"), (10, "accuracy …"), (9, "accuracy…"), (1, "…"), (0, ""),
        ] {
            let row = Drawn.rows(24, 1) { #expect($0.spans(0, 0, spans, columns: columns) == text.count) }
            #expect(row == [SafeText.fitted(text, columns: 24)])
        }
    }

    @Test("A name from a file cannot bring a control character onto the surface")
    func safe() {
        #expect(Drawn.rows(11, 1) { $0.text(0, 0, "a\u{1B}[2Jb") } == ["a\\u{1b}[2Jb"])
        #expect(Drawn.rows(9, 1, .ascii) { $0.text(0, 0, "a\u{1B}层é") } == ["a\\u{1b}??"])
        #expect(Drawn.rows(2, 1) { $0.put(0, 0, "\u{7}") } == ["· "])
    }

    @Test("A wide character has two cells, and becomes blank where one of them cannot be had")
    func wide() {
        let surface = Drawn.surface(4, 1) { $0.text(0, 0, "层a") }
        #expect(
            surface[0, 0].character == "层" && surface[1, 0].isContinuation && surface[2, 0].character == "a")
        #expect(Drawn.rows(3, 1) { $0.text(0, 0, "a层") } == ["a层"])
        #expect(Drawn.rows(4, 1) { $0.text(1, 0, "a层") } == [" a层"])
        #expect(Drawn.rows(4, 1) { $0.text(2, 0, "a层") } == ["  a "])
        #expect(Drawn.rows(4, 1) { $0.text(-1, 0, "层b") } == [" b  "])
    }

    @Test("A wide character that is half overwritten leaves a blank, not a half")
    func overwritten() {
        #expect(
            Drawn.rows(4, 1) {
                $0.text(0, 0, "卷积"); $0.put(0, 0, "x")
            } == ["x 积"])
        #expect(
            Drawn.rows(4, 1) {
                $0.text(0, 0, "卷积"); $0.put(1, 0, "x")
            } == [" x积"])
        let middle = Drawn.surface(4, 1) {
            $0.text(0, 0, "卷积"); $0.text(1, 0, "层")
        }
        #expect(middle.rows == [" 层 "])
        #expect(Drawn.isWhole(middle))
        let clipped = Drawn.surface(4, 1) { painter in
            painter.text(0, 0, "卷积")
            painter.within(Rect(x: 1, y: 0, width: 2, height: 1)) { $0.text(0, 0, "ab") }
        }
        #expect(clipped.rows == [" ab "])
    }

    @Test("A painter within a rectangle has its own corner and cannot leave it")
    func nested() {
        let rows = Drawn.rows(6, 4) { painter in
            painter.fill(painter.bounds, .plain, with: ".")
            painter.within(Rect(x: 1, y: 1, width: 4, height: 2)) { panel in
                #expect(panel.width == 4 && panel.height == 2)
                panel.text(-1, 0, "abcdefgh")
                panel.within(Rect(x: 2, y: -1, width: 9, height: 3)) { inner in
                    #expect(inner.bounds == Rect(x: 0, y: 0, width: 9, height: 3))
                    inner.fill(inner.bounds, .plain, with: "o")
                    inner.put(0, 2, "*")
                }
            }
            painter.put(0, 0, "<")
        }
        #expect(rows == ["<.....", ".bcoo.", "...*o.", "......"])
    }

    @Test("A rectangle is known to the surface as far as it can be seen")
    func hits() {
        var painter = Painter(Surface(width: 10, height: 5))
        painter.within(Rect(x: 2, y: 1, width: 4, height: 3)) { panel in
            #expect(
                panel.onSurface(Rect(x: 1, y: 1, width: 9, height: 9))
                    == Rect(x: 3, y: 2, width: 3, height: 2))
            #expect(panel.onSurface(Rect(x: -5, y: 0, width: 3, height: 1)).width == 0)
        }
    }

    @Test("A frame bears its title in the top line")
    func box() {
        let box = { (width: Int, height: Int, glyphs: GlyphSet) in
            Drawn.rows(width, height, glyphs) { $0.box($0.bounds, title: "Backbone") }
        }
        #expect(box(16, 3, .unicode) == ["╭ Backbone ────╮", "│              │", "╰──────────────╯"])
        #expect(box(13, 2, .unicode) == ["╭ Backbone ─╮", "╰───────────╯"])
        #expect(box(10, 2, .unicode) == ["╭ Back… ─╮", "╰────────╯"])
        #expect(box(5, 2, .unicode) == ["╭───╮", "╰───╯"])
        #expect(box(2, 2, .unicode) == ["╭╮", "╰╯"])
        #expect(box(1, 2, .unicode) == [" ", " "])
        #expect(box(16, 3, .ascii) == ["+ Backbone ----+", "|              |", "+--------------+"])
    }

    @Test("A frame answers with what is inside it, its title has its own style")
    func boxParts() {
        let line = Style(foreground: Colour(red: 1, green: 2, blue: 3))
        let title = Style(bold: true)
        let surface = Drawn.surface(20, 4) { painter in
            let inner = painter.box(
                Rect(x: 1, y: 0, width: 18, height: 4), title: "层\u{1B}", style: line, titleStyle: title)
            #expect(inner == Rect(x: 2, y: 1, width: 16, height: 2))
        }
        #expect(surface.rows[0] == " ╭ 层\\u{1b} ──────╮ ")
        #expect(surface[3, 0].style == title && surface[1, 0].style == line && surface[13, 0].style == line)
        #expect(surface[4, 1].style == .plain)
    }

    @Test("Restyling keeps the characters")
    func restyle() {
        let surface = Drawn.surface(4, 1) { painter in
            painter.text(0, 0, "abcd", Style(bold: true))
            painter.restyle(Rect(x: 1, y: 0, width: 9, height: 1)) { $0.reverse = true }
        }
        #expect(surface.rows == ["abcd"])
        #expect(surface.cells.map(\.style.reverse) == [false, true, true, true])
        #expect(surface.cells.allSatisfy { $0.style.bold })
    }
}
