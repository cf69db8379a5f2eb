/// What a file says as JSON, as far as it is.
struct Sketched {
    private enum Content {
        /// `nil` for what is no JSON.
        case json([Meaning?])
        /// The header and what follows it.
        case tensors(Meaning?, ArraySlice<UInt8>)
        case bytes([UInt8])
    }

    private let content: Content
    private let notation: Specimen.Notation
    /// Of lines, whether the last is whole.
    private let isEnded: Bool

    init(_ specimen: Specimen) { self.init(specimen.notation, specimen.bytes) }

    init(_ notation: Specimen.Notation, _ bytes: [UInt8]) {
        self.notation = notation
        isEnded = bytes.last == UInt8(ascii: "\n")
        func meaning(_ bytes: some Collection<UInt8>, isRepeating: Bool = false) -> Meaning? {
            JSONSketch(bytes, isRepeating: isRepeating).map { Meaning($0.root) }
        }
        switch notation {
        case .json: content = .json([meaning(bytes)])
        case .foreign: content = .json([meaning(bytes, isRepeating: true)])
        case .bytes: content = .bytes(bytes)
        case .tensors:
            let header = notation.text(of: bytes)
            content = .tensors(meaning(bytes[header]), bytes[header.upperBound...])
        case .lines:
            var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            if lines.last?.isEmpty == true { lines.removeLast() }
            content = .json(lines.map { meaning($0) })
        }
    }

    /// Whether the program may read it. It leaves out the last line of a recording that was cut short in it.
    var isReadable: Bool {
        switch (content, notation) {
        case (_, .foreign(isMended: true)), (.bytes, _): true
        case (.json(let lines), .lines): !(isEnded ? lines[...] : lines.dropLast()).contains(nil)
        case (.json(let texts), _): !texts.contains(nil)
        case (.tensors(let header, _), _): header != nil
        }
    }

    /// Whether both say the same, however it is spelt.
    func isSame(as other: Sketched) -> Bool {
        switch (content, other.content, notation) {
        case (.bytes(let bytes), .bytes(let others), _): bytes == others
        // Held against a hash, each byte counts.
        case (.tensors, .tensors, .tensors(isSealed: true)): false
        case (.tensors(let header, let data), .tensors(let other, let others), _):
            header != nil && header == other && data == others
        case (.json(let lines), .json(let others), _): !lines.contains(nil) && lines == others
        default: false
        }
    }

    /// Where a text says something else, `nil` where nowhere.
    func difference(from text: String) -> String? {
        guard case .json(let found) = content,
            case .json(let said) = Sketched(notation, Array(text.utf8)).content
        else { return "$" }
        let isLastLeftOut = !isEnded && found.count == said.count + 1
        guard found.count == said.count || isLastLeftOut else {
            return "line \(min(found.count, said.count))"
        }
        for (index, pair) in zip(found, said).enumerated() {
            if let place = Meaning.difference(pair.0, pair.1) { return "line \(index + 1), \(place)" }
        }
        return nil
    }
}
