/// The names of the operations that a runtime fused into one node, as far as the node's name tells.
enum FusedNames {
    /// `A + B` and `PWN(A)` of TensorRT, `[A;B]:7` of TensorFlow Lite; a name that is none of these is its own only part.
    /// O(length).
    static func parts(of name: String) -> [String] {
        var rest = name[...]
        if rest.hasPrefix("["), let close = rest.lastIndex(of: "]"), rest[close...].dropFirst().hasPrefix(":")
        {
            rest = rest[..<close].dropFirst()
        }
        var parts: [String] = []
        for joined in rest.split(separator: ";") {
            for part in String(joined).split(separator: " + ") { parts += unwrapped(part) }
        }
        return parts.isEmpty ? [name] : parts
    }

    /// What stands within `PWN(…)`: one name, or several with commas between.
    private static func unwrapped(_ part: Substring) -> [String] {
        guard part.hasPrefix("PWN("), part.hasSuffix(")") else { return [String(part)] }
        return part.dropFirst(4).dropLast().split(separator: ", ").flatMap(unwrapped)
    }
}
