import HapiExplorer

extension InputParser {
    /// Decodes a complete `ESC [ … final`.
    mutating func finish(
        _ sequence: ControlSequence, final: UInt8, alternate: Bool, into events: inout [InputEvent]
    ) {
        guard !sequence.isUnknown else { return }
        switch (sequence.mark, Unicode.Scalar(final)) {
        case (UInt8(ascii: "<"), "M"), (UInt8(ascii: "<"), "m"):
            guard sequence.count == 3 else { return }
            let event = MouseReport.event(
                code: sequence.first, column: sequence.second, row: sequence.third,
                isRelease: final == UInt8(ascii: "m"))
            if let event { events.append(.mouse(event)) }
        case (0, "~"):
            if sequence.first == 200 {
                state = .paste(PasteBuffer())
            } else if sequence.count <= 2, let key = KeyTable.key(number: sequence.first) {
                events.append(
                    .key(KeyTable.press(key, modifier: sequence.second, alternate: alternate)))
            }
        case (0, _):
            // A first parameter above 1 makes it a report of something else, such as the cursor's place.
            guard sequence.count <= 2, sequence.first <= 1, let key = KeyTable.key(final: final) else {
                return
            }
            events.append(.key(KeyTable.press(key, modifier: sequence.second, alternate: alternate)))
        default: break
        }
    }
}

/// The number that stands for button, motion and wheel in both forms of mouse report.
enum MouseReport {
    /// The event of a report, its column and row counted from 1; nil for what has no meaning here (motion
    /// without a button, a sideways wheel, a fourth button).
    static func event(code: Int, column: Int, row: Int, isRelease: Bool) -> MouseEvent? {
        guard column >= 1, row >= 1, code & ~0xFF == 0 else { return nil }
        // Shift 4, meta 8 and control 16 make no difference.
        let kind: MouseEvent.Kind
        switch (code & 0xE3, isRelease) {
        case (64, false): kind = .scrollUp
        case (65, false): kind = .scrollDown
        case (0...2, true): kind = .release
        case (0...2, false): kind = .press(button(code))
        case (32...34, _): kind = .drag(button(code))
        default: return nil
        }
        return MouseEvent(kind, x: column - 1, y: row - 1)
    }

    private static func button(_ code: Int) -> MouseEvent.Button {
        MouseEvent.Button(rawValue: code & 3) ?? .left
    }
}

/// The older form of mouse report, which a terminal that does not know the SGR form sends: `ESC [ M` and
/// three bytes, each 32 above its value.
struct X10Report: Sendable, Hashable {
    private var code = 0
    private var column = 0
    private var row = 0
    private var count = 0

    init() {}

    /// Takes a byte of 0x20 or more; true once there are three.
    mutating func take(_ byte: UInt8) -> Bool {
        let value = Int(byte) - 32
        switch count {
        case 0: code = value
        case 1: column = value
        default: row = value
        }
        count += 1
        return count == 3
    }

    var event: MouseEvent? {
        // It does not say which button was let go.
        let isRelease = code & 0xE3 == 3
        return MouseReport.event(
            code: isRelease ? 0 : code, column: column, row: row, isRelease: isRelease)
    }
}
