import HapiFormats
import TestSupport
import Testing

/// One way to break a sound text file, and what the refusal must say: phrases of its place, of what was found
/// and expected, and of the remedy, which may be `nil` where `expected` says all there is to say.
struct BrokenFile: Sendable, CustomTestStringConvertible {
    let fact: String
    let edits: [(part: String, replacement: String)]
    let place: String
    let found: String
    let expected: String
    let remedy: String?

    init(
        _ fact: String, _ edits: [(part: String, replacement: String)], at place: String, found: String,
        expected: String, remedy: String?
    ) {
        self.fact = fact
        self.edits = edits
        self.place = place
        self.found = found
        self.expected = expected
        self.remedy = remedy
    }

    var testDescription: String { fact }

    /// Breaks `text`, has it read, and holds the refusal against what it must say.
    func check(_ text: String, file: String, read: ([UInt8]) throws -> Void) throws {
        let broken = try edits.reduce(text) { try $0.breaking($1.part, $1.replacement) }
        let error = try unwrap(#expect(throws: InputError.self) { try read(Array(broken.utf8)) })
        #expect(error.file == file)
        #expect((error.place ?? "").contains(place), "place: \(error.place ?? "none")")
        #expect((error.place ?? "").hasPrefix("line "), "the place says the line")
        #expect(error.found.contains(found), "found: \(error.found)")
        #expect(error.expected.contains(expected), "expected: \(error.expected)")
        if let remedy {
            #expect(error.remedy.contains(remedy) && !error.remedy.isEmpty, "remedy: \(error.remedy)")
        }
        #expect(error.description.hasPrefix("\(file), line "))
    }
}
