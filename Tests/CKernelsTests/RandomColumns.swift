import CKernels
import HapiCore

/// Seeded random columns of both kinds of standings, and all that the kernels count on them, one sample at a time.
struct RandomColumns {
    let words: Int
    let classifiers: Int
    /// Whether a standing takes two bytes.
    let isWide: Bool
    /// No sample from here on is one that the last classifier is not sure of, in words.
    let extent: Int
    let everyone: [UInt64]
    let sure: [UInt64]
    let right: [UInt64]
    let standings: [UInt16]
    var generator: Generator

    /// Lengths that one pass of the kernels takes in, and one that takes two.
    private static let lengths = [8, 16, 24, 520]

    init(seed: UInt64) {
        var generator = Generator(seed: seed)
        let words = Self.lengths[Int(seed / 2 % 4)]
        let classifiers = 2 + generator.index(below: 5)
        let samples = words * 64 - generator.index(below: 500)
        let extent = generator.index(below: words / 2 + 1) * 2
        let everyone = (0..<words).map { word in
            (0..<64).reduce(UInt64(0)) { $0 | (word * 64 + $1 < samples ? 1 << UInt64($1) : 0) }
        }
        var sure: [UInt64] = []
        var right: [UInt64] = []
        for k in 0..<classifiers {
            for word in 0..<words {
                // Sure of a quarter: so that some samples are left for every classifier, and for none.
                let some = generator.next() & generator.next()
                sure.append(everyone[word] & (k == classifiers - 1 && word >= extent ? .max : some))
                right.append(everyone[word] & generator.next())
            }
        }
        let isWide = seed % 2 == 1
        standings = (0..<(classifiers * words * 64)).map { place in
            let rank = UInt16(generator.index(below: isWide ? 1 << 15 : 1 << 7))
            let bit = UInt64(place % 64)
            let isSample = everyone[place / 64 % words] >> bit & 1 == 1
            return isSample ? rank << 1 | UInt16(right[place / 64] >> bit & 1) : 0
        }
        (self.words, self.classifiers, self.isWide, self.extent) = (words, classifiers, isWide, extent)
        (self.everyone, self.sure, self.right, self.generator) = (everyone, sure, right, generator)
    }

    /// Some of the samples.
    mutating func some() -> [UInt64] { everyone.map { $0 & generator.next() } }

    /// A standing for every sample.
    mutating func someStandings() -> [UInt16] {
        (0..<(words * 64)).map { _ in UInt16(generator.index(below: isWide ? 1 << 16 : 1 << 8)) }
    }

    /// Standings in the bytes that the kernels take.
    func bytes(_ standings: [UInt16]) -> [UInt8] {
        isWide
            ? standings.withUnsafeBytes { Array($0) } : standings.map { UInt8(truncatingIfNeeded: $0) }
    }

    func withColumns<Result>(_ body: (UnsafePointer<ck_columns>) -> Result) -> Result {
        let narrow = isWide ? [] : bytes(standings)
        return sure.withUnsafeBufferPointer { sure in
            right.withUnsafeBufferPointer { right in
                everyone.withUnsafeBufferPointer { everyone in
                    standings.withUnsafeBufferPointer { wide in
                        narrow.withUnsafeBufferPointer { narrow in
                            var columns = ck_columns(
                                confident: sure.baseAddress, correct: right.baseAddress,
                                standings: isWide ? nil : narrow.baseAddress,
                                wide_standings: isWide ? wide.baseAddress : nil,
                                everyone: everyone.baseAddress, words: words)
                            return withUnsafePointer(to: &columns, body)
                        }
                    }
                }
            }
        }
    }
}

extension RandomColumns {
    /// Whether a sample is in column `k` of some columns; none is in column -1.
    func contains(_ columns: [UInt64], _ k: Int = 0, _ sample: Int) -> Bool {
        k >= 0 && columns[k * words + sample / 64] >> UInt64(sample % 64) & 1 == 1
    }

    func standing(_ k: Int, _ sample: Int) -> UInt16 { standings[k * words * 64 + sample] }

    /// The samples of whom something holds, as a column.
    func column(where holds: (Int) -> Bool) -> [UInt64] {
        (0..<words).map { word in
            (0..<64).reduce(UInt64(0)) { $0 | (holds(word * 64 + $1) ? 1 << UInt64($1) : 0) }
        }
    }

    func number(where holds: (Int) -> Bool) -> Int64 {
        Int64((0..<(words * 64)).count { holds($0) })
    }
}
