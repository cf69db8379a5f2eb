import Foundation

/// A change of a good file, and where the program refuses the file that comes of it.
struct Edit: CustomStringConvertible {
    private enum Change {
        /// What stands there then; `nil` for nothing.
        case value(String?)
        /// One part of the text for another: what no tree has, say a key twice.
        case text(String, String)
    }

    private let place: String
    private let change: Change
    /// Of the file, from 1: of JSON lines, the one that is changed.
    let line: Int
    /// As the error spells it.
    let refusedAt: String

    /// - Parameters:
    ///   - json: what is put there, as it is written.
    ///   - refusedAt: where the error is, if not there.
    static func set(_ place: String, _ json: String, at refusedAt: String? = nil, line: Int = 1) -> Edit {
        Edit(place: place, change: .value(json), line: line, refusedAt: refusedAt ?? place)
    }

    /// A key that is not there any more is missed in the object that had it.
    static func remove(_ place: String, at refusedAt: String? = nil, line: Int = 1) -> Edit {
        let end = place.lastIndex { $0 == "." || $0 == "[" } ?? place.endIndex
        return Edit(
            place: place, change: .value(nil), line: line, refusedAt: refusedAt ?? String(place[..<end]))
    }

    static func text(_ part: String, _ replacement: String, at refusedAt: String) -> Edit {
        Edit(place: part, change: .text(part, replacement), line: 1, refusedAt: refusedAt)
    }

    var description: String {
        switch change {
        case .value(let json): "\(place) \(json.map { "= \($0)" } ?? "removed")"
        case .text(let part, let replacement): "\(part) → \(replacement)"
        }
    }

    /// - Parameter isLines: whether the text is JSON lines rather than one value.
    func applied(to text: String, isLines: Bool) throws -> String {
        switch change {
        case .text(let part, let replacement):
            guard let range = text.range(of: part) else {
                throw JSONTree.NoSuchPlace(description: "no \(part) in the text")
            }
            return text.replacingCharacters(in: range, with: replacement)
        case .value(let json):
            var lines = isLines ? text.split(separator: "\n").map(String.init) : [text]
            var tree = try JSONTree(lines[line - 1])
            try tree.set(JSONTree.steps(place)[...], to: json)
            lines[line - 1] = tree.text
            return lines.joined(separator: "\n") + "\n"
        }
    }
}
