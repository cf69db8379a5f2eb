/// Pasted text up to its end mark, `ESC [ 201 ~`. Holds at most `InputParser.pasteLimit` bytes.
struct PasteBuffer: Sendable, Hashable {
    /// What stands around a paste.
    enum Mark: Sendable, Hashable {
        /// `ESC [ 200 ~`
        case begin
        /// `ESC [ 201 ~`
        case end

        fileprivate var bytes: [UInt8] { self == .begin ? Self.beginning : Self.ending }

        private static let beginning = Array("\u{1B}[200~".utf8)
        private static let ending = Array("\u{1B}[201~".utf8)
    }

    /// How many bytes both marks begin with.
    private static let shared = 4

    private var bytes: [UInt8] = []
    /// The mark that the last bytes may be the beginning of, and how many they are.
    private var mark = Mark.end
    private var matched = 0
    private var isOverlong = false

    init() {}

    var count: Int { bytes.count + matched }

    /// All that has come, the beginning of a mark included; nothing if it was too long.
    var raw: [UInt8] { bytes + mark.bytes[..<matched] }

    /// Takes a byte. Returns the mark that it completes, which is not kept.
    mutating func take(_ byte: UInt8) -> Mark? {
        if matched == Self.shared { mark = byte == Mark.begin.bytes[matched] ? .begin : .end }
        if byte == mark.bytes[matched] {
            matched += 1
            guard matched == mark.bytes.count else { return nil }
            matched = 0
            return mark
        }
        // A mark's first byte does not occur again in it, so a mismatch can only begin one anew.
        for missed in mark.bytes[..<matched] { keep(missed) }
        matched = 0
        if byte == mark.bytes[0] {
            matched = 1
        } else {
            keep(byte)
        }
        return nil
    }

    /// Keeps a mark after all: it is of the text.
    mutating func keep(_ mark: Mark) {
        for byte in mark.bytes { keep(byte) }
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
        if bytes.count + Mark.end.bytes.count >= InputParser.pasteLimit {
            isOverlong = true
            bytes = []
        }
        if !isOverlong { bytes.append(byte) }
    }
}
