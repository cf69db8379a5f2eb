/// A line of text being typed, with a cursor between its characters.
package struct TextField: Sendable, Hashable {
    package private(set) var text: String
    /// Characters before the cursor.
    package private(set) var cursor: Int

    /// In Unicode scalars, for one character may have any number of accents.
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
        let room = max(0, Self.longest - text.unicodeScalars.count)
        // What comes in may join the characters beside it, an accent or the half of a flag: the cursor goes
        // behind what it became.
        let head = String(text.prefix(cursor)) + String(clean.unicodeScalars.prefix(room))
        text = head + text.dropFirst(cursor)
        cursor = min(head.count, text.count)
    }

    package mutating func deleteBackward() {
        guard cursor > 0 else { return }
        cursor -= 1
        remove()
    }

    package mutating func deleteForward() {
        guard cursor < text.count else { return }
        remove()
    }

    /// Takes the character at the cursor out; its neighbours may become one.
    private mutating func remove() {
        text.remove(at: index(cursor))
        cursor = min(cursor, text.count)
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

extension TextField {
    /// Applies an edit of the text itself. Returns whether it was one.
    mutating func apply(_ edit: TextEdit) -> Bool {
        switch edit {
        case .insert(let text): insert(text)
        case .deleteBackward: deleteBackward()
        case .deleteForward: deleteForward()
        case .deleteWord: deleteWord()
        case .left: move(by: -1)
        case .right: move(by: 1)
        case .start: moveToStart()
        case .end: moveToEnd()
        case .clear: self = TextField("")
        case .up, .down, .pageUp, .pageDown, .complete, .completeBack, .accept, .cancel: return false
        }
        return true
    }

    /// Takes out what is before the cursor, back to the start of the word.
    private mutating func deleteWord() {
        func before() -> Character? { cursor > 0 ? text.prefix(cursor).last : nil }
        while before() == " " { deleteBackward() }
        while let character = before(), character != " " { deleteBackward() }
    }
}
