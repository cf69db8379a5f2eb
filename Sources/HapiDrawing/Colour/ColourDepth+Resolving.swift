/// A theme's colours among those that a terminal has.
extension ColourDepth {
    /// What the terminal is asked for to show `colour` by itself; `nil` is the terminal's own. O(240) at
    /// `ansi256`: for each distinct colour once, not for each cell.
    package func resolve(colour: Colour?) -> TerminalColour {
        colour.map { resolve($0, against: nil, contrast: 1) } ?? .terminalDefault
    }

    /// What the terminal is asked for to show a style, so that what can be read as the theme names it can be
    /// read as it is shown: a foreground that has 7:1, 4.5:1 or 3:1 on its background keeps as much, where the
    /// depth has a colour for it. Sixteen colours promise 4.5:1 at most, and that by xterm's palette: users
    /// change theirs. On the terminal's own background nothing is known. O(240) at `ansi256`: for each distinct
    /// style once, not for each cell.
    package func resolve(style: Style) -> (foreground: TerminalColour, background: TerminalColour) {
        let shown = resolve(colour: style.background)
        guard let foreground = style.foreground, let background = style.background,
            let seen = shown.nominal
        else { return (resolve(colour: style.foreground), shown) }
        let named = foreground.contrast(with: background)
        let kept = [7, 4.5, 3].first { $0 <= named } ?? 1
        return (resolve(foreground, against: seen, contrast: kept), shown)
    }

    /// - Parameters:
    ///   - background: on which the colour has to have `contrast`; `nil` for one that is not known.
    private func resolve(_ colour: Colour, against background: Colour?, contrast: Double) -> TerminalColour {
        func isLegible(_ candidate: Colour) -> Bool {
            background.map { candidate.contrast(with: $0) >= contrast } ?? true
        }
        switch self {
        case .mono: return .terminalDefault
        case .ansi16: return .indexed(Self.nearestOfSixteen(to: colour, against: background, contrast))
        case .ansi256:
            // Only among the entries that a user does not redefine; the lowest index of equals.
            let fixed = TerminalPalette.fixed
            let legible = fixed.filter { isLegible($0.colour) }
            let nearest = (legible.isEmpty ? fixed : legible).min {
                $0.colour.distance(to: colour) < $1.colour.distance(to: colour)
            }
            return .indexed(nearest?.index ?? 16)
        case .trueColour: return .rgb(colour.rgb)
        }
    }

    /// By hue first: by distance alone, every pastel is a grey, and a theme's tokens could not be told apart.
    private static func nearestOfSixteen(
        to colour: Colour, against background: Colour?, _ contrast: Double
    ) -> UInt8 {
        let sixteen = TerminalPalette.sixteen
        let least = min(contrast, 4.5)
        func legible(_ entries: [UInt8]) -> [UInt8] {
            entries.filter { entry in
                background.map { sixteen[Int(entry)].contrast(with: $0) >= least } ?? true
            }
        }
        let hues = hues(for: colour).map { [$0, $0 + 8] }
        let candidates = (hues + [[0, 8, 7, 15]]).lazy.map(legible).first { !$0.isEmpty }
        let nearest = (candidates ?? [0, 15]).min {
            sixteen[Int($0)].distance(to: colour) < sixteen[Int($1)].distance(to: colour)
        }
        return nearest ?? 7
    }

    /// The plain entries, of 1 to 6, that may stand for a colour, its own hue's first; none for a grey. On
    /// white neither green can be read, nor on black either blue: then the next hue on the circle takes the
    /// place, but never red, which means something.
    private static func hues(for colour: Colour) -> [UInt8] {
        guard colour.chroma >= 48, max(colour.red, colour.green, colour.blue) >= 64 else { return [] }
        // Orange goes with yellow, whose plain entry is a brown on most terminals: else it would be red.
        let own: UInt8 =
            switch colour.hue {
            case 18..<75: 3
            case 75..<160: 2
            case 160..<200: 6
            case 200..<260: 4
            case 260..<345: 5
            default: 1
            }
        let circle: [(entry: UInt8, hue: Double)] = [(3, 60), (2, 120), (6, 180), (4, 240), (5, 300)]
        let others = circle.filter { $0.entry != own }.sorted {
            Self.angle($0.hue, colour.hue) < Self.angle($1.hue, colour.hue)
        }
        return [own] + others.map(\.entry)
    }

    /// Between two hues, 0 to 180 degrees.
    private static func angle(_ first: Double, _ second: Double) -> Double {
        let apart = abs(first - second)
        return min(apart, 360 - apart)
    }
}
