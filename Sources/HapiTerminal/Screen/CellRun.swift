import HapiDrawing

/// Neighbouring cells of one look, as the C side takes them: their bytes end to end, and how many each has.
struct CellRun {
    private(set) var bytes: [UInt8] = []
    /// 0 for the right half of a wide character.
    private(set) var lengths: [UInt8] = []

    /// A cell of more bytes than this shows only its first scalars; curses takes six at most anyway.
    private static let longest = 48

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
    }

    mutating func append(_ cell: Cell) {
        guard !cell.isContinuation else { return lengths.append(0) }
        let start = bytes.count
        if let ascii = cell.character.asciiValue {
            // A newline, whatever form it had, is no cell's character.
            bytes.append(ascii)
        } else {
            for scalar in cell.character.unicodeScalars {
                let encoded = UTF8.encode(scalar).map(Array.init) ?? []
                if bytes.count - start + encoded.count > Self.longest { break }
                bytes.append(contentsOf: encoded)
            }
        }
        lengths.append(UInt8(bytes.count - start))
    }
}
