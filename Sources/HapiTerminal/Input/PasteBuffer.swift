/// Pasted text up to its end mark, `ESC [ 201 ~`. Holds at most `InputParser.pasteLimit` bytes.
struct PasteBuffer: Sendable, Hashable {
    private static let endMark = Array("\u{1B}[201~".utf8)

    private var bytes: [UInt8] = []
    /// How much of the end mark the last bytes make up.
    private var matched = 0
    private var isOverlong = false

    init() {}

    var count: Int { bytes.count + matched }

    /// Takes a byte; true once the end mark is complete.
    mutating func take(_ byte: UInt8) -> Bool {
        if byte == Self.endMark[matched] {
            matched += 1
            return matched == Self.endMark.count
        }
        // The mark's first byte does not occur again in it, so a mismatch can only begin it anew.
        for missed in Self.endMark[..<matched] { keep(missed) }
        matched = 0
        if byte == Self.endMark[0] {
            matched = 1
        } else {
            keep(byte)
        }
        return false
    }

    /// The text, its line ends (which terminals send as CR) as newlines, and without what is no UTF-8 or is a
    /// control character other than newline and tab; nil if it was too long.
    var text: String? {
        guard !isOverlong else { return nil }
        var decoder = ScalarDecoder()
        var scalars = String.UnicodeScalarView()
        var followsReturn = false
        func append(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n" where followsReturn: break
            case "\n", "\t": scalars.append(scalar)
            case _ where scalar.properties.generalCategory == .control: break
            default: scalars.append(scalar)
            }
            followsReturn = scalar == "\r"
        }
        for byte in bytes {
            var outcome = decoder.take(byte)
            if outcome == .interrupted { outcome = decoder.take(byte) }
            if case .scalar(let scalar) = outcome { append(scalar) }
        }
        return String(scalars)
    }

    private mutating func keep(_ byte: UInt8) {
        if bytes.count + Self.endMark.count >= InputParser.pasteLimit {
            isOverlong = true
            bytes = []
        }
        if !isOverlong { bytes.append(byte) }
    }
}
