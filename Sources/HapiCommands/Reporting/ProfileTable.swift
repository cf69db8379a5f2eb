import HapiFormats
import HapiRuntime

/// The profiles at hand as a table: a row each, in which a profile that cannot be read has its reason. Where there are
/// none, where they go.
struct ProfileTable {
    let lines: [String]

    /// - Parameter isShort: whether to leave out what seldom decides, for a terminal of 80 columns.
    init(_ catalogue: ProfileCatalogue, isShort: Bool = false) {
        guard !catalogue.entries.isEmpty else {
            let place = catalogue.userFolder.map { "; yours go into \(InputError.printable($0))" } ?? ""
            lines = ["No profiles found\(place)"]
            return
        }
        let columns = Column.allCases.filter { !isShort || $0.isShort }
        var table = TextTable(header: columns.map(\.rawValue))
        table.rows = catalogue.entries.map { entry in
            var cells: [String]
            switch entry.content {
            case .success(let content): cells = columns.map { $0.text(entry, content) }
            case .failure(let error): cells = [entry.name, "cannot be read" + (isShort ? "" : ": \(error)")]
            }
            if entry.shadow != nil {
                let remedy = isShort ? "" : " by the first of its name: give this path to open it"
                cells[cells.count - 1] += " (shadowed\(remedy))"
            }
            return cells.map(InputError.printable)
        }
        if isShort, let platform = columns.firstIndex(of: .platform) {
            table.cut(column: platform, toFit: Self.shortWidth)
        }
        lines = table.lines
    }

    private static let shortWidth = 80

    private enum Column: String, CaseIterable {
        case name, network, platform, latency, calibration, candidates, samples, energy, file

        var isShort: Bool { [.name, .network, .platform, .latency].contains(self) }

        func text(_ entry: ProfileCatalogue.Entry, _ content: ProfileCatalogue.Content) -> String {
            switch self {
            case .name: entry.name
            case .network: content.network
            case .platform: content.platform.title
            case .latency: content.latency.rawValue
            case .calibration: content.calibration.rawValue
            case .candidates: String(content.candidates)
            case .samples: String(content.samples)
            case .energy: content.hasEnergies ? "known" : "-"
            case .file: entry.path
            }
        }
    }
}
