import ArgumentParser
import HapiFormats
import HapiRuntime

/// The file that another tool wrote.
struct TimingsArgument: ParsableArguments {
    @Argument(help: "The file that the tool wrote.")
    var file: String

    /// The last part of the path: where it lay says nothing to whoever reads the profile.
    var name: String { PathParts.name(of: file) }

    /// Most bytes of such a file: a trace of hundreds of runs of hundreds of operations.
    private static let longest = 512_000_000

    static func read(_ path: String) throws(InputError) -> [UInt8] {
        try FileAccess.read(path, as: "times that a tool measured", atMost: longest)
    }
}

/// Runs at the beginning of a trace.
struct WarmupOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Runs to leave out at the beginning (default: 1, if there are several).", valueName: "runs"))
    var warmup: Int?

    func validate() throws {
        if let warmup, warmup < 0 { throw ValidationError("--warmup is a number of runs, not negative.") }
    }
}

/// The network that times are of.
struct ImportedModelOption: ParsableArguments {
    @Option(
        name: .customLong("model"),
        help: ArgumentHelp("The network that the times are of (hapi.model).", valueName: "file"))
    var path: String
}
