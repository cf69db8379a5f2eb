/// Where a value stands in its file.
///
/// `line` and `column` count from 1. The column counts Unicode scalars, not bytes, so that it agrees with
/// what an editor shows. `path` leads from the root to the value: `$.latencyMs["b0.conv1"]`,
/// `$.layers[3].name`.
package struct JSONPlace: Sendable, Hashable, CustomStringConvertible {
    package var line: Int
    package var column: Int
    package var path: String

    package init(line: Int, column: Int, path: String) {
        self.line = line
        self.column = column
        self.path = path
    }

    package var description: String { "line \(line), column \(column), at \(path)" }
}

/// A line and a column, both from 1, in the four bytes each that a hundred thousand values can afford.
struct JSONMark: Sendable {
    let line: UInt32
    let column: UInt32

    func place(_ path: JSONPath) -> JSONPlace {
        JSONPlace(line: Int(line), column: Int(column), path: path.text)
    }
}

/// The step from a container to one of its values.
enum JSONStep: Sendable {
    case root
    case key(String)
    case index(Int)
}

/// A path as a chain of parents: making one costs no text, and only an error ever spells it out.
struct JSONPath: Sendable {
    let container: JSONContainer?
    let step: JSONStep

    static let root = JSONPath(container: nil, step: .root)

    var text: String {
        let before = container?.path.text ?? ""
        switch step {
        case .root: return "$"
        case .index(let index): return "\(before)[\(index)]"
        case .key(let key) where Self.isIdentifier(key): return "\(before).\(key)"
        case .key(let key): return "\(before)[\(JSONText.quoted(key))]"
        }
    }

    private static func isIdentifier(_ key: String) -> Bool {
        guard let first = key.utf8.first, !(0x30...0x39).contains(first), key.utf8.count <= 40 else {
            return false
        }
        return key.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
            default: false
            }
        }
    }
}

/// An array or object, as its values' paths remember it.
final class JSONContainer: Sendable {
    let path: JSONPath

    init(_ path: JSONPath) {
        self.path = path
    }
}
