import ArgumentParser
import HapiFormats
import HapiRuntime

/// The profile that a command works on.
struct ProfileArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A profile, by path or by the name of a bundled one.",
            discussion: "A path that does not exist as typed is tried without regard to case."))
    var profile: String

    /// Reads the profile and all that it names, or ends with status 65.
    func open() throws -> Workspace { try Self.open(profile) }

    static func open(_ profile: String) throws -> Workspace {
        try Refusal.reporting { () throws(InputError) in
            guard let path = ResourceLocator.current.find(profile, .profiles) else {
                let known = ResourceLocator.current.all(.profiles).map(InputError.printable)
                throw InputError(
                    file: profile, found: "no such file", expected: "a profile",
                    remedy: known.isEmpty
                        ? "check the path"
                        : "check the path, or give one of:\n  "
                            + known.joined(separator: "\n  "))
            }
            return try Workspace(profile: path)
        }
    }
}
