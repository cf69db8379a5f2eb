import ArgumentParser
import HapiExplorer
import HapiFormats
import HapiRuntime

/// What a shell may complete an argument to: `--generate-completion-script` writes a script that asks the program.
enum Completions {
    /// Names of the profiles at hand, folders and JSON files.
    static let profile = CompletionKind.custom { _, _, prefix in
        FileCompletion.files(.profile, prefix: prefix, locator: .current)
    }

    /// Whether a name is seen as it is: a shell would print any other raw.
    private static func isOffered(_ name: String) -> Bool { InputError.printable(name) == name }

    /// Folders and JSON files.
    static let json = CompletionKind.file(extensions: ["json"])

    static let theme = CompletionKind.custom { _, _, prefix in
        ThemeCatalogue().themes.map(\.name).filter { $0.hasPrefix(prefix) && isOffered($0) }
            + FileCompletion.files(.plan, prefix: prefix, locator: .current)
    }

    /// Exits of the profile on the command line, with commas between.
    static let exits = CompletionKind.custom { words, _, prefix in
        exitsOfProfile(among: words).map { lists(of: $0, continuing: prefix) } ?? []
    }

    /// Every list that goes on from a prefix with one more exit, which is not in it yet. Exits go by the layers that
    /// they follow: shells break words at the colon of their own names.
    static func lists(of exits: [String], continuing prefix: String) -> [String] {
        let typed = prefix.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let (done, begun) = (typed.dropLast(), typed.last ?? "")
        let head = done.map { $0 + "," }.joined()
        return exits.filter { $0.hasPrefix(begun) && !done.contains($0) }.map { head + $0 }
    }

    /// The layers that have exits, in depth order, of the first word that is a profile; nothing is said of why another is none.
    private static func exitsOfProfile(among words: [String]) -> [String]? {
        for word in words.dropFirst() {
            guard let path = ResourceLocator.current.find(word, .profiles),
                let workspace = try? Workspace(profile: path, hashingAnswers: false)
            else { continue }
            let network = workspace.network
            return network.exits.map { network.layers[$0.layer].name }.filter(isOffered)
        }
        return nil
    }
}
