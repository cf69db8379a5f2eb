/// What stands between `ESC [` and the final byte (ECMA-48, 5.4), collected without ever growing: a sequence
/// that holds more than a key or mouse report can is marked unknown, and is swallowed up to its final byte.
struct ControlSequence: Sendable, Hashable {
    /// A first parameter byte of `<`, `=`, `>` or `?`; 0 for none.
    private(set) var mark: UInt8 = 0
    private(set) var isUnknown = false
    private(set) var isEmpty = true
    /// Parameters in order; an absent one reads 0, as terminals mean it.
    private(set) var first = 0
    private(set) var second = 0
    private(set) var third = 0
    private(set) var count = 0

    /// Far above any column or key number; a longer number stays here.
    private static let ceiling = 65_535

    /// Takes a parameter or intermediate byte, 0x20...0x3F.
    mutating func take(_ byte: UInt8) {
        defer { isEmpty = false }
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            if count == 0 { count = 1 }
            append(digit: Int(byte - UInt8(ascii: "0")))
        case UInt8(ascii: ";"):
            count = max(count, 1) + 1
            if count > 3 { isUnknown = true }
        case UInt8(ascii: "<")...UInt8(ascii: "?") where isEmpty:
            mark = byte
        default:
            isUnknown = true
        }
    }

    private mutating func append(digit: Int) {
        switch count {
        case 1: first = min(first * 10 + digit, Self.ceiling)
        case 2: second = min(second * 10 + digit, Self.ceiling)
        case 3: third = min(third * 10 + digit, Self.ceiling)
        default: isUnknown = true
        }
        count = min(count, 4)
    }
}
