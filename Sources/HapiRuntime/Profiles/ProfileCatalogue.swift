import HapiFormats

/// All profiles at hand, for the user to choose from: those beside the one that is open, the user's own, then those that
/// came with the program.
///
/// A profile goes by its file's name, `agx10w` for `agx10w.json`, in any case; of two with one name the first counts,
/// which the user's is, and the other can still be had by its path. What cannot be read is in the list with the
/// reason, for a profile that is missing without a word is worse than one that is broken.
package struct ProfileCatalogue: Sendable {
    package struct Entry: Sendable {
        /// What `hapi-tui NAME` takes: of one that lies beside the open one alone, its path.
        package let name: String
        package let path: String
        /// Whether it lies in the user's own folder rather than among those that came with the program.
        package let isUsers: Bool
        /// The one that its name stands for instead; `nil` where the name stands for this one.
        package let shadow: String?
        package let content: Result<Content, InputError>

        /// What keeps it from being opened.
        package var problem: InputError? {
            if case .failure(let error) = content { error } else { nil }
        }
    }

    /// What there is to say of a profile without working on it.
    package struct Content: Sendable, Hashable {
        /// The profile's own, longer name.
        package let title: String
        package let network: String
        package let platform: Profile.Platform
        package let latency: Profile.Measurement.Kind
        package let calibration: Model.DataSet.Kind
        /// Exits that a design may have.
        package let candidates: Int
        /// Of the calibration set.
        package let samples: Int
        package let hasEnergies: Bool
        let structure: NetworkStructure

        init(_ workspace: Workspace) {
            title = workspace.profile.name
            network = workspace.network.name
            platform = workspace.profile.platform
            latency = workspace.profile.measurement.kind
            calibration = workspace.model.calibration.kind
            candidates = workspace.network.exits.count
            samples = workspace.samples
            hasEnergies = workspace.costs.energy != nil
            structure = NetworkStructure(workspace.network)
        }
    }

    package let entries: [Entry]
    /// Folders that profiles may lie in, and that cannot be listed.
    package let problems: [InputError]
    /// Where the user's own profiles go.
    package let userFolder: String?

    /// Reads every profile with its model and the header of its calibration; the answers themselves, which are what
    /// takes time, stay unread, so that their hash and values may yet be refused when the profile is opened.
    /// O(bytes of the profiles and models).
    /// - Parameter open: a profile whose neighbours are listed too; of the files there only what is a profile.
    package init(_ locator: ResourceLocator, beside open: String? = nil) {
        problems = locator.problems(.profiles)
        userFolder = locator.userFolders(.profiles).last
        var first: [String: String] = [:]
        let atHand = locator.all(.profiles)
        let known = Set(atHand.map(FileAccess.resolved))
        let neighbours = open.map { ResourceLocator.files(in: PathParts.folder(of: $0)) } ?? []
        let others = neighbours.filter {
            !known.contains(FileAccess.resolved($0)) && FileFormat.of(file: $0) == .profile
        }
        let beside = others.map {
            Entry(name: $0, path: $0, isUsers: false, shadow: nil, content: Self.content(of: $0))
        }
        let named = atHand.map { path in
            let name = PathParts.stem(of: path)
            let shadow = first[name.lowercased()]
            if shadow == nil { first[name.lowercased()] = path }
            return Entry(
                name: name, path: path, isUsers: locator.isUsers(path, .profiles), shadow: shadow,
                content: Self.content(of: path))
        }
        entries = beside + named
    }

    private static func content(of path: String) -> Result<Content, InputError> {
        do throws(InputError) {
            return .success(Content(try Workspace(profile: path, hashingAnswers: false)))
        } catch {
            return .failure(error)
        }
    }
}
