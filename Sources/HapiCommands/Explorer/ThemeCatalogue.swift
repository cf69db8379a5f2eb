import Foundation
import HapiDrawing
import HapiFormats
import HapiRuntime

/// All themes at hand, read, for the user to choose from while the program runs.
///
/// A theme goes by the name of its file, as `--theme` takes it, in any case; of two with one name the first
/// that can be read counts (the order is `ResourceLocator`'s). There is always one of the built-in theme's
/// name: the built-in theme itself where no file is called so.
struct ThemeCatalogue {
    struct Entry {
        /// Called what it goes by here, whatever the file calls it.
        var theme: Theme
        /// `nil` for the theme that is compiled in.
        var file: String?
    }

    /// By name.
    private(set) var entries: [Entry] = []
    /// What keeps the other files from being themes: which, where in it, and what to do.
    private(set) var problems: [InputError] = []
    private let locator: ResourceLocator

    /// Reads every theme there is. A file that cannot be read is a problem noted, and nothing else.
    init(_ locator: ResourceLocator = .current) {
        self.locator = locator
        for path in locator.all(.themes) where index(of: Self.name(of: path)) == nil {
            do {
                add(try ThemeLoader.read(path, locator), path)
            } catch {
                problems.append(error)
            }
        }
        if index(of: Theme.builtIn.name) == nil { entries.append(Entry(theme: .builtIn, file: nil)) }
        sort()
    }

    var themes: [Theme] { entries.map(\.theme) }

    /// The theme of a name, in any case.
    subscript(name: String) -> Theme? {
        index(of: name).map { entries[$0].theme }
    }

    /// The theme that `--theme` asks for, by name or path; it takes the place of another of its name.
    /// - Throws: `InputError` naming the file and place, or the themes there are.
    mutating func take(_ argument: String) throws(InputError) -> Theme {
        // Asked for by the name of the one compiled in, where no file has it.
        if locator.find(argument, .themes) == nil, let theme = self[argument] { return theme }
        let path = try ThemeLoader.find(argument, locator)
        let theme = try ThemeLoader.read(path, locator)
        if let index = index(of: Self.name(of: path)) { entries.remove(at: index) }
        let added = add(theme, path)
        sort()
        return added
    }

    @discardableResult
    private mutating func add(_ theme: Theme, _ path: String) -> Theme {
        var theme = theme
        theme.name = Self.name(of: path)
        entries.append(Entry(theme: theme, file: path))
        return theme
    }

    private mutating func sort() {
        entries.sort { $0.theme.name.lowercased() < $1.theme.name.lowercased() }
    }

    private func index(of name: String) -> Int? {
        entries.firstIndex { $0.theme.name.lowercased() == name.lowercased() }
    }

    private static func name(of path: String) -> String {
        PathParts.stem(of: path)
    }
}
