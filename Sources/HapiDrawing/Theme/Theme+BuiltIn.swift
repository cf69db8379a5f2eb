extension Theme {
    /// The dark theme, for when no theme file is found; the same as the file of that name.
    package static let builtIn: Theme = {
        let background = Colour(rgb: 0x16181D)
        let text = Colour(rgb: 0xD6DAE0)
        let muted = Colour(rgb: 0x9AA1AB)
        let faint = Colour(rgb: 0x6B7280)
        let accent = Colour(rgb: 0x6CB2FF)
        let good = Colour(rgb: 0x7FD88F)
        let bad = Colour(rgb: 0xFF7A85)
        let caution = Colour(rgb: 0xFFE066)
        let contrary = Colour(rgb: 0xFF9E5E)
        let special = Colour(rgb: 0xD59BFF)
        let key = Colour(rgb: 0x5FD7D7)
        let energy = Colour(rgb: 0xFF8FC7)
        let alone = Colour(rgb: 0x9FC8FF)

        func style(
            _ foreground: Colour, bold: Bool = false, underline: Bool = false, reverse: Bool = false
        ) -> Style {
            Style(
                foreground: foreground, background: background, bold: bold, underline: underline,
                reverse: reverse)
        }
        return Theme(
            name: "dark", kind: .dark,
            tokens: [
                .text: style(text),
                .muted: style(muted),
                .title: style(accent, bold: true),
                .border: style(faint),
                .borderFocused: style(accent),
                .header: style(text, bold: true),
                .headerWarning: style(caution, bold: true),
                .footer: style(muted),
                .footerKey: style(key, bold: true),
                .cursor: style(text, bold: true, reverse: true),
                .exitInDesign: style(good, bold: true),
                .exitPinned: style(special, bold: true),
                .exitForbidden: style(bad),
                .exitCandidate: style(text),
                .exitInfeasible: style(muted),
                .rateBar: style(key),
                .accuracyCurve: style(good),
                .latencyCurve: style(contrary),
                .energyCurve: style(energy),
                .aloneCurve: style(alone),
                .threshold: style(caution, bold: true),
                .pointTried: style(faint),
                .pointFront: style(key, bold: true),
                .pointCurrent: style(good, bold: true),
                .pointCursor: style(special, bold: true, reverse: true),
                .limitLine: style(bad),
                .objectiveBest: style(good, bold: true),
                .objectiveCurrent: style(contrary),
                .better: style(good),
                .worse: style(bad),
                .message: style(text),
                .error: style(bad, bold: true),
                .overlay: style(text),
                .overlayTitle: style(accent, bold: true),
                .input: style(text, underline: true),
                .selection: style(accent, reverse: true),
                .match: style(caution, bold: true, underline: true),
            ])
    }()
}
