/// Changes of safetensors: lengths, offsets, shapes, data.
extension Mutator {
    /// The header's length, and nothing else.
    private static func length(_ specimen: Specimen, _ length: UInt64) -> [UInt8] {
        specimen.bytes.replacing(0..<8, with: withUnsafeBytes(of: length.littleEndian) { Array($0) })
    }

    /// Members of one name in two tensors' descriptions, exchanged.
    private static func swapped(_ key: String) -> @Sendable (inout Mutator, Specimen) -> [UInt8]? {
        { (mutator, specimen) in
            let values = specimen.sketch?.members.filter { $0.key == key }.map(\.value.span) ?? []
            guard values.count > 1 else { return nil }
            let first = mutator.index(below: values.count)
            let second = (first + 1 + mutator.index(below: values.count - 1)) % values.count
            // From the end on, so that what is before keeps its place.
            let (early, late) = (values[min(first, second)], values[max(first, second)])
            let between = specimen.part(early.upperBound..<late.lowerBound)
            return specimen.replacing(
                early.lowerBound..<late.upperBound, with: specimen.part(late) + between + specimen.part(early)
            )
        }
    }

    /// Where the data begins.
    private static func dataStart(_ specimen: Specimen) -> Int {
        specimen.notation.text(of: specimen.bytes).upperBound
    }

    static let tensorChanges: [Change] = [
        Change("tensors' offsets swapped", swapped("data_offsets")),
        Change("tensors' shapes swapped", swapped("shape")),
        Change("tensors' types swapped", swapped("dtype")),
        Change("another length of the header") { (mutator, specimen) in
            let own = UInt64(dataStart(specimen) - 8)
            let lengths: [UInt64] = [
                0, 1, own - 1, own + 1, own + 8, UInt64(specimen.bytes.count),
                UInt64(specimen.bytes.count - 8),
                100_000_000, 100_000_001, 1 << 31, 1 << 32, 1 << 63, .max, .max - 7,
            ]
            return mutator.pick(lengths).map { length(specimen, $0) }
        },
        Change("a bit of the data turned") { (mutator, specimen) in
            let start = dataStart(specimen)
            var bytes = specimen.bytes
            guard start < bytes.count else { return nil }
            bytes[start + mutator.index(below: bytes.count - start)] ^= 1 << UInt8(mutator.index(below: 8))
            return bytes
        },
        Change("values that are no numbers in the data") { (mutator, specimen) in
            let start = dataStart(specimen)
            guard specimen.bytes.count > start + 8 else { return nil }
            let place = start + mutator.index(below: (specimen.bytes.count - start) / 4) * 4
            let words: [[UInt8]] = [
                [0, 0, 0xC0, 0x7F], [0, 0, 0x80, 0x7F], [0, 0x7E, 0, 0x7E], [0xFF, 0xFF, 0xFF, 0xFF],
            ]
            return mutator.pick(words).map { specimen.bytes.replacing(place..<(place + 4), with: $0) }
        },
        Change("data cut short") { (mutator, specimen) in
            let start = dataStart(specimen)
            return Array(specimen.bytes.prefix(start + mutator.index(below: specimen.bytes.count - start)))
        },
        Change("data after the data") { (mutator, specimen) in
            specimen.bytes + [UInt8](repeating: 0, count: 1 + mutator.index(below: 64))
        },
        Change("one byte more between header and data") { (_, specimen) in
            let start = dataStart(specimen)
            return specimen.bytes.replacing(start..<start, with: [0])
        },
    ]
}
