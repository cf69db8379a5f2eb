/// Finds the names of layers and exits within the names that tools give to nodes. Both are taken word by word, so that
/// `b1.conv1` is in `/b1_conv1/Conv` and not in `b1.conv10`.
struct NameIndex {
    struct Finding {
        /// Layers and exits by index; of more than one the operations were fused.
        var targets: [Int] = []
        /// Whether a name of one word was found somewhere within a path, where many a word may stand.
        var isLoose = false
        /// Whether no name was found, but one that is usual for them.
        var isHabit = false
    }

    private var targets: [[Substring]: Int?] = [:]
    private var longest = 0

    /// O(names).
    init(_ names: [String]) {
        for (index, name) in names.enumerated() {
            let words = Self.words(name).map(\.text)
            guard !words.isEmpty else { continue }
            // Two names of the same words tell nothing apart.
            targets[words] = targets[words] == nil ? .some(index) : .some(nil)
            longest = max(longest, words.count)
        }
    }

    /// Whether a name is one of them, sign by sign or not. O(length).
    func contains(_ name: String) -> Bool { targets[Self.words(name).map(\.text)] != nil }

    /// What the operations of one node are named for. O(length × longest name).
    func find(in parts: [String]) -> Finding {
        var finding = Finding()
        for part in parts {
            guard let (target, isLoose) = find(part) else { continue }
            if !finding.targets.contains(target) { finding.targets.append(target) }
            finding.isLoose = finding.isLoose || isLoose
        }
        finding.targets.sort()
        return finding
    }

    /// The name of most words in a node's, the first of equals.
    private func find(_ part: String) -> (target: Int, isLoose: Bool)? {
        let words = Self.words(part)
        guard !words.isEmpty else { return nil }
        for length in stride(from: min(longest, words.count), through: 1, by: -1) {
            for start in 0...(words.count - length) {
                let slice = words[start..<(start + length)]
                guard let found = targets[slice.map(\.text)], let target = found else { continue }
                return (target, length == 1 && !words[start].isFirst)
            }
        }
        return nil
    }

    /// Letters and digits together, and whether each begins the name or follows a slash.
    static func words(_ name: String) -> [(text: Substring, isFirst: Bool)] {
        name.split { !($0.isLetter || $0.isNumber) }.map { word in
            let before = word.startIndex > name.startIndex ? name[name.index(before: word.startIndex)] : "/"
            return (word, before == "/")
        }
    }
}
