/// Numbers for names of tensors. ONNX compares names byte by byte, and Swift's strings by what they look like: two
/// spellings of é would be one tensor.
struct NameTable: Sendable {
    private var numbers: [[UInt8]: Int] = [:]
    private var names: [[UInt8]] = []

    /// The number of a name, a new one at the first sight of it. O(length).
    mutating func number(_ name: ArraySlice<UInt8>) -> Int {
        let name = Array(name)
        if let number = numbers[name] { return number }
        numbers[name] = names.count
        names.append(name)
        return names.count - 1
    }

    /// O(length).
    func number(of name: String) -> Int? { numbers[Array(name.utf8)] }

    /// O(length).
    func text(_ number: Int) -> String { String(decoding: names[number], as: UTF8.self) }

    func bytes(_ number: Int) -> [UInt8] { names[number] }
}
