import HapiDrawing
import Testing

@Suite("The slider")
struct SliderTests {
    private func row(_ value: Double, _ columns: Int, _ glyphs: GlyphSet = .unicode) -> String {
        Drawn.rows(16, 1, glyphs) { painter in
            Slider(x: 1, y: 0, columns: columns, from: 0, to: 1).draw(value, into: &painter)
        }[0]
    }

    @Test("It shows its value between its ends, and loses labels and ends where there is no room")
    func drawing() {
        #expect(row(0, 14) == " 0 ├●───────┤ 1 ")
        #expect(row(0.5, 15) == " 0 ├────●────┤ 1")
        #expect(row(1, 14) == " 0 ├───────●┤ 1 ")
        #expect(row(7, 14) == " 0 ├───────●┤ 1 ")
        #expect(row(.nan, 14) == " 0 ├●───────┤ 1 ")
        #expect(row(1, 14, .ascii) == " 0 [-------O] 1 ")
        #expect(row(1, 9) == " 0 ├──●┤ 1      ")
        #expect(row(1, 8) == " ├─────●┤       ")
        #expect(row(1, 3) == " ├●┤            ")
        #expect(row(1, 2) == " ─●             ")
        #expect(row(1, 0) == "                ")
    }

    @Test("A column means the value that the knob stands there for")
    func inverse() {
        for columns in 1...60 {
            let slider = Slider(x: 3, y: 2, columns: columns, from: 0.2, to: 0.9)
            #expect(slider.track.width >= 1)
            for column in slider.track.x..<slider.track.right {
                let value = slider.value(atColumn: column)
                #expect(value >= 0.2 && value <= 0.9)
                #expect(slider.column(of: value) == column)
            }
            #expect(slider.value(atColumn: -100) == 0.2)
            if slider.track.width > 1 { #expect(slider.value(atColumn: 100) == 0.9) }
        }
    }

    @Test("Labels take the room they need")
    func labels() {
        let rows = Drawn.rows(22, 1) { painter in
            let slider = Slider(
                x: 0, y: 0, columns: 22, from: 0, to: 200, lowerLabel: "0", upperLabel: "200 ms")
            slider.draw(50, into: &painter)
        }
        #expect(rows == ["0 ├───●───────┤ 200 ms"])
    }
}
