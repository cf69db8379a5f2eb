import HapiExplorer
import HapiFormats

extension ProfileCatalogue {
    /// The profiles as the explorer lists them. To hold designs against, only other profiles of the same network will
    /// do; what cannot be read is left out there.
    /// - Parameter open: the one that is explored.
    package func rows(for use: ProfileUse, open workspace: Workspace) -> [ProfileRow] {
        let open = FileAccess.resolved(workspace.path)
        let fitting = entries.filter { entry in
            switch use {
            case .open: true
            case .compare:
                FileAccess.resolved(entry.path) != open
                    && (try? entry.content.get())?.structure == NetworkStructure(workspace.network)
            }
        }
        return fitting.map { entry in
            // On a narrow screen the end is cut off.
            var notes: [String] = []
            if FileAccess.resolved(entry.path) == open { notes.append("open now") }
            if entry.shadow != nil { notes.append("shadowed") }
            switch entry.content {
            case .failure(let error):
                notes.append("cannot be read: found \(error.found), expected \(error.expected)")
            case .success(let content):
                notes += [content.network, content.platform.title, "\(content.latency.rawValue) latency"]
                if content.calibration == .synthetic { notes.append("synthetic answers") }
            }
            return ProfileRow(path: entry.path, name: entry.name, note: notes.joined(separator: ", "))
        }
    }
}
