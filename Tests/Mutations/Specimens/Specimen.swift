import HapiFormats

/// A file that the program reads, to be changed: what it is, how it is written and what is made of it.
package struct Specimen: Sendable {
    /// How the bytes are to be taken.
    package enum Notation: Sendable {
        /// JSON of the program's own, read strictly.
        case json
        /// A line of JSON each.
        /// - Parameter sketched: the one that is changed as JSON, from 0.
        case lines(sketched: Int)
        /// JSON of other programs, in which a key may stand twice.
        /// - Parameter isMended: whether what is not quite JSON may be read too.
        case foreign(isMended: Bool)
        /// JSON behind its length, then data.
        /// - Parameter isSealed: whether all of it is held against a hash.
        case tensors(isSealed: Bool)
        case bytes
    }

    /// What a file was read as.
    package enum Reading {
        /// As the program would write it.
        case document(String)
        case value(AnyHashable)
    }

    /// "profile".
    package let kind: String
    /// What it is called in messages.
    package let file: String
    package let notation: Notation
    package let bytes: [UInt8]
    /// The JSON in it, and where that begins.
    package let sketch: JSONSketch?
    package let sketchStart: Int
    package let read: @Sendable ([UInt8]) throws(InputError) -> Reading

    package init(
        _ kind: String, file: String, _ notation: Notation, _ bytes: [UInt8],
        read: @escaping @Sendable ([UInt8]) throws(InputError) -> Reading
    ) {
        self.kind = kind
        self.file = file
        self.notation = notation
        self.bytes = bytes
        self.read = read
        let text = notation.text(of: bytes)
        sketchStart = text.lowerBound
        sketch = JSONSketch(bytes[text])
    }
}

extension Specimen.Notation {
    /// Where the JSON in a file is: of lines one, of tensors the header; nowhere in what is none.
    package func text(of bytes: [UInt8]) -> Range<Int> {
        switch self {
        case .json, .foreign: return bytes.indices
        case .lines(let sketched):
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            return lines[min(sketched, lines.count - 1)].indices
        case .tensors:
            let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard bytes.count >= 8, length <= UInt64(bytes.count - 8) else { return 0..<0 }
            return 8..<(8 + Int(length))
        case .bytes: return 0..<0
        }
    }
}
