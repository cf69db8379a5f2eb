import TestSupport

/// Changes of any file, whatever it holds.
extension Mutator {
    static let byteChanges: [Change] = [
        Change("bytes changed") { (mutator, specimen) in
            var bytes = specimen.bytes
            mutator.generator.changeBytes(of: &bytes)
            return bytes
        },
        Change("a bit turned") { (mutator, specimen) in
            var bytes = specimen.bytes
            bytes[mutator.index(below: bytes.count)] ^= 1 << UInt8(mutator.index(below: 8))
            return bytes
        },
        Change("cut short") { (mutator, specimen) in
            Array(specimen.bytes.prefix(mutator.index(below: specimen.bytes.count)))
        },
        Change("cut short at its end") { (mutator, specimen) in
            specimen.bytes.dropLast(1 + mutator.index(below: 8))
        },
        Change("cut short at its beginning") { (mutator, specimen) in
            Array(specimen.bytes.dropFirst(1 + mutator.index(below: 16)))
        },
        Change("a part taken out") { (mutator, specimen) in
            specimen.bytes.replacing(mutator.range(of: specimen.bytes, longest: 200), with: [])
        },
        Change("a part twice") { (mutator, specimen) in
            let range = mutator.range(of: specimen.bytes, longest: 200)
            return specimen.bytes.replacing(range, with: specimen.bytes[range] + specimen.bytes[range])
        },
        Change("a part all zeros") { (mutator, specimen) in
            let range = mutator.range(of: specimen.bytes, longest: 64)
            return specimen.bytes.replacing(range, with: [UInt8](repeating: 0, count: range.count))
        },
        Change("a part all ones") { (mutator, specimen) in
            let range = mutator.range(of: specimen.bytes, longest: 16)
            return specimen.bytes.replacing(range, with: [UInt8](repeating: 0xFF, count: range.count))
        },
        Change("two parts swapped") { (mutator, specimen) in
            let count = specimen.bytes.count
            let length = 1 + mutator.index(below: 64)
            guard count > 2 * length else { return nil }
            let first = mutator.index(below: count - 2 * length)
            let second = first + length + mutator.index(below: count - first - 2 * length)
            var bytes = specimen.bytes
            for offset in 0..<length { bytes.swapAt(first + offset, second + offset) }
            return bytes
        },
        Change("something after it") { (mutator, specimen) in
            let tails: [[UInt8]] = [
                [0], [0x0A], [0x20, 0x20], Array("x".utf8), Array("{}".utf8), specimen.bytes,
            ]
            return mutator.pick(tails).map { specimen.bytes + $0 }
        },
        Change("nothing in it") { (mutator, _) in mutator.pick([[], [0], [0x0A], [0x7B], [0x5B]]) },
    ]
}
