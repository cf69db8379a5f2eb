import ArgumentParser

/// How a command tells how far it is.
struct ProgressOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "On standard error: none, a line on terminals, or json, one object a line.",
            discussion: """
                json: how much is done of how much, the best so far where there is one, and the seconds, as in \
                {"state":"running","evaluations":2000,"of":9000,…,"seconds":0.3}, ten times a second at most. The first line comes at once, and the state of the last is \
                finished or interrupted. No other line on standard error begins with a brace.
                """,
            valueName: "style"))
    var progress = Progress.Style.line

    var start: Progress { Progress(progress) }
}
