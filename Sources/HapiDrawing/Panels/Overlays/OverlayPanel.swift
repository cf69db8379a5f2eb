import HapiExplorer

/// Whatever lies over the panels at the moment.
enum OverlayPanel {
    /// Takes the mouse from the panels below: a click outside closes what is open, unless something is typed there
    /// that would be lost.
    static func block(_ input: PanelInput, _ painter: Painter, _ hits: inout HitMap) {
        let bounds = painter.onSurface(painter.bounds)
        switch input.state.view.overlay {
        case .none: return
        case .prompt, .question: hits.add(bounds, .nothing)
        case .form(let form) where form.field != nil: hits.add(bounds, .overlay)
        case .help, .details:
            hits.add(bounds, .overlay)
            hits.add(bounds, .action(.command(.back)))
        case .list, .form:
            hits.add(bounds, .overlay)
            hits.add(bounds, .action(.edit(.cancel)))
        }
    }

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap) {
        switch input.state.view.overlay {
        case .help(let top): HelpOverlay.draw(top: top, input, into: &painter, &hits)
        case .list(let picker): ListOverlay.draw(picker, input, into: &painter, &hits)
        case .form(let form): FormOverlay.draw(form, input, into: &painter, &hits)
        case .details(let top): DetailsOverlay.draw(input, top: top, into: &painter, &hits)
        case .none, .prompt, .question: break
        }
    }
}
