import HapiJSON

extension Harness {
    /// JSON of ours and of others; what is written again means the same.
    static let json = Harness("json", longest: 1024) { bytes in
        _ = attempt { try ForeignJSON.read(bytes) }
        _ = attempt { try ForeignJSON.forEachElement(of: bytes, under: "a") { _ in } }
        guard let value = attempt({ try JSONReader.read(bytes) }) else { return }
        for style in [JSONWriter.Style.pretty, .compact] {
            let text = JSONWriter.text(JSONOutput(value), style: style)
            let again = own { try JSONReader.read(text) }
            claim(JSONWriter.text(JSONOutput(again), style: style) == text, "written twice alike: \(text)")
            claim(isSame(value, again), "the same value: \(text)")
        }
    }

    /// Whether two values mean the same to every reader of ours.
    private static func isSame(_ first: JSONValue, _ second: JSONValue) -> Bool {
        switch (first.content, second.content) {
        case (.null, .null): return true
        case (.bool(let first), .bool(let second)): return first == second
        case (.number(let first), .number(let second)): return Double(first) == Double(second)
        // What no `Double` holds is written as null.
        case (.number(let first), .null): return Double(first)?.isFinite != true
        case (.string(let first), .string(let second)): return first.utf8.elementsEqual(second.utf8)
        case (.array(let first), .array(let second)):
            return first.count == second.count && zip(first, second).allSatisfy(isSame)
        case (.object(let first), .object(let second)):
            return first.count == second.count
                && zip(first, second).allSatisfy { $0.key == $1.key && isSame($0.value, $1.value) }
        default: return false
        }
    }
}
