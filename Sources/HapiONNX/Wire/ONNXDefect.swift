/// What keeps an ONNX file from being used: where in it, what was found, what was expected and what to do. The name
/// of the file is for whoever opened it to add. `found` may hold names from the file, as they are.
package struct ONNXDefect: Error, Sendable, Hashable {
    package var place: String?
    package var found: String
    package var expected: String
    package var remedy: String

    package init(place: String? = nil, found: String, expected: String, remedy: String = "") {
        self.place = place
        self.found = found
        self.expected = expected
        self.remedy = remedy
    }

    /// Bytes that are no ONNX file, or not all of one.
    static func malformed(_ found: String, at offset: Int) -> ONNXDefect {
        ONNXDefect(
            place: "byte \(offset)", found: found, expected: "a message of ONNX's protobuf format",
            remedy: "check that it is the right file, and copy it again")
    }
}
