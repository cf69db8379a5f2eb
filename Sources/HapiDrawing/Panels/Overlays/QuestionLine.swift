import HapiExplorer

/// A question that the whole screen waits for, with its answers to be clicked.
enum QuestionLine {
    static func draw(
        _ question: Question, _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap,
        _ rect: Rect
    ) {
        painter.fill(rect, input.style(.input))
        let answers = [("[y] yes", true), ("[n] no", false)]
        // A long path is cut rather than the answers.
        let room = rect.width - 3 - answers.reduce(0) { $0 + $1.0.count + 2 }
        let text = SafeText.cut(question.text, columns: room, glyphs: input.glyphs)
        var x = rect.x + 1
        x += painter.text(x, rect.y, text, input.style(.input)) + 2
        for (label, isYes) in answers {
            let width = painter.text(x, rect.y, label, input.style(.footerKey))
            hits.add(
                painter.onSurface(Rect(x: x, y: rect.y, width: width, height: 1)), .action(.answer(isYes)))
            x += width + 2
        }
    }
}
