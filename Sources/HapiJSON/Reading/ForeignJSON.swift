/// Reads JSON that another program wrote: as strictly as `JSONReader`, but that a key may stand twice in an object, of
/// which the last counts, as most readers have it.
package enum ForeignJSON {
    /// The value that `bytes` hold. O(n) in time and memory.
    package static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes: bytes, keepsLastOfRepeated: true)
        return try parser.document()
    }

    /// Reads the elements of one long array, one after another: the text itself, or what stands under `key` of the
    /// object that the text is. O(n) in time; in memory no more than the largest element takes, for a trace of a
    /// hundred megabytes would fill gigabytes as one value.
    /// - Throws: what `body` throws, or what is wrong with the text, after the elements before it were passed on.
    package static func forEachElement(
        of bytes: [UInt8], under key: String? = nil, _ body: (JSONValue) throws(JSONError) -> Void
    ) throws(JSONError) {
        var parser = JSONParser(bytes: bytes, keepsLastOfRepeated: true)
        try parser.begin()
        switch (parser.current, key) {
        case (UInt8(ascii: "["), _): try parser.forEachElement(of: .root, body)
        case (UInt8(ascii: "{"), let key?): try elements(under: key, &parser, body)
        default:
            let value = try parser.value(at: .root)
            throw value.error(
                expected: "an array" + (key.map { ", or an object with one under \"\($0)\"" } ?? ""))
        }
        try parser.end()
    }

    /// The first and the last byte of a text that are no white space.
    package static func ends(of bytes: [UInt8]) -> (first: UInt8, last: UInt8)? {
        func isText(_ byte: UInt8) -> Bool { !JSONParser.isWhiteSpace(byte) }
        guard let first = bytes.first(where: isText), let last = bytes.last(where: isText) else { return nil }
        return (first, last)
    }

    private static func elements(
        under key: String, _ parser: inout JSONParser, _ body: (JSONValue) throws(JSONError) -> Void
    ) throws(JSONError) {
        var isFound = false
        let start = parser.mark
        try parser.forEachMember(of: .root) { (parser, name, _, path) throws(JSONError) in
            guard name == key, parser.current == UInt8(ascii: "[") else {
                let value = try parser.value(at: path)
                if name == key { try value.fail(expected: "an array") }
                return
            }
            isFound = true
            try parser.forEachElement(of: path, body)
        }
        guard isFound else {
            throw JSONError(
                place: start.place(.root), found: "an object without the key \(JSONText.quoted(key))",
                expected: "the key \(JSONText.quoted(key))")
        }
    }
}
