/// A line of text being typed, with a cursor between its characters.
package struct TextField: Sendable, Hashable {
    package private(set) var text: String
    /// Characters before the cursor.
    package private(set) var cursor: Int

    package static let longest = 1024

    package init(_ text: String) {
        self.text = text
        cursor = text.count
    }

    /// Takes text in at the cursor; control characters are left out.
    package mutating func insert(_ inserted: String) {
        let clean = inserted.filter { character in
            character.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
            }
        }
        let room = max(0, Self.longest - text.count)
        let accepted = clean.prefix(room)
        text.insert(contentsOf: accepted, at: index(cursor))
        cursor += accepted.count
    }

    package mutating func deleteBackward() {
        guard cursor > 0 else { return }
        cursor -= 1
        text.remove(at: index(cursor))
    }

    package mutating func deleteForward() {
        guard cursor < text.count else { return }
        text.remove(at: index(cursor))
    }

    package mutating func move(by distance: Int) {
        cursor = min(max(0, cursor + distance), text.count)
    }

    package mutating func moveToStart() { cursor = 0 }

    package mutating func moveToEnd() { cursor = text.count }

    private func index(_ offset: Int) -> String.Index {
        text.index(text.startIndex, offsetBy: offset)
    }
}
