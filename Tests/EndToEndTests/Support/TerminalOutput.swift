/// The bytes that a program sent to a terminal, taken apart into text and control sequences.
struct TerminalOutput {
    /// Control sequences as they were sent, without their ESC: "[?1049h", "]0;title", "(B".
    private(set) var sequences: [String] = []
    /// Everything else, line ends and other control characters included.
    private(set) var text: [UInt8] = []

    init(_ bytes: some Sequence<UInt8>) {
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x1B else {
                text.append(byte)
                continue
            }
            var sequence: [UInt8] = []
            while let next = rest.popFirst() {
                sequence.append(next)
                if Self.isEnd(sequence) { break }
            }
            sequences.append(String(decoding: sequence, as: UTF8.self))
        }
    }

    private static func isEnd(_ sequence: [UInt8]) -> Bool {
        guard let first = sequence.first, let last = sequence.last else { return false }
        switch first {
        case UInt8(ascii: "["): return sequence.count > 1 && (0x40...0x7E).contains(last)
        // Commands of the operating system end with BEL or ESC \.
        case UInt8(ascii: "]"), UInt8(ascii: "P"): return last == 0x07 || last == UInt8(ascii: "\\")
        case 0x20...0x2F: return sequence.count > 1
        default: return true
        }
    }

    /// The last word on a private mode: set, reset, or never mentioned.
    func mode(_ number: Int) -> Bool? {
        for sequence in sequences.reversed() where sequence.hasPrefix("[?") {
            guard let end = sequence.last, end == "h" || end == "l" else { continue }
            let numbers = sequence.dropFirst(2).dropLast().split(separator: ";")
            if numbers.contains(Substring("\(number)")) { return end == "h" }
        }
        return nil
    }

    /// Parameters of every colour asked for: foregrounds, backgrounds, bright ones. Going back to the
    /// terminal's own colours (39, 49, 0) is none.
    var colours: [Int] {
        sequences.filter { $0.hasPrefix("[") && $0.hasSuffix("m") }
            .flatMap { $0.dropFirst().dropLast().split { $0 == ";" || $0 == ":" }.compactMap { Int($0) } }
            .filter { (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0) }
    }

    /// Whether the terminal is as a shell wants it: normal screen, cursor shown, no mouse, no pastes in
    /// brackets.
    var isGivenBack: Bool {
        mode(1049) == false && mode(25) != false && mode(1000) != true && mode(1002) != true
            && mode(1003) != true && mode(1006) != true && mode(2004) != true
    }
}
