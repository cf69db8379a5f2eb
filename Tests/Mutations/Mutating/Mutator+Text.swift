/// Changes of how a text is written: marks, line ends, encodings.
extension Mutator {
    private static func lineEnds(_ end: [UInt8]) -> @Sendable (inout Mutator, Specimen) -> [UInt8]? {
        { (_, specimen) in specimen.bytes.flatMap { $0 == 0x0A ? end : [$0] } }
    }

    /// Bytes that are no UTF-8: overlong, surrogates, beyond U+10FFFF, cut short, out of turn.
    private static let noUTF8: [[UInt8]] = [
        [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xFF], [0xFE],
        [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC2],
    ]

    static let textChanges: [Change] = [
        Change("a UTF-8 mark before it") { (_, specimen) in [0xEF, 0xBB, 0xBF] + specimen.bytes },
        Change("a UTF-16 mark before it") { (mutator, specimen) in
            mutator.pick([[0xFE, 0xFF], [0xFF, 0xFE]]).map { $0 + specimen.bytes }
        },
        Change("in UTF-16") { (mutator, specimen) in
            let isMarked = mutator.index(below: 2) == 0
            return (isMarked ? [0xFF, 0xFE] : []) + specimen.bytes.flatMap { [$0, 0] }
        },
        Change("CR LF at line ends", lineEnds([0x0D, 0x0A])),
        Change("CR at line ends", lineEnds([0x0D])),
        Change("blank lines between lines", lineEnds([0x0A, 0x0A])),
        Change("line ends of Unicode", lineEnds([0xE2, 0x80, 0xA8])),
        Change("no UTF-8 in it") { (mutator, specimen) in
            let place = mutator.index(below: specimen.bytes.count)
            return mutator.pick(noUTF8).map { specimen.bytes.replacing(place..<place, with: $0) }
        },
        Change("NUL in it") { (mutator, specimen) in
            let place = mutator.index(below: specimen.bytes.count)
            return specimen.bytes.replacing(place..<place, with: [0])
        },
        Change("blanks around it") { (mutator, specimen) in
            let blanks = [UInt8](repeating: mutator.index(below: 2) == 0 ? 0x20 : 0x0A, count: 1000)
            return blanks + specimen.bytes + blanks
        },
        Change("a million blanks in it") { (mutator, specimen) in
            let place = mutator.index(below: specimen.bytes.count)
            let blanks = [UInt8](repeating: mutator.index(below: 2) == 0 ? 0x20 : 0x0A, count: 1_000_000)
            return specimen.bytes.replacing(place..<place, with: blanks)
        },
        Change("a comment in it") { (mutator, specimen) in
            let place = mutator.index(below: specimen.bytes.count)
            return mutator.pick(["/* */", "// \n", "# \n"]).map {
                specimen.bytes.replacing(place..<place, with: Array($0.utf8))
            }
        },
    ]
}
