import HapiDrawing

/// What a test draws on a surface of its own.
enum Drawn {
    /// The rows of a surface after `draw`, trailing blanks kept.
    static func rows(
        _ width: Int, _ height: Int, _ glyphs: GlyphSet = .unicode, _ draw: (inout Painter) -> Void
    ) -> [String] {
        surface(width, height, glyphs, draw).rows
    }

    static func surface(
        _ width: Int, _ height: Int, _ glyphs: GlyphSet = .unicode, _ draw: (inout Painter) -> Void
    ) -> Surface {
        var painter = Painter(Surface(width: width, height: height), glyphs: glyphs)
        draw(&painter)
        return painter.surface
    }

    /// Whether every wide character has its continuation and every continuation its wide character.
    static func isWhole(_ surface: Surface) -> Bool {
        (0..<surface.height).allSatisfy { y in
            (0..<surface.width).allSatisfy { x in
                let cell = surface[x, y]
                if cell.isContinuation {
                    return x > 0 && !surface[x - 1, y].isContinuation
                        && DisplayWidth.of(surface[x - 1, y].character) == 2
                }
                switch DisplayWidth.of(cell.character) {
                case 1: return true
                case 2: return x + 1 < surface.width && surface[x + 1, y].isContinuation
                default: return false
                }
            }
        }
    }
}
