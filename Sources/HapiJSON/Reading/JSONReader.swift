/// Reads JSON text, strictly as RFC 8259 defines it: what two programs could read in two ways is refused.
///
/// Refused, each with its place: anything but well-formed UTF-8, a byte-order mark, comments, trailing
/// commas, NaN and Infinity, leading zeros, raw control characters and lone surrogates in strings, a key
/// twice in one object (also when only its Unicode normalisation differs), nesting beyond `deepest`, and text
/// after the value.
package enum JSONReader {
    /// How many arrays and objects may stand inside one another: far more than any format needs, far fewer
    /// than would exhaust the stack.
    package static let deepest = 128

    /// The value that `bytes` hold. O(n) in time and memory.
    package static func read(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes: Array(bytes))
        return try parser.document()
    }

    /// The value that `text` holds.
    package static func read(_ text: String) throws(JSONError) -> JSONValue {
        try read(Array(text.utf8))
    }
}
