import HapiExplorer

extension InputParser {
    private static let escapeByte: UInt8 = 0x1B

    mutating func take(_ byte: UInt8, into events: inout [InputEvent]) {
        switch state {
        case .ground: takeText(byte, into: &events)
        case .escape(let doubled): takeAfterEscape(byte, doubled: doubled, into: &events)
        case .control(let sequence, let alternate):
            takeControl(byte, sequence, alternate: alternate, into: &events)
        case .console(let alternate):
            guard isFinal(byte) else { return restart(with: byte, into: &events) }
            state = .ground
            if let key = KeyTable.consoleFunction(final: byte) {
                events.append(.key(KeyPress(key, alternate: alternate)))
            }
        case .single(let modifier, let alternate):
            takeSingle(byte, modifier: modifier, alternate: alternate, into: &events)
        case .mouse(var report):
            guard byte >= 0x20 else { return restart(with: byte, into: &events) }
            guard report.take(byte) else { return state = .mouse(report) }
            state = .ground
            if let event = report.event { events.append(.mouse(event)) }
        case .string(let opener, _): takeString(byte, opener: opener, into: &events)
        case .stringEscape:
            state = .ground
            if byte != UInt8(ascii: "\\") {
                takeAfterEscape(byte, doubled: false, into: &events)
            }
        case .paste(var buffer):
            // Out of the state first: else every byte would copy the whole buffer.
            state = .ground
            let mark = buffer.take(byte)
            if mark == .end {
                endPaste(buffer, into: &events)
            } else {
                if let mark { buffer.keep(mark) }
                state = .paste(buffer)
            }
        case .pasted(var rest, let isStalled):
            state = .ground
            switch rest.take(byte) {
            case nil: state = .pasted(rest, isStalled: isStalled)
            case .end: endPaste(rest, isRest: true, into: &events)
            case .begin:
                endPaste(rest, isRest: true, into: &events)
                state = .paste(PasteBuffer())
            }
        }
    }

    /// - Parameter isRest: whether it is the rest of a paste, of which there may be none.
    private mutating func endPaste(
        _ buffer: PasteBuffer, isRest: Bool = false, into events: inout [InputEvent]
    ) {
        state = .pasted(PasteBuffer(), isStalled: false)
        guard let text = buffer.text, !isRest || !text.isEmpty else { return }
        events.append(.paste(text))
    }

    /// Gives up the sequence begun; the byte that broke it is read for itself.
    private mutating func restart(with byte: UInt8, into events: inout [InputEvent]) {
        state = .ground
        take(byte, into: &events)
    }

    private func isFinal(_ byte: UInt8) -> Bool { (0x40...0x7E).contains(byte) }

    private mutating func takeText(_ byte: UInt8, into events: inout [InputEvent]) {
        let isBetween = decoder.missing == 0
        if isBetween && byte == Self.escapeByte { return state = .escape(doubled: false) }
        let alternate = decodesAlternate
        let outcome = decoder.take(byte)
        if decoder.missing == 0 { decodesAlternate = false }
        switch outcome {
        case .nothing: break
        case .interrupted: take(byte, into: &events)
        case .scalar(let scalar):
            if byte < 0x20 || byte == 0x7F {
                events.append(.key(KeyTable.press(control: byte, alternate: alternate)))
            } else if scalar.properties.generalCategory != .control {
                events.append(.key(KeyPress(.character(Character(scalar)), alternate: alternate)))
            }
        }
    }

    private mutating func takeAfterEscape(_ byte: UInt8, doubled: Bool, into events: inout [InputEvent]) {
        switch byte {
        case Self.escapeByte:
            if doubled { events.append(.key(KeyPress(.escape))) }
            state = .escape(doubled: true)
        case UInt8(ascii: "["): state = .control(ControlSequence(), alternate: doubled)
        case UInt8(ascii: "O"): state = .single(modifier: 0, alternate: doubled)
        default:
            if doubled { events.append(.key(KeyPress(.escape))) }
            switch byte {
            case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "^"), UInt8(ascii: "_"):
                state = .string(opener: byte, isEmpty: true)
            default:
                state = .ground
                decodesAlternate = true
                takeText(byte, into: &events)
            }
        }
    }

    private mutating func takeControl(
        _ byte: UInt8, _ sequence: ControlSequence, alternate: Bool, into events: inout [InputEvent]
    ) {
        switch byte {
        case 0x20...0x3F:
            var longer = sequence
            longer.take(byte)
            state = .control(longer, alternate: alternate)
        case UInt8(ascii: "[") where sequence.isEmpty: state = .console(alternate: alternate)
        case UInt8(ascii: "M") where sequence.isEmpty: state = .mouse(X10Report())
        case _ where isFinal(byte):
            state = .ground
            finish(sequence, final: byte, alternate: alternate, into: &events)
        default: restart(with: byte, into: &events)
        }
    }

    private mutating func takeSingle(
        _ byte: UInt8, modifier: Int, alternate: Bool, into events: inout [InputEvent]
    ) {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            state = .single(
                modifier: min(modifier * 10 + Int(byte - UInt8(ascii: "0")), 99), alternate: alternate)
        case _ where isFinal(byte):
            state = .ground
            if let key = KeyTable.key(final: byte) ?? KeyTable.keypad(final: byte) {
                events.append(.key(KeyTable.press(key, modifier: modifier, alternate: alternate)))
            }
        default: restart(with: byte, into: &events)
        }
    }

    private mutating func takeString(_ byte: UInt8, opener: UInt8, into events: inout [InputEvent]) {
        switch byte {
        // BEL ends it, CAN and SUB break it off.
        case 0x07, 0x18, 0x1A: state = .ground
        case Self.escapeByte: state = .stringEscape
        default: state = .string(opener: opener, isEmpty: false)
        }
    }
}
