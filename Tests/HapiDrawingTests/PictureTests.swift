import Foundation
import HapiDrawing
import TestSupport
import Testing

/// `Themes/Pictures/ansi_to_svg.py`, which turns a frame's ANSI text into a picture.
@Suite("A frame as a picture")
struct PictureTests {
    /// The lines of the picture between its head and its end.
    private func picture(of text: String, _ options: [String] = []) throws -> [String] {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["python3", "\(Checkout.root)/Themes/Pictures/ansi_to_svg.py", try folder.write(text, "frame")]
            + options
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "these tests need python3")
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("<svg xmlns=") == true && lines.last == "</svg>")
        return Array(lines.dropFirst().dropLast())
    }

    @Test("Text is set in runs of one style, exact in place and width, on grounds of its own")
    func text() throws {
        let accent = Style(foreground: Colour(rgb: 0x6CB2FF), background: Colour(rgb: 0x16181D), bold: true)
        let surface = Drawn.surface(12, 2) { painter in
            painter.text(0, 0, "a<b cd", accent)
            painter.text(7, 0, "◆字", Style(underline: true))
            painter.text(0, 1, " x ", Style(reverse: true))
        }
        let expected = [
            "<title>Two &amp; two</title>", ##"<path fill="#000000" d="M-8 -8h112v48h-112z"/>"##,
            // The ground of the accent, and the reversed one.
            ##"<path fill="#16181d" shape-rendering="crispEdges" d="M0 0h48v16h-48z"/>"##,
            ##"<path fill="#ffffff" shape-rendering="crispEdges" d="M0 16h24v16h-24z"/>"##,
            ##"<path fill="#ffffff" shape-rendering="crispEdges" d="M56 14.5h24v1h-24z"/>"##,
            ##"<g fill="#6cb2ff" font-weight="bold">"##,
            #"<text x="0" y="12" textLength="24">a&lt;b</text>"#,
            #"<text x="32" y="12" textLength="16">cd</text>"#, "</g>", ##"<g fill="#ffffff">"##,
            #"<text x="56" y="12" textLength="8" lengthAdjust="spacingAndGlyphs">◆</text>"#,
            #"<text x="64" y="12" textLength="16" lengthAdjust="spacingAndGlyphs">字</text>"#, "</g>",
            ##"<g fill="#000000">"##, #"<text x="8" y="28" textLength="8">x</text>"#, "</g>",
        ]
        let options = ["--title", "Two & two", "--foreground", "#FFFFFF", "--background", "#000000"]
        #expect(try picture(of: AnsiText.text(surface, depth: .trueColour), options) == expected)
    }

    @Test("Bars, dots and lines are shapes, those of a colour in one path")
    func shapes() throws {
        let lines = try picture(of: "\u{1B}[31m▄▄⡁╭──┤\u{1B}[0m")
        #expect(
            lines.dropFirst(2) == [
                ##"<path fill="#cd0000" shape-rendering="crispEdges" d="M0 8h16v8h-16z"/>"##,
                ##"<path fill="none" stroke="#cd0000" stroke-width="2.8" stroke-linecap="round" "##
                    + #"d="M18 2h0M18 14h0"/>"#,
                ##"<path fill="none" stroke="#cd0000" stroke-width="1" stroke-linecap="square" "##
                    + #"transform="translate(.5 .5)" d="M28 16v-4q0-4 4-4M32 8h16M52 8v-8M52 8v8M52 8h-4"/>"#,
            ])
    }

    @Test(
        "Every colour of every depth is the terminal's",
        arguments: [ColourDepth.ansi16, .ansi256, .trueColour])
    func colours(_ depth: ColourDepth) throws {
        let colours = (0..<40).map { Colour(rgb: 0x123456 &* $0 & 0xFFFFFF) }
        let surface = Drawn.surface(40, 1) { painter in
            for (x, colour) in colours.enumerated() { painter.put(x, 0, "x", Style(foreground: colour)) }
        }
        let lines = try picture(of: AnsiText.text(surface, depth: depth))
        let shown = colours.compactMap { depth.resolve(colour: $0).nominal?.hexadecimal }
        let drawn = Set(lines.filter { $0.hasPrefix("<g") }.map { String($0.dropFirst(9).prefix(7)) })
        #expect(drawn == Set(shown))
    }
}
