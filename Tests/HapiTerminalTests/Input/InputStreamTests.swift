import HapiExplorer
import HapiTerminal
import Testing

@Suite("Streams of input") struct InputStreamTests {
    private static let fragments: [[UInt8]] = [
        "\u{1B}", "\u{1B}[", "\u{1B}[A", "\u{1B}OA", "\u{1B}[1;5C", "\u{1B}[3~", "\u{1B}[<0;10;20M",
        "\u{1B}[M !!",
        "\u{1B}[200~", "\u{1B}[201~", "\u{1B}]0;t\u{7}", "\u{1B}P", "\u{1B}\\", "\u{1B}[[C", "漢é", "q", "[",
        "O", "~",
        "M", "1;2", "\u{3}", "\r\n", "\u{1B}x", "\u{1B}\u{1B}",
    ].map { Array($0.utf8) }

    private func stream(_ generator: inout SplitMix64) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            if Int.random(in: 0..<4, using: &generator) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &generator))
            } else {
                bytes += Self.fragments.randomElement(using: &generator) ?? []
            }
        }
        return bytes
    }

    @Test("where a stream is cut makes no difference", arguments: [1, 2, 3, 4])
    func anyCut(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let bytes = stream(&generator)
            var whole = InputParser()
            let expected = whole.consume(bytes)
            for cut in bytes.indices {
                var parser = InputParser()
                let events = parser.consume(bytes[..<cut]) + parser.consume(bytes[cut...])
                #expect(events == expected, "of \(bytes) cut at \(cut)")
                #expect(parser == whole)
            }
            var single = InputParser()
            #expect(bytes.flatMap { single.consume(CollectionOfOne($0)) } == expected, "of \(bytes)")
        }
    }

    @Test("after a flush nothing of the past remains", arguments: [5, 6])
    func flushed(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let bytes = stream(&generator)
            var parser = InputParser()
            _ = parser.consume(bytes)
            let wasPending = parser.isPending
            let late = parser.flush()
            #expect(wasPending || late.isEmpty)
            #expect(!parser.isPending, "after \(bytes)")
            // Behind a paste that did not end, only time tells that they are keys.
            let next = parser.consume("\u{1B}[1;5Cé".utf8) + parser.flush()
            #expect(next.count == 2, "after \(bytes)")
        }
    }

    @Test("a hundred thousand random bytes are taken within bounded memory", arguments: [7, 8, 9])
    func randomBytes(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var parser = InputParser()
        var count = 0
        var largest = 0
        for _ in 0..<1000 {
            var bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &generator) }
            if Int.random(in: 0..<50, using: &generator) == 0 { bytes += "\u{1B}[200~".utf8 }
            count += parser.consume(bytes).count
            largest = max(largest, parser.pendingByteCount)
        }
        #expect(largest <= InputParser.pasteLimit)
        #expect(count > 0)
    }

    @Test("a sequence without end is not collected")
    func endlessSequence() {
        for opener in ["\u{1B}[", "\u{1B}]", "\u{1B}O"] {
            var parser = InputParser()
            #expect(parser.consume(opener.utf8).isEmpty)
            #expect(parser.consume(repeatElement(UInt8(ascii: "1"), count: 100_000)).isEmpty)
            #expect(parser.pendingByteCount <= 1)
        }
    }
}
