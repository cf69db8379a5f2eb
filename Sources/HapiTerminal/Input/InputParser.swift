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
/// A text may hold the end mark of a paste, and keys behind it that nobody has pressed. So what comes in the same
/// breath as a paste is held back, until a further mark shows that it was text, or a `flush()` that it was typed.
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
        /// Behind a paste, with what has come since: for the present nobody knows whether it is of the paste still.
        /// `isStalled` where the paste did not come to its end.
        case pasted(PasteBuffer, isStalled: Bool)
    }

    var state = State.ground
    var decoder = ScalarDecoder()
    /// Whether the scalar being decoded came after ESC.
    var decodesAlternate = false

    package init() {}

    /// Whether `flush()` would change anything.
    package var isPending: Bool {
        if case .pasted(let rest, isStalled: true) = state { return rest.count > 0 }
        return state != .ground || decoder.missing > 0
    }

    /// Whether a paste is under way, which gets more patience than a key.
    package var isPasting: Bool {
        if case .paste = state { true } else { false }
    }

    /// Whether it is still open what came behind a paste.
    package var isBehindPaste: Bool {
        if case .pasted = state { true } else { false }
    }

    /// How many bytes are kept.
    package var pendingByteCount: Int {
        switch state {
        case .paste(let buffer), .pasted(let buffer, _): buffer.count
        default: isPending ? 1 : 0
        }
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
    /// alternate-[, a paste ends where it is, what was held back behind one are keys, and any other beginning is
    /// dropped.
    package mutating func flush() -> [InputEvent] {
        let unfinished = state
        state = .ground
        decoder.reset()
        decodesAlternate = false
        func alternate(_ byte: UInt8) -> InputEvent {
            .key(KeyPress(.character(Character(Unicode.Scalar(byte))), alternate: true))
        }
        let escape = InputEvent.key(KeyPress(.escape))
        switch unfinished {
        case .stringEscape: return [escape]
        case .escape(let doubled): return doubled ? [escape, escape] : [escape]
        case .control(let sequence, let doubled) where sequence.isEmpty:
            return (doubled ? [escape] : []) + [alternate(UInt8(ascii: "["))]
        case .single(modifier: 0, let doubled):
            return (doubled ? [escape] : []) + [alternate(UInt8(ascii: "O"))]
        case .string(let opener, isEmpty: true): return [alternate(opener)]
        case .paste(let buffer):
            state = .pasted(PasteBuffer(), isStalled: true)
            return buffer.text.map { [.paste($0)] } ?? []
        case .pasted(let rest, _):
            let events = consume(rest.raw)
            return isPending ? events + flush() : events
        case .ground, .control, .console, .single, .mouse, .string: return []
        }
    }
}
