import ArgumentParser

/// How a command tells how far it is.
struct ProgressOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "On standard error: none, a line on terminals, or json, one object a line.",
            discussion: """
                json: {"state":"running","phase":"annealing","evaluations":250000,"of":1000000,"best":{…},\
                "seconds":0.31}, ten times a second at most. The first line comes at once, and the last says \
                finished or interrupted. No other line on standard error begins with a brace.
                """,
            valueName: "style"))
    var progress = Progress.Style.line

    var start: Progress { Progress(progress) }
}
