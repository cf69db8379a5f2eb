/// xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), seeded through
/// SplitMix64. The only source of randomness in the core: it is always passed in, and the same seed gives the
/// same numbers on every machine, whatever the standard library's own algorithms become.
package struct Generator: Sendable, Hashable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// O(1).
    package init(seed: UInt64) {
        var mix = seed
        func next() -> UInt64 {
            mix &+= 0x9E37_79B9_7F4A_7C15
            var z = mix
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        state = (next(), next(), next(), next())
    }

    /// The four words of the state, to go on from another time. O(1).
    package var words: [UInt64] { [state.0, state.1, state.2, state.3] }

    /// A generator in a state it was in before; `nil` unless there are four words that are not all 0.
    /// O(1).
    package init?(words: [UInt64]) {
        guard words.count == 4, words.contains(where: { $0 != 0 }) else { return nil }
        state = (words[0], words[1], words[2], words[3])
    }

    /// The next 64 bits. O(1).
    package mutating func next() -> UInt64 {
        let scrambled = rotated(state.1 &* 5, by: 7) &* 9
        let carried = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= carried
        state.3 = rotated(state.3, by: 45)
        return scrambled
    }

    /// A whole number in 0..<bound, without bias (Lemire 2019). `bound` must be positive. O(1) on average.
    package mutating func index(below bound: Int) -> Int {
        let range = UInt64(max(1, bound))
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let rejected = (0 &- range) % range
            while product.low < rejected { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// A number in [0, 1) with 53 random bits. O(1).
    package mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    package static func == (a: Generator, b: Generator) -> Bool { a.state == b.state }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(state.0)
        hasher.combine(state.1)
        hasher.combine(state.2)
        hasher.combine(state.3)
    }
}

private func rotated(_ x: UInt64, by count: UInt64) -> UInt64 {
    (x << count) | (x >> (64 - count))
}
