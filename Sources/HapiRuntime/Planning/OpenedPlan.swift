import HapiCore
import HapiFormats

/// A plan with the profile and the model that it was made with: what works on a plan alone starts from.
///
/// A plan names neither by its path, so that it may be sent to another machine; it carries their hashes, and by
/// these they are found. Nothing is judged on files that merely have the same name.
package struct OpenedPlan: Sendable {
    package let path: String
    /// The plan as it was read.
    package let bytes: [UInt8]
    package let plan: Plan
    package let workspace: Workspace
    /// The plan's design in the workspace's network; what a deadline cuts off is not part of it.
    package let design: Design
    /// What runs of it: the final classifier has a share where it can run, if only one of 0.
    package let runnable: RunnableDesign

    /// - Parameters:
    ///   - given: paths or names of profiles, one of which it was made with. Without any it is looked for beside the
    ///     plan, in the working directory, in a folder `profiles` of either, in any case, and among the profiles at
    ///     hand.
    ///   - model: the model's path or name, as `Workspace` takes it. Otherwise it is the profile's own or, for a
    ///     plan made with another, looked for beside that.
    /// - Throws: `InputError` saying which of profile, model and calibration is not there, or has changed, with
    ///   both hashes.
    package init(
        _ path: String, profiles given: [String] = [], model: String? = nil, _ locator: ResourceLocator
    ) throws(InputError) {
        let bytes = try FileAccess.read(path, as: "a plan")
        let plan = try Plan.read(bytes, file: path)
        let profile = try Self.profile(of: plan, at: path, given: given, locator)
        var workspace = try Workspace(profile: profile, model: model)
        guard workspace.hashes.profile == plan.profile.sha256 else {
            throw Self.changed(plan, at: path, profile: profile, found: workspace.hashes.profile)
        }
        if workspace.hashes.model != plan.model.sha256, model == nil,
            let other = FileByHash(
                sha256: plan.model.sha256, folders: [PathParts.folder(of: workspace.modelPath)]
            ).find()
        {
            workspace = try Workspace(profile: profile, model: other)
        }
        let design = try workspace.design(of: plan, file: path)
        try PlanCheck(plan, at: path, workspace, design).run()
        self.path = path
        self.bytes = bytes
        self.plan = plan
        self.workspace = workspace
        self.design = design
        runnable = RunnableDesign(
            exits: design.exits, finalRuns: plan.shares.contains { $0.name == Network.finalName })
    }

    private static func profile(
        of plan: Plan, at path: String, given: [String], _ locator: ResourceLocator
    ) throws(InputError) -> String {
        if !given.isEmpty {
            let files = try given.map { (name) throws(InputError) in try file(name, of: path, locator) }
            // The first one's hash is then told beside the plan's.
            return FileByHash(sha256: plan.profile.sha256, files: files).find() ?? files[0]
        }
        let folders = folders(near: path) + locator.folders(.profiles)
        let wanted = FileByHash(sha256: plan.profile.sha256, folders: folders)
        if let found = wanted.find() { return found }
        let namesake = wanted.files.lazy.compactMap { file -> (path: String, hash: String)? in
            guard let bytes = try? FileAccess.read(file, as: "a profile"),
                let profile = try? Profile.read(bytes, file: file), profile.name == plan.profile.name
            else { return nil }
            return (file, FileAccess.sha256(bytes))
        }.first
        if let namesake { throw changed(plan, at: path, profile: namesake.path, found: namesake.hash) }
        throw InputError(
            file: path, place: "at $.profile.sha256",
            found: "\(plan.profile.sha256), that of \(plan.profile.name)",
            expected: "the SHA-256 of a profile at hand",
            remedy: "give its file with --profile; looked in "
                + folders.map(InputError.printable).joined(separator: ", "))
    }

    /// The file that a profile is given by.
    private static func file(
        _ name: String, of path: String, _ locator: ResourceLocator
    ) throws(InputError) -> String {
        if let found = locator.find(name, .profiles) { return found }
        throw InputError(
            file: name, found: "no such file", expected: "the profile that \(path) was made with",
            remedy: "check the path")
    }

    /// Where a profile may lie that a plan was made with.
    private static func folders(near path: String) -> [String] {
        let beside = PathParts.folder(of: path)
        var seen: Set<String> = []
        return [beside, "\(beside)/profiles", ".", "profiles"].compactMap { ResourceLocator.existing($0) }
            .filter { seen.insert(FileAccess.resolved($0)).inserted }
    }

    private static func changed(
        _ plan: Plan, at path: String, profile: String, found: String
    ) -> InputError {
        InputError(
            file: path, place: "at $.profile.sha256", found: plan.profile.sha256,
            expected: "\(found), that of \(profile) as it is now",
            remedy:
                "the profile has changed since the plan was made, or is another: give the one it was made "
                + "with (--profile), or judge the design on this one: "
                + "hapi-tui evaluate \(profile) --plan \(path)")
    }
}
