import Foundation
import HapiDrawing
import Testing

/// Texts that a drawing is held against: files `Golden/NAME.txt` beside the tests, for a person to look at.
///
///     Golden.check(surface, "threshold-slider")
///
/// With `HAPI_RECORD_FRAMES=1` in the environment the file is written anew, and the test still fails, saying
/// so: what was recorded has to be looked at, and a run that records proves nothing.
struct Golden {
    /// What came of a comparison.
    enum Outcome: Equatable {
        case same
        /// Nothing was there to compare with; how to make it.
        case missing(String)
        /// Where the two part.
        case different(String)
        case recorded(String)
        case notRecorded(String)
    }

    var folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")
    var isRecording = ProcessInfo.processInfo.environment["HAPI_RECORD_FRAMES"] == "1"

    /// Fails the test where the surface's characters are not those of the file. Blanks that end a row do not
    /// count.
    static func check(
        _ surface: Surface, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        check(AnsiText.plain(surface), name, sourceLocation: sourceLocation)
    }

    /// Fails the test where the text is not the file's.
    static func check(
        _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        switch Golden().compare(text, name) {
        case .same: break
        case .missing(let message), .different(let message), .recorded(let message),
            .notRecorded(let message):
            Issue.record(Comment(rawValue: message), sourceLocation: sourceLocation)
        }
    }

    /// Compares, or records.
    func compare(_ text: String, _ name: String) -> Outcome {
        let file = folder.appending(path: "\(name).txt")
        let path = file.path(percentEncoded: false)
        if isRecording {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            } catch {
                return .notRecorded("\(path) could not be recorded: \(error)")
            }
            return .recorded("recorded \(path); look at it, then test again without HAPI_RECORD_FRAMES")
        }
        guard let bytes = try? Data(contentsOf: file) else {
            return .missing("\(path) is not there; HAPI_RECORD_FRAMES=1 records it")
        }
        let expected = String(decoding: bytes, as: UTF8.self)
        guard let difference = Self.difference(found: text, expected: expected) else { return .same }
        return .different("\(path): \(difference); HAPI_RECORD_FRAMES=1 records it anew")
    }

    /// The first row that is not as it should be, both ways, and where in it; `nil` for equal texts.
    static func difference(found: String, expected: String) -> String? {
        // Swift takes texts for equal that differ in how accents are encoded; these have to be the same bytes.
        guard !found.utf8.elementsEqual(expected.utf8) else { return nil }
        let rows = [expected, found].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        for row in 0..<max(rows[0].count, rows[1].count) {
            let pair = rows.map { $0.indices.contains(row) ? $0[row] : nil }
            let same = (pair[0] ?? "").unicodeScalars.elementsEqual((pair[1] ?? "").unicodeScalars)
            if same, pair[0] != nil, pair[1] != nil { continue }
            let shown = pair.map { $0.map { "|\($0)|" } ?? "no such row" }
            let common = zip(pair[0] ?? "", pair[1] ?? "").prefix { $0 == $1 }.map { String($0.0) }.joined()
            let mark = String(repeating: " ", count: 1 + DisplayWidth.of(common)) + "^"
            return "row \(row + 1) differs from column \(DisplayWidth.of(common) + 1) on\n"
                + "expected  \(shown[0])\nfound     \(shown[1])\n          \(mark)\n"
        }
        return nil
    }
}
