/// What a text says as JSON, and where in it: read without the program's own reader, so that the one can be held
/// against the other.
package struct JSONSketch: Sendable {
    package struct Node: Sendable {
        package let content: Content
        /// In the text.
        package let span: Range<Int>
    }

    package enum Content: Sendable {
        /// `true`, `false` or `null`.
        case word(String)
        case number(String)
        case string(String)
        case array([Node])
        /// In the order of the text.
        case object([Member])
    }

    package struct Member: Sendable {
        package let key: String
        package let keySpan: Range<Int>
        package let value: Node

        /// From the key to the end of the value.
        package var span: Range<Int> { keySpan.lowerBound..<value.span.upperBound }
    }

    package let root: Node

    /// The most arrays and objects inside one another.
    static let deepest = 128

    /// - Parameter isRepeating: whether a key may stand twice in an object.
    /// - Returns: `nil` for what is no JSON (RFC 8259), has a key twice or is deeper than `deepest`. O(n).
    package init?(_ bytes: some Collection<UInt8>, isRepeating: Bool = false) {
        var scanner = JSONScanner(bytes: Array(bytes), isRepeating: isRepeating)
        guard let root = scanner.document() else { return nil }
        self.root = root
    }

    /// Every value in the text, the outer before the inner. O(n).
    package var nodes: [Node] {
        var found = [root]
        var next = 0
        while next < found.count {
            found += found[next].children
            next += 1
        }
        return found
    }

    /// Every member of every object. O(n).
    package var members: [Member] { nodes.flatMap(\.members) }
}

extension JSONSketch.Node {
    package var members: [JSONSketch.Member] {
        if case .object(let members) = content { members } else { [] }
    }

    package var elements: [JSONSketch.Node] {
        if case .array(let elements) = content { elements } else { [] }
    }

    package var children: [JSONSketch.Node] { elements + members.map(\.value) }

    package var text: String? {
        if case .string(let text) = content { text } else { nil }
    }

    package var number: String? {
        if case .number(let text) = content { text } else { nil }
    }
}
