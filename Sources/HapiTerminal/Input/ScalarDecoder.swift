/// UTF-8 a byte at a time. Bytes that are no UTF-8 are dropped, and what follows them is read as usual.
struct ScalarDecoder: Sendable, Hashable {
    /// How many bytes of the scalar are still to come; 0 between scalars.
    private(set) var missing = 0
    private var value: UInt32 = 0
    private var smallest: UInt32 = 0

    /// What one byte came to.
    enum Outcome: Sendable, Hashable {
        case scalar(Unicode.Scalar)
        /// Taken, and nothing to say yet; or dropped.
        case nothing
        /// The scalar begun was cut short by this byte, which has not been taken.
        case interrupted
    }

    mutating func take(_ byte: UInt8) -> Outcome {
        guard missing > 0 else { return begin(byte) }
        guard byte & 0xC0 == 0x80 else {
            missing = 0
            return .interrupted
        }
        value = value << 6 | UInt32(byte & 0x3F)
        missing -= 1
        // Overlong forms and surrogates are refused once they are complete.
        guard missing == 0, value >= smallest, let scalar = Unicode.Scalar(value) else { return .nothing }
        return .scalar(scalar)
    }

    /// Forgets a scalar begun.
    mutating func reset() {
        missing = 0
    }

    private mutating func begin(_ byte: UInt8) -> Outcome {
        switch byte {
        case 0x00..<0x80: return .scalar(Unicode.Scalar(byte))
        case 0xC2..<0xE0: expect(1, payload: byte & 0x1F, smallest: 0x80)
        case 0xE0..<0xF0: expect(2, payload: byte & 0x0F, smallest: 0x800)
        case 0xF0..<0xF5: expect(3, payload: byte & 0x07, smallest: 0x10000)
        default: break
        }
        return .nothing
    }

    private mutating func expect(_ count: Int, payload: UInt8, smallest: UInt32) {
        missing = count
        value = UInt32(payload)
        self.smallest = smallest
    }
}
