/// A table for programs, as RFC 4180 has it: a header, a line a row, every figure with all its digits.
package struct CSVTable: Sendable {
    /// Each with its unit in brackets.
    package let header: [String]
    package private(set) var rows: [[Cell]] = []

    package enum Cell: Sendable, Hashable {
        case none
        case text(String)
        case number(Double)
        case whole(Int)
    }

    init(header: [String]) { self.header = header }

    mutating func add(_ cells: [Cell]) { rows.append(cells) }

    /// The table with CRLF after every line. O(cells).
    package var text: String {
        ([header.map(Self.quoted)] + rows.map { $0.map(Self.field) })
            .map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .none: ""
        case .text(let text): quoted(harmless(Markup.shown(text)))
        case .number(let value): "\(value)"
        case .whole(let value): "\(value)"
        }
    }

    /// Spreadsheets take a text that begins so for a formula, which may fetch or run what it likes; an apostrophe before
    /// it keeps it text.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return "=+-@|%＝＋－＠".unicodeScalars.contains(first) ? "'" + text : text
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}

extension CSVTable.Cell {
    init(_ value: Double?) { self = value.map { .number($0) } ?? .none }
    init(_ value: String?) { self = value.map { .text($0) } ?? .none }
}
