import Foundation
import HapiExplorer
import HapiFormats

/// What the user should know as the screen opens: things that went wrong, and what was done all the same.
struct OpeningMessages {
    private var problems: [String] = []
    private var notes: [(text: String, isNamed: Bool)] = []
    private let home: String?

    /// - Parameter home: the user's own folder.
    init(home: String? = ProcessInfo.processInfo.environment["HOME"]) {
        self.home = home
    }

    /// A file that cannot be used; the screen opens with defaults instead.
    mutating func add(_ error: InputError) {
        // On one line the place is worth more than what to do about it, and the home folder goes without saying.
        var short = error
        short.remedy = ""
        if let home, error.file.hasPrefix(home + "/") { short.file = "~" + error.file.dropFirst(home.count) }
        problems.append(short.description)
    }

    /// - Parameter isNamed: whether it begins with a name, which stays as it is wherever it stands.
    mutating func note(_ text: String, isNamed: Bool = false) {
        notes.append((text, isNamed))
    }

    /// All in one line, what went wrong first; `nil` when there is nothing to say.
    var message: Message? {
        guard !problems.isEmpty || !notes.isEmpty else { return nil }
        var parts = problems
        for (text, isNamed) in notes {
            // In the midst of a line a sentence has no capital.
            let goesOn = !parts.isEmpty && !isNamed
            parts.append(goesOn ? text.prefix(1).lowercased() + text.dropFirst() : text)
        }
        return Message(parts.joined(separator: "; "), isError: !problems.isEmpty)
    }
}
