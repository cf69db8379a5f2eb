import HapiCore
import HapiDrawing
import HapiExplorer
import HapiFormats
import HapiRuntime

extension Harness {
    /// Recordings, read, written again and played.
    static let session = Harness("session", longest: 2048) { bytes in
        let recording = attempt {
            try Recording.read(Recording.open(bytes, file: fuzzedFile), Fixed.network)
        }
        guard let recording else { return }
        let codec = ActionCodec(Fixed.network)
        let lines = [recording.header.line(Fixed.network)] + recording.actions.map { codec.line($0.action) }
        let text = lines.map { $0 + "\n" }.joined()
        let again = own {
            try Recording.read(Recording.open(Array(text.utf8), file: "again"), Fixed.network)
        }
        claim(again.header == recording.header, "the header is kept: \(lines[0])")
        claim(again.actions.map(\.action) == recording.actions.map(\.action), "actions are kept: \(text)")
        play(recording)
    }

    /// Work that was kept, restored.
    static let autosave = Harness("autosave", longest: 4096) { bytes in
        _ = attempt { try Autosave.source(bytes, file: fuzzedFile) }
        let saved = attempt {
            try Autosave.read(bytes, file: fuzzedFile, source: Fixed.workspace.source, Fixed.network)
        }
        guard let saved else { return }
        let again = own {
            try Autosave.read(
                Array(saved.text(Fixed.network).utf8), file: "again", source: Fixed.workspace.source,
                Fixed.network)
        }
        claim(again == saved, "the work is kept")
        let state = attempt { try ExplorerState(restoring: saved.work, device: nil, Fixed.context) }
        if let state { draw(state, Fixed.context) }
    }

    /// Plays what ends soon, and opens no other file: how long a search goes on is the recording's to say.
    private static func play(_ recording: Recording) {
        let isShort = recording.actions.allSatisfy { entry in
            switch entry.action {
            case .report(let report): report.steps <= 20 && !report.provenBeside
            case .device: false
            case .action: true
            }
        }
        guard isShort, recording.header.restored?.device == nil else { return }
        let played: (ExplorerState, ExplorerContext)? = attempt {
            let context = try Fixed.workspace.context(recording.header.terms, path: "p.json")
            var player = SessionPlayer(recording, file: fuzzedFile, Fixed.workspace, context)
            return (try player.play(), context)
        }
        if let (state, context) = played { draw(state, context) }
    }

    private static func draw(_ state: ExplorerState, _ context: ExplorerContext) {
        let frame = Screen(context: context, theme: .builtIn).frame(state, width: 80, height: 24)
        for row in frame.surface.rows {
            claim(row == InputError.printable(row), "nothing on the screen steers the terminal: \(row)")
        }
    }
}
