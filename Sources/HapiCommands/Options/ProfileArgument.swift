import ArgumentParser
import HapiFormats
import HapiRuntime

/// The profile that a command works on.
struct ProfileArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A profile, by path or by the name of a bundled one.",
            discussion: "A path that does not exist as typed is tried without regard to case."),
        completion: Completions.profile)
    var profile: String

    @OptionGroup var model: ModelOption

    /// Reads the profile and all that it names, or ends with status 65.
    func open() throws -> Workspace { try Self.open(profile, model: model.path) }

    static func open(_ profile: String, model: String?) throws -> Workspace {
        try Refusal.reporting { () throws(InputError) in
            try Workspace(profile: path(of: profile), model: model)
        }
    }

    /// The file that a profile is given by.
    static func path(of profile: String) throws(InputError) -> String {
        if let path = ResourceLocator.current.find(profile, .profiles) { return path }
        let known = ResourceLocator.current.all(.profiles).map(PathParts.stem)
        let near = NearNames.of(PathParts.stem(of: profile), among: known).map(InputError.printable)
        let all = known.isEmpty ? "" : "; hapi-tui profiles lists all"
        throw InputError(
            file: profile, found: "no such file", expected: "a profile",
            remedy: near.isEmpty
                ? "check the path\(all)"
                : "check the path, or give one of: \(near.joined(separator: ", "))\(all)")
    }
}

/// Other answers of the profile's network.
struct ModelOption: ParsableArguments {
    @Option(
        name: .customLong("model"),
        help: ArgumentHelp(
            "A model in place of the profile's: the same layers and exits with other answers, say calibrated ones. A "
                + "path, or a name beside the profile's own, like resnet56-calibrated.",
            valueName: "file"),
        completion: Completions.json)
    var path: String?

    func validate() throws {
        if path?.isEmpty == true {
            throw ValidationError("--model is a model's path or name, and was given empty.")
        }
    }
}
