import HapiCore
import HapiTerminal

extension Harness {
    /// What a terminal sends. The first byte says how the rest comes in pieces, which must make no difference.
    static let input = Harness("input", longest: 512) { bytes in
        guard let seed = bytes.first else { return }
        let stream = bytes.dropFirst()
        var whole = InputParser()
        let events = whole.consume(stream)
        var generator = Generator(seed: UInt64(seed))
        var parser = InputParser()
        var (rest, pieces) = (stream, parser.consume([]))
        while !rest.isEmpty {
            let piece = rest.prefix(1 + generator.index(below: 5))
            rest = rest.dropFirst(piece.count)
            pieces += parser.consume(piece)
            claim(parser.pendingByteCount <= InputParser.pasteLimit, "what is kept is bounded")
        }
        claim(pieces == events, "the same events in pieces: \(pieces), at once: \(events)")
        claim(parser == whole, "the same state after them")
        let wasPending = parser.isPending
        claim(wasPending || parser.flush().isEmpty, "nothing comes of nothing")
        _ = parser.flush()
        claim(!parser.isPending, "nothing is left to wait for")
        var fresh = InputParser()
        let next = Array("\u{1B}[1;5Cé".utf8)
        claim(parser.consume(next) == fresh.consume(next), "nothing of the past remains")
    }
}
