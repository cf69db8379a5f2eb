/// Changes of what JSON is made of: members and elements.
extension Mutator {
    private static func onMember(
        _ make: @escaping @Sendable (inout Mutator, Specimen, JSONSketch.Member) -> [UInt8]?
    ) -> @Sendable (inout Mutator, Specimen) -> [UInt8]? {
        { (mutator, specimen) in
            guard let member = mutator.pick(specimen.sketch?.members ?? []) else { return nil }
            return make(&mutator, specimen, member).map { specimen.replacing(member.span, with: $0) }
        }
    }

    /// - Parameter make: of the parts of an object or array, in order, those to put there.
    private static func onParts(
        of objects: Bool, _ make: @escaping @Sendable (inout Mutator, [[UInt8]]) -> [[UInt8]]?
    ) -> @Sendable (inout Mutator, Specimen) -> [UInt8]? {
        { (mutator, specimen) in
            let nodes = specimen.sketch?.nodes.filter { objects ? !$0.members.isEmpty : !$0.elements.isEmpty }
            guard let node = mutator.pick(nodes ?? []) else { return nil }
            let spans = objects ? node.members.map(\.span) : node.elements.map(\.span)
            guard let parts = make(&mutator, spans.map { specimen.part($0) }) else { return nil }
            let text = Array(parts.joined(separator: Array(", ".utf8)))
            let (opening, closing) = objects ? ("{", "}") : ("[", "]")
            return specimen.replacing(node.span, with: Array(opening.utf8) + text + Array(closing.utf8))
        }
    }

    @Sendable private static func shuffled(_ mutator: inout Mutator, _ parts: [[UInt8]]) -> [[UInt8]]? {
        var parts = parts
        for index in parts.indices.reversed() { parts.swapAt(index, mutator.index(below: index + 1)) }
        return parts
    }

    @Sendable private static func without(_ mutator: inout Mutator, _ parts: [[UInt8]]) -> [[UInt8]]? {
        var parts = parts
        parts.remove(at: mutator.index(below: parts.count))
        return parts
    }

    static let structureChanges: [Change] = [
        Change(
            "a member twice",
            onMember { (_, specimen, member) in
                specimen.part(member.span) + Array(", ".utf8) + specimen.part(member.span)
            }),
        Change(
            "a key twice, spelt otherwise",
            onMember { (mutator, specimen, member) in
                guard let first = member.key.unicodeScalars.first, first.value < 0x10000 else { return nil }
                let digits = String(first.value, radix: 16)
                let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
                let key = "\"\\u\(zeros)\(digits)\(member.key.unicodeScalars.dropFirst())\""
                let value =
                    mutator.index(below: 2) == 0 ? Array("null".utf8) : specimen.part(member.value.span)
                return specimen.part(member.span) + Array(", \(key): ".utf8) + value
            }),
        Change(
            "an unknown key",
            onMember { (mutator, specimen, member) in
                let key = mutator.pick(strings + [member.key + "x", member.key.uppercased() + " "]) ?? ""
                return Array("\"\(key)\": 1, ".utf8) + specimen.part(member.span)
            }),
        Change(
            "a free key",
            onMember { (mutator, specimen, member) in
                let key = mutator.pick(["x-\(mutator.index(below: 1000))", "notes", "$schema"]) ?? ""
                let value = mutator.pick(["\"as is\"", "[{\"a\": [1e400]}]", "null"]) ?? ""
                return Array("\"\(key)\": \(value), ".utf8) + specimen.part(member.span)
            }),
        Change(
            "another key",
            onMember { (mutator, specimen, member) in
                mutator.pick(strings).map { Array("\"\($0)\": ".utf8) + specimen.part(member.value.span) }
            }),
        Change(
            "a very long key",
            onMember { (mutator, specimen, member) in
                let count = [100, 200_000][mutator.index(below: 2)]
                return Array("\"\(String(repeating: "k", count: count))\": ".utf8)
                    + specimen.part(member.value.span)
            }),
        Change(
            "texts long and nearly alike",
            { (mutator, specimen) in
                // Every text of the file, so that one that is looked for is held against all.
                let texts = specimen.sketch?.nodes.filter { $0.text != nil } ?? []
                let length = [200, 20_000][mutator.index(below: 2)]
                guard !texts.isEmpty, texts.count * length < 30_000_000 else { return nil }
                var bytes = specimen.bytes
                for node in texts.sorted(by: { $0.span.lowerBound > $1.span.lowerBound }) {
                    let place = node.span.upperBound + specimen.sketchStart - 1
                    let letter = UInt8(ascii: "a") + UInt8(mutator.index(below: 2))
                    bytes.replaceSubrange(
                        place..<place, with: [UInt8](repeating: UInt8(ascii: "y"), count: length) + [letter])
                }
                return bytes
            }),
        Change("a member taken out", onParts(of: true, without)),
        Change("members in another order", onParts(of: true, shuffled)),
        Change("no members", onParts(of: true) { (_, _) in [] }),
        Change(
            "a hundred thousand members",
            onParts(of: true) { (_, parts) in
                parts + (0..<100_000).map { Array("\"x-\($0)\": \($0)".utf8) }
            }),
        Change(
            "a hundred thousand members, twice",
            onParts(of: true) { (_, parts) in
                parts + (0..<200_000).map { Array("\"x-\($0 % 100_000)\": \($0)".utf8) }
            }),
        Change("an element taken out", onParts(of: false, without)),
        Change("elements in another order", onParts(of: false, shuffled)),
        Change("no elements", onParts(of: false) { (_, _) in [] }),
        Change(
            "an element twice",
            onParts(of: false) { (mutator, parts) in
                mutator.pick(parts).map { parts + [$0] }
            }),
        Change(
            "an element a hundred thousand times",
            onParts(of: false) { (mutator, parts) in
                guard let part = mutator.pick(parts), part.count < 200 else { return nil }
                return parts + [[UInt8]](repeating: part, count: 100_000)
            }),
    ]
}
