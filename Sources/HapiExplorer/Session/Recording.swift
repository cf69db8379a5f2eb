import HapiCore
import HapiFormats
import HapiJSON

/// A session as it was recorded: `hapi.session` version 1, JSON lines. The first line says what was explored, every
/// other is one action, in order.
///
/// Of a running search's reports those are kept that a replay needs: the last one before each other action, and at
/// the end; and every one while the front is walked, for its cursor follows them from one to the next.
package struct Recording: Sendable {
    package var header: Header
    /// Each with its line, from 1.
    package var actions: [(line: Int, action: RecordedAction)]

    /// What every action follows from.
    package struct Header: Sendable, Hashable {
        /// Name and version of the program; another version may search otherwise.
        package var program: String
        package var source: SessionSource
        package var terms: ExplorerTerms
        /// Work that the session began with, rather than with what the screen opens on.
        package var restored: SavedWork?
        /// Whether that work was in a file already, as a plan's is: leaving does not ask for it.
        package var isExported: Bool

        package init(
            program: String, source: SessionSource, terms: ExplorerTerms, restored: SavedWork? = nil,
            isExported: Bool = false
        ) {
            self.program = program
            self.source = source
            self.terms = terms
            self.restored = restored
            self.isExported = isExported
        }

        /// The first line, without its end.
        /// - Parameter network: of the model that `source` tells of.
        package func line(_ network: Network) -> String {
            let names = SessionNames(network)
            return JSONWriter.text(
                .object(
                    FileFormat.session.header + [("program", .string(program))] + source.members
                        + terms.members + [("restored", restored.map { names.output($0) } ?? .null)]
                        + (isExported ? [("exported", .bool(true))] : [])),
                style: .compact)
        }
    }

    /// A recording whose first line is read, before it is known what the names in it belong to.
    package struct Opened: Sendable {
        package let source: SessionSource
        fileprivate let lines: [ArraySlice<UInt8>]
        fileprivate let file: String
    }

    /// Finds out what a recording was made with. O(bytes).
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func open(_ bytes: [UInt8], file: String) throws(InputError) -> Opened {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return try reading(file) { () throws(JSONError) in
            var object = try headerObject(lines[0])
            return Opened(source: try SessionSource.read(&object), lines: lines, file: file)
        }
    }

    private static func headerObject(_ line: ArraySlice<UInt8>) throws(JSONError) -> JSONObject {
        var object = try JSONReader.read(line).object("a recording's first line: a JSON object")
        try FileFormat.session.check(&object)
        return object
    }

    /// Reads the whole of it. What follows the last line end is left out where it is no action: the program was
    /// ended while it wrote. O(bytes).
    /// - Parameter network: of the model that it was made with.
    package static func read(_ opened: Opened, _ network: Network) throws(InputError) -> Recording {
        try reading(opened.file) { () throws(JSONError) in
            let codec = ActionCodec(network)
            var object = try headerObject(opened.lines[0])
            let header = Header(
                program: try object.required("program").string(), source: try SessionSource.read(&object),
                terms: try ExplorerTerms.read(&object),
                restored: try object.optionalNonNull("restored").map { (value) throws(JSONError) in
                    try codec.names.savedWork(value)
                },
                isExported: try object.optional("exported")?.bool() ?? false)
            try object.finish()
            var actions: [(line: Int, action: RecordedAction)] = []
            for (index, line) in opened.lines.enumerated().dropFirst() {
                let isLast = index == opened.lines.count - 1
                if isLast, line.isEmpty { break }
                do throws(JSONError) {
                    actions.append((index + 1, try codec.action(line)))
                } catch {
                    if isLast { break }
                    var error = error
                    error.place.line += index
                    throw error
                }
            }
            return Recording(header: header, actions: actions)
        }
    }
}
