import HapiCore

extension Generator {
    /// Bytes that mean something to a parser, more often than any byte.
    private static let telling = Array("{}[]\":,\\-+.eE019uNtf \n".utf8) + [0, 0x1B, 0x7F, 0x80, 0xC2, 0xFF]

    /// Changes a few bytes of a file at random: some go, some come, some have a bit turned; now and then the rest is
    /// cut off. Never leaves nothing.
    package mutating func changeBytes(of bytes: inout [UInt8]) {
        for _ in 0...index(below: 3) {
            let place = index(below: bytes.count)
            switch index(below: 6) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(Self.telling[index(below: Self.telling.count)], at: place)
            case 2: bytes[place] ^= 1 << UInt8(index(below: 8))
            case 3: bytes[place] = UInt8(index(below: 256))
            case 4 where index(below: 8) == 0: bytes.removeLast(bytes.count - place)
            default: bytes[place] = Self.telling[index(below: Self.telling.count)]
            }
            if bytes.isEmpty { bytes = [0] }
        }
    }
}
