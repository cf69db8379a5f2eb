import Foundation
import HapiCore
import HapiExplorer
import HapiFormats

/// Where the work of sessions on one profile is kept: `autosave-HASH-N.json` in the state folder, HASH of the
/// profile's path and its model, N the first that is free. A session has a file to itself, which says in it by
/// its process number whose it is; the files of sessions that have ended wait to be restored.
package struct AutosaveStore: Sendable {
    private let folder: String?
    private let stem: String
    let source: SessionSource
    let network: Network
    let program: String

    /// Files of ended sessions that are kept, the newest.
    private static let most = 8

    /// - Parameters:
    ///   - environment: says where state is kept: `$XDG_STATE_HOME`, or `.local/state` in `$HOME`.
    ///   - program: name and version.
    package init(_ workspace: Workspace, environment: [String: String], program: String) {
        func absolute(_ key: String) -> String? {
            environment[key].flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let state = absolute("XDG_STATE_HOME") ?? absolute("HOME").map { "\($0)/.local/state" }
        folder = state.map { "\($0)/hapi-tui" }
        source = workspace.source
        network = workspace.network
        self.program = program
        let path = FileAccess.resolved(workspace.path)
        stem = "autosave-" + FileAccess.sha256(Data("\(path)\n\(source.modelHash)".utf8)).prefix(8)
    }

    /// Work that a session has left behind.
    package struct Left: Sendable {
        package let path: String
        package let autosave: Autosave
        package let time: SavedTime
        /// Whether it is what this very program has set aside.
        package let isOwn: Bool
    }

    /// The newest work that no session has in hand, `nil` where there is none.
    /// - Parameter own: a file that this very program has set aside: what others have left since does not come
    ///   before it.
    /// - Throws: `InputError` when that work cannot be used.
    package func left(own: String? = nil) throws(InputError) -> Left? {
        if let own, let time = SavedTime(of: own) {
            let autosave = try read(own)
            // The file may be gone, and another session's in its place.
            if autosave.process == getpid() {
                return Left(path: own, autosave: autosave, time: time, isOwn: true)
            }
        }
        for (path, time) in files() {
            let autosave = try read(path)
            if !Self.isInHand(autosave) {
                return Left(path: path, autosave: autosave, time: time, isOwn: false)
            }
        }
        return nil
    }

    private func read(_ path: String) throws(InputError) -> Autosave {
        try Autosave.read(
            FileAccess.read(path, as: "an autosave"), file: path, source: source, network)
    }

    /// Those of this profile, the newest first.
    private func files() -> [(path: String, time: SavedTime)] {
        guard let folder else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix(stem + "-") && $0.hasSuffix(".json") }.compactMap { name in
            let path = "\(folder)/\(name)"
            return SavedTime(of: path).map { (path, $0) }
        }.sorted { $1.time < $0.time }
    }

    /// Whether the session that wrote a file is still running. Numbers of ended processes are given to others,
    /// but seldom to another of this program.
    private static func isInHand(_ autosave: Autosave) -> Bool {
        guard autosave.process != getpid(), let number = pid_t(exactly: autosave.process),
            let process = RunningProcess(number)
        else { return false }
        return process.name?.hasPrefix("hapi-tui") ?? true
    }

    /// Writes work to a file, or to the first name that is free. Nobody else may read it.
    /// - Returns: the file.
    func write(_ work: SavedWork, to path: String?) throws(AtomicWriter.Failure) -> String {
        let text = Autosave(process: Int(getpid()), program: program, source: source, work: work)
            .text(network)
        clearAbandoned()
        if let path {
            try AtomicWriter.write(text, to: path, overwrite: true, mode: 0o600)
            return path
        }
        guard let folder else {
            throw .cannotWrite(path: "autosave", reason: "neither XDG_STATE_HOME nor HOME is a folder's path")
        }
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        prune()
        var number = 1
        while true {
            let path = "\(folder)/\(stem)-\(number).json"
            do throws(AtomicWriter.Failure) {
                try AtomicWriter.write(text, to: path, overwrite: false, mode: 0o600)
                return path
            } catch {
                guard case .exists = error, number < 1000 else { throw error }
                number += 1
            }
        }
    }

    /// Makes room for one more.
    private func prune() {
        let left = files().filter { file in
            do throws(InputError) { return try !Self.isInHand(read(file.path)) } catch { return true }
        }
        for file in left.dropFirst(Self.most - 1) { unlink(file.path) }
    }

    /// What a writer was at when it was killed is of no use to anybody.
    private func clearAbandoned() {
        for path in folder.map(AtomicWriter.abandoned(in:)) ?? [] { unlink(path) }
    }
}
