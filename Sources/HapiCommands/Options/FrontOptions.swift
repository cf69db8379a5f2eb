import ArgumentParser

/// What is shown of the front.
struct FrontOptions: ParsableArguments {
    @Option(
        name: .customLong("front"),
        help: ArgumentHelp(
            "Complete the front, and show this many designs spread over it.",
            discussion: """
                The most accurate, the fastest and the lightest, then one by one whichever adds most to the \
                hypervolume on accuracy, mean latency and weights, within accuracy 0, the original's latency \
                and the weights of every node.
                """,
            valueName: "n"))
    var count: Int?

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--front \(count): show at least 1 design.") }
    }
}
