import ArgumentParser

/// Recording, playing and restoring what was done on the screen.
struct SessionOptions: ParsableArguments {
    @Flag(help: "Go on with the work that a session on this profile left when it ended, not exported.")
    var restore = false

    @Option(
        help: ArgumentHelp(
            "Write what happens to a file, a line an action (hapi.session), to be played later.",
            valueName: "file"),
        completion: .file())
    var record: String?

    @Flag(help: "Let --record replace an existing file.")
    var force = false

    @Option(
        help: ArgumentHelp(
            "Play a recorded session on the problem as it was, and go on from there. The profile may be left out.",
            valueName: "file"),
        completion: .file())
    var play: String?

    @Option(
        help: ArgumentHelp(
            "Draw one frame to standard output, without a terminal: the last of --play, or the first.",
            valueName: "WxH"),
        transform: FrameSize.read)
    var dumpFrame: FrameSize?

    @Flag(help: "Draw the frame with its colours, as escape sequences.")
    var ansi = false

    @Option(help: "Colours of --ansi (default: true, 24 bits).")
    var colours: ColourChoice?

    func validate() throws {
        if play != nil, record != nil || restore {
            throw ValidationError(
                "--play goes on from a recording; leave --record and --restore out.")
        }
        if dumpFrame != nil, record != nil || restore {
            throw ValidationError("--dump-frame opens no session; leave --record and --restore out.")
        }
        if force, record == nil { throw ValidationError("--force is for --record.") }
        if ansi, dumpFrame == nil { throw ValidationError("--ansi is for --dump-frame.") }
        if colours != nil, !ansi { throw ValidationError("--colours is for --dump-frame with --ansi.") }
    }

    /// Whether there is nothing to do without a profile.
    var needsProfile: Bool { play == nil && (dumpFrame != nil || record != nil || restore) }
}
