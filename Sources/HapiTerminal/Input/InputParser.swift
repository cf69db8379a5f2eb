import HapiExplorer

/// The bytes of a terminal, decoded: keys with xterm's modifiers, SGR and X10 mouse reports, bracketed paste.
///
/// A value and a byte at a time, so that where the stream is cut makes no difference. Sequences that mean
/// nothing here are swallowed whole, never leaking as text. Whether ESC is a key or the beginning of a
/// sequence only time can tell: while `isPending`, a caller that has seen no byte for a while calls
/// `flush()`.
///
///     var parser = InputParser()
///     parser.consume([0x1B, 0x5B])   // []
///     parser.consume([0x41])         // [.key(KeyPress(.up))]
///
/// Memory is bounded by `pasteLimit`, whatever comes in.
package struct InputParser: Sendable, Hashable {
    /// The longest paste delivered, in bytes. A longer one is dropped as a whole: half a text is worse than
    /// none.
    package static let pasteLimit = 65_536

    enum State: Sendable, Hashable {
        case ground
        /// After ESC; `doubled` after two, where the first may be the alternate key or a key of its own.
        case escape(doubled: Bool)
        /// After `ESC [`.
        case control(ControlSequence, alternate: Bool)
        /// After `ESC [ [`, of the Linux console.
        case console(alternate: Bool)
        /// After `ESC O`, with a modifier that some terminals put there.
        case single(modifier: Int, alternate: Bool)
        /// After `ESC [ M`: three bytes of an X10 mouse report.
        case mouse(X10Report)
        /// In an operating system command or its like, up to ST or BEL. Nothing of it is kept.
        case string(opener: UInt8, isEmpty: Bool)
        /// After ESC in such a string, which ends it, or begins anew.
        case stringEscape
        case paste(PasteBuffer)
    }

    var state = State.ground
    var decoder = ScalarDecoder()
    /// Whether the scalar being decoded came after ESC.
    var decodesAlternate = false

    package init() {}

    /// Whether `flush()` would change anything.
    package var isPending: Bool { state != .ground || decoder.missing > 0 }

    /// Whether a paste is under way, which gets more patience than a key.
    package var isPasting: Bool {
        if case .paste = state { true } else { false }
    }

    /// How many bytes are kept.
    package var pendingByteCount: Int {
        if case .paste(let buffer) = state { buffer.count } else { isPending ? 1 : 0 }
    }

    /// The events that these bytes complete.
    package mutating func consume(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        var events: [InputEvent] = []
        for byte in bytes {
            take(byte, into: &events)
        }
        return events
    }

    /// What an unfinished sequence comes to when nothing follows it: a lone ESC is the key, `ESC [` is
    /// alternate-[, a paste ends where it is, and any other beginning is dropped.
    package mutating func flush() -> [InputEvent] {
        defer {
            state = .ground
            decoder.reset()
            decodesAlternate = false
        }
        func alternate(_ byte: UInt8) -> InputEvent {
            .key(KeyPress(.character(Character(Unicode.Scalar(byte))), alternate: true))
        }
        let escape = InputEvent.key(KeyPress(.escape))
        switch state {
        case .stringEscape: return [escape]
        case .escape(let doubled): return doubled ? [escape, escape] : [escape]
        case .control(let sequence, let doubled) where sequence.isEmpty:
            return (doubled ? [escape] : []) + [alternate(UInt8(ascii: "["))]
        case .single(modifier: 0, let doubled):
            return (doubled ? [escape] : []) + [alternate(UInt8(ascii: "O"))]
        case .string(let opener, isEmpty: true): return [alternate(opener)]
        case .paste(let buffer): return buffer.text.map { [.paste($0)] } ?? []
        case .ground, .control, .console, .single, .mouse, .string: return []
        }
    }
}
