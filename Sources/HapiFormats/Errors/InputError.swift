import HapiJSON

/// A file, or what a user typed about one, that cannot be used: which, where in it, what was found, what was
/// expected and what to do. Every part is safe to print, whatever the file holds.
package struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
    package var file: String
    /// Where in the file: "line 3, column 5, at $.layers[2].name", "tensor confidence"; `nil` for the whole.
    package var place: String?
    package var found: String
    package var expected: String
    package var remedy: String

    package init(file: String, place: String? = nil, found: String, expected: String, remedy: String = "") {
        self.file = file
        self.place = place.map(Self.printable)
        self.found = Self.printable(found)
        self.expected = Self.printable(expected)
        // A remedy may run over several lines.
        self.remedy = remedy.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.printable(String($0)) }.joined(separator: "\n")
    }

    package init(_ error: JSONError, file: String) {
        self.init(
            file: file, place: error.place.description, found: error.found, expected: error.expected,
            remedy: error.remedy)
    }

    package var description: String {
        let name = file.isEmpty ? "\"\"" : Self.printable(file)
        let location = place.map { ", \($0)" } ?? ""
        return "\(name)\(location): found \(found), expected \(expected)"
            + (remedy.isEmpty ? "" : "; \(remedy)")
    }

    /// Text of any length on one line, with what `isHidden` as `\u{1b}`. Unlike `JSONText.printable`
    /// it cuts nothing off: for paths, and for names where they are the answer.
    package static func printable(_ text: String) -> String {
        JSONText.visible(text)
    }
}

/// Runs a reader of JSON values, and names the file in whatever it throws.
package func reading<T>(_ file: String, _ body: () throws(JSONError) -> T) throws(InputError) -> T {
    do {
        return try body()
    } catch {
        throw InputError(error, file: file)
    }
}
