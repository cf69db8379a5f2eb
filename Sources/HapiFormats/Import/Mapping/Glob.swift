/// A pattern of names, as shells have it: `*` is any text, `?` any one character, `[a-c]` one of several, `[!a-c]` none of
/// them. There is no escape: `[*]` is a star. Case counts.
package struct Glob: Sendable, Hashable {
    package let text: String
    private let parts: [Part]

    private enum Part: Sendable, Hashable {
        case any
        case one
        case character(Character)
        case among([ClosedRange<Character>], isNegated: Bool)
    }

    /// O(length).
    package init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var rest = Substring(text)
        // Where no bracket closes one, none closes any behind it.
        var isClosed = true
        while let character = rest.popFirst() {
            switch character {
            case "*": if parts.last != .any { parts.append(.any) }
            case "?": parts.append(.one)
            case "[":
                let part = isClosed ? Self.set(&rest) : nil
                isClosed = part != nil
                parts.append(part ?? .character("["))
            default: parts.append(.character(character))
            }
        }
        self.parts = parts
    }

    /// The pattern of one name alone.
    package init(literal name: String) {
        self.init(name.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined())
    }

    /// The one name that a pattern without any wildcard matches.
    var literal: String? {
        var name = ""
        for part in parts {
            switch part {
            case .character(let character): name.append(character)
            case .among(let ranges, isNegated: false)
            where ranges.count == 1 && ranges[0].lowerBound == ranges[0].upperBound:
                name.append(ranges[0].lowerBound)
            default: return nil
            }
        }
        return name
    }

    /// What follows an opening bracket up to the closing one; `nil`, and nothing taken, where there is none.
    private static func set(_ rest: inout Substring) -> Part? {
        guard let close = rest.dropFirst().firstIndex(of: "]") else { return nil }
        var inside = rest[..<close]
        let isNegated = inside.count > 1 && inside.first == "!"
        if isNegated { inside.removeFirst() }
        var ranges: [ClosedRange<Character>] = []
        while let first = inside.popFirst() {
            if inside.first == "-", let last = inside.dropFirst().first, first <= last {
                ranges.append(first...last)
                inside = inside.dropFirst(2)
            } else {
                ranges.append(first...first)
            }
        }
        rest = rest[rest.index(after: close)...]
        return .among(ranges, isNegated: isNegated)
    }

    /// Whether the whole name is one of the pattern's. O(name × pattern): after a mismatch only the last star grows.
    package func matches(_ name: String) -> Bool {
        let name = Array(name)
        var (position, part) = (0, 0)
        var star: (part: Int, position: Int)?
        while position < name.count {
            if part < parts.count, parts[part] == .any {
                star = (part, position)
                part += 1
            } else if part < parts.count, Self.matches(name[position], parts[part]) {
                position += 1
                part += 1
            } else if let last = star {
                star = (last.part, last.position + 1)
                (part, position) = (last.part + 1, last.position + 1)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .any }
    }

    private static func matches(_ character: Character, _ part: Part) -> Bool {
        switch part {
        case .any: false
        case .one: true
        case .character(let wanted): character == wanted
        case .among(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
        }
    }
}
