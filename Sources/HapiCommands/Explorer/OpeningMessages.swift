import HapiExplorer
import HapiFormats

/// What the user should know as the screen opens: things that went wrong, and what was done all the same.
struct OpeningMessages {
    private var problems: [String] = []
    private var notes: [String] = []

    /// A file that cannot be used; the screen opens with defaults instead.
    mutating func add(_ error: InputError) {
        // What to do about it finds no room on the line.
        var short = error
        short.remedy = ""
        problems.append(short.description)
    }

    mutating func note(_ text: String) {
        notes.append(text)
    }

    /// All in one line, what went wrong first; `nil` when there is nothing to say.
    var message: Message? {
        guard !problems.isEmpty || !notes.isEmpty else { return nil }
        return Message((problems + notes).joined(separator: "; "), isError: !problems.isEmpty)
    }
}
