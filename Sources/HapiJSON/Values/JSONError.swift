/// What is wrong with a JSON text, and where: as text, or as a value that does not mean what it should.
///
/// The parts read as one sentence: "line 12, column 5, at $.x: found …, expected …; remedy". All of them are
/// safe to print on a terminal whatever the file holds, provided the caller passes text from the file through
/// `JSONText`. The file's name is for whoever opened it to add.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    package var place: JSONPlace
    /// What stands there.
    package var found: String
    /// What should stand there.
    package var expected: String
    /// What to do about it; empty when `expected` already says it.
    package var remedy: String

    package init(place: JSONPlace, found: String, expected: String, remedy: String = "") {
        self.place = place
        self.found = found
        self.expected = expected
        self.remedy = remedy
    }

    package var description: String {
        "\(place): found \(found), expected \(expected)" + (remedy.isEmpty ? "" : "; \(remedy)")
    }
}
