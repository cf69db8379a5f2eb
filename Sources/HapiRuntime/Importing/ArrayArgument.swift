import HapiFormats

/// An array as it is given: a file, or `FILE:name` for one of several.
package struct ArrayArgument {
    /// The file that the array lies in.
    package let path: String
    private let name: String?

    /// A file that goes by the whole text comes first, for a path may hold colons.
    package init(_ text: String) {
        guard !FileAccess.isNamed(text), let colon = text.lastIndex(of: ":"), colon > text.startIndex else {
            path = text
            name = nil
            return
        }
        path = String(text[..<colon])
        name = String(text[text.index(after: colon)...])
    }

    /// Maps the file and finds the array. O(header); for an array of an archive O(bytes).
    /// - Parameter usual: the name to look for among several when none is given.
    package func open(usual: String) throws(InputError) -> NumberArray {
        let data = try FileAccess.map(path, as: "a .npy, .npz or safetensors file")
        return try ArrayFile(data, file: path).array(name, usual: usual)
    }
}
