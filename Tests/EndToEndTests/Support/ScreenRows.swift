/// What stands on a screen: rows of characters, every one a cell wide, as everything here is.
struct ScreenRows: Equatable, CustomStringConvertible {
    struct Place: Equatable {
        var x: Int
        var y: Int
    }

    let rows: [[Character]]

    /// - Parameter text: lines with a line end each, blanks before it left out.
    init(_ text: String) {
        rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(Array.init)
    }

    var description: String { rows.map { String($0) }.joined(separator: "\n") }

    func contains(_ text: String) -> Bool { place(of: text) != nil }

    /// Where a text begins, the topmost first.
    func place(of text: String) -> Place? {
        let wanted = Array(text)
        for (y, row) in rows.enumerated() where row.count >= wanted.count {
            for x in 0...(row.count - wanted.count) where row[x..<(x + wanted.count)].elementsEqual(wanted) {
                return Place(x: x, y: y)
            }
        }
        return nil
    }

    subscript(x: Int, y: Int) -> Character {
        rows.indices.contains(y) && rows[y].indices.contains(x) ? rows[y][x] : " "
    }

    /// The line above the keys, for messages and questions.
    var message: String { rows.count < 2 ? "" : Self.trimmed(rows[rows.count - 2]) }

    /// The figure behind a label in the threshold's rows or in the column "now" of the comparison.
    func figure(_ label: String) -> String? {
        for row in rows {
            let words = String(row).split { $0 == " " || $0 == "│" || $0 == "▸" }
            if words.first.map(String.init) == label, words.count > 1 { return String(words[1]) }
            // The comparison stands at the right of its row.
            if let last = String(row).split(separator: "│").last.map({ $0.split(separator: " ") }),
                last.first.map(String.init) == label, last.count > 1
            {
                return String(last[1])
            }
        }
        return nil
    }

    /// What the search's panel says of its state behind its method: "idle", "running" …
    var searchStatus: String? {
        guard let place = place(of: "Search: ") ?? place(of: "anneal, ") else { return nil }
        let title = rows[place.y][place.x...].prefix { $0 != "─" }
        return title.split(separator: ",").last.map { Self.trimmed(Array($0)) }
    }

    /// The line with how far the search is, "1.02 k of 1 M  2.33 k/s  0.4 s".
    var searchProgress: String? {
        rows.lazy.map { String($0) }.first { $0.contains(" of ") && $0.contains("/s ") }
            .flatMap { $0.split(separator: "│").first.map(String.init) }
    }

    /// Which point of the front the cursor is at, and how many there are: "3/61  87.10 %  2.31 ms  ⏎ load".
    var front: (point: Int, count: Int)? {
        let captions = rows.lazy.flatMap { String($0).split(separator: "│") }
        guard let caption = captions.first(where: { $0.contains("⏎ load") }) else { return nil }
        let numbers = caption.prefix { $0 != " " }.split(separator: "/").compactMap { Int($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }

    /// Where the candidate exits stand, in depth order.
    var exits: [Place] {
        guard let row = rows.firstIndex(where: { $0.starts(with: "│exits") }) else { return [] }
        return rows[row].indices.filter { "◆▲×·○".contains(rows[row][$0]) }.map { Place(x: $0, y: row) }
    }

    /// The signs of the candidate exits: ◆ in the design, ▲ pinned, × forbidden, · not in it.
    var exitSigns: String { String(exits.map { self[$0.x, $0.y] }) }

    /// Index of the exit under the cursor.
    var cursor: Int? { exits.firstIndex { self[$0.x, $0.y - 1] == "▾" } }

    /// Where the threshold's knob stands, and the ends of its track.
    var slider: (knob: Place, first: Int, last: Int)? {
        guard let y = rows.lastIndex(where: { $0.contains("├") && $0.contains("●") }),
            let knob = rows[y].firstIndex(of: "●"), let left = rows[y].firstIndex(of: "├"),
            let right = rows[y].lastIndex(of: "┤")
        else { return nil }
        return (Place(x: knob, y: y), left + 1, right - 1)
    }

    private static func trimmed(_ row: [Character]) -> String {
        let start = row.drop { $0 == " " }
        guard let end = start.lastIndex(where: { $0 != " " }) else { return "" }
        return String(start[...end])
    }
}
