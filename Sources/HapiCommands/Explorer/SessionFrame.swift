import HapiDrawing
import HapiExplorer
import HapiFormats

/// One frame of a session on standard output, without a terminal: the same bytes for the same session and options,
/// whatever the environment.
struct SessionFrame {
    let look: ScreenOptions
    let session: SessionOptions

    /// - Throws: status 65 for a theme that cannot be used, 74 when the frame cannot be written.
    func print(_ start: SessionStart, _ size: FrameSize) throws {
        let depth = session.colours?.depth ?? .trueColour
        let screen = Screen(
            context: start.context, theme: try theme(start.state, depth),
            glyphs: look.ascii ? .ascii : .unicode)
        let surface = screen.frame(start.state, width: size.width, height: size.height).surface
        try StandardOutput.print(
            session.ansi ? AnsiText.text(surface, depth: depth) : AnsiText.plain(surface), terminator: "")
    }

    /// The one asked for, else the one chosen in the session, else the one that a terminal would get.
    private func theme(_ state: ExplorerState, _ depth: ColourDepth) throws -> Theme {
        if let chosen = try look.chosenTheme() { return chosen }
        guard session.ansi, let name = state.view.theme ?? (depth == .mono ? "mono" : nil) else {
            return .builtIn
        }
        return try Refusal.reporting { () throws(InputError) in try ThemeLoader.load(name) }
    }
}
