import HapiJSON

/// Text that attacks whoever looks at it, and how to find out whether any of it came through.
enum HostileText {
    /// Sets a title, fills the clipboard, rings, colours, turns the writing round, moves the cursor, begins lines,
    /// in C0 and C1 forms; and everything that is there and cannot be seen.
    static let attack =
        "\u{1B}]0;owned\u{07}\u{1B}]52;c;b3duZWQ=\u{07}\u{1B}[31;5mX\u{9B}2J\u{9D}0;owned\u{9C}\r\n\u{08}\u{0E}\u{7F}"
        + unseen

    /// Overrides, isolates and marks of direction; joiners, selectors, tags and fillers; odd spaces and separators.
    static let unseen =
        "\u{202E}\u{202A}\u{2066}\u{2069}\u{200E}\u{200F}\u{61C}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{FE0F}\u{E0041}"
        + "\u{115F}\u{1160}\u{3164}\u{FFA0}\u{AD}\u{34F}\u{180E}\u{2800}\u{A0}\u{2003}\u{202F}\u{3000}\u{2028}\u{2029}"

    /// Of an output for people or programs: code points, line feeds apart, that nobody could see, as U+202E.
    /// - Parameters:
    ///   - allowed: those that are this output's own.
    static func hidden(in bytes: [UInt8], but allowed: [Unicode.Scalar] = []) -> Set<String> {
        let found = String(decoding: bytes, as: UTF8.self).unicodeScalars
            .filter { $0.isHidden && $0 != "\n" && !allowed.contains($0) }
        return Set(found.map { "U+" + String($0.value, radix: 16, uppercase: true) })
    }

    /// Of what went to a terminal: the same, and sequences that no screen is drawn with. A cursor is moved by CR,
    /// LF, BS and TAB as well.
    static func hidden(onTerminal bytes: [UInt8]) -> Set<String> {
        let output = TerminalOutput(bytes)
        let foreign = output.sequences.filter {
            $0.hasPrefix("]") || $0.hasPrefix("P") || $0.contains("31;5m")
        }
        return Set(foreign).union(hidden(in: output.text, but: ["\r", "\u{8}", "\t"]))
    }
}
