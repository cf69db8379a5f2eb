import HapiCore

/// Changes files at random: the same change for the same seed and number, whatever was changed before.
package struct Mutator {
    var generator: Generator

    /// A file with something changed in it.
    package struct Mutant {
        package let bytes: [UInt8]
        /// What was done, in words.
        package let change: String
    }

    /// One way to change a file; `nil` where there is nothing to change so.
    struct Change: Sendable {
        let name: String
        let make: @Sendable (inout Mutator, Specimen) -> [UInt8]?

        init(_ name: String, _ make: @escaping @Sendable (inout Mutator, Specimen) -> [UInt8]?) {
            self.name = name
            self.make = make
        }
    }

    package init(seed: UInt64, number: Int) {
        generator = Generator(seed: seed)
        // Numbers one after another begin far apart.
        generator = Generator(
            seed: generator.next() ^ (UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15))
    }

    /// One of `count` things.
    package mutating func index(below count: Int) -> Int { generator.index(below: count) }

    /// O(bytes) for most changes.
    package mutating func mutant(of specimen: Specimen) -> Mutant {
        var families = [Self.byteChanges]
        switch specimen.notation {
        case .json, .lines, .foreign:
            families += [Self.textChanges, Self.valueChanges, Self.valueChanges, Self.structureChanges]
        case .tensors:
            families += [Self.tensorChanges, Self.tensorChanges, Self.valueChanges, Self.structureChanges]
        case .bytes: families += [Self.textChanges]
        }
        for _ in 0..<20 {
            let family = families[index(below: families.count)]
            let change = family[index(below: family.count)]
            if let bytes = change.make(&self, specimen) { return Mutant(bytes: bytes, change: change.name) }
        }
        var bytes = specimen.bytes
        generator.changeBytes(of: &bytes)
        return Mutant(bytes: bytes, change: "bytes changed")
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[index(below: elements.count)]
    }

    /// A part of a file, at most `longest` bytes.
    mutating func range(of bytes: [UInt8], longest: Int) -> Range<Int> {
        let start = index(below: bytes.count)
        return start..<min(bytes.count, start + 1 + index(below: longest))
    }
}

extension [UInt8] {
    /// The file with one part replaced.
    func replacing(_ range: Range<Int>, with part: some Collection<UInt8>) -> [UInt8] {
        var bytes = self
        bytes.replaceSubrange(range, with: part)
        return bytes
    }
}
