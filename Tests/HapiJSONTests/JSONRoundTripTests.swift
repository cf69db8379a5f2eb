import HapiJSON
import Testing

/// Steele, Lea and Flood's SplitMix64: equal seeds, equal trees.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Writing, then reading")
struct JSONRoundTripTests {
    @Test("Any tree comes back as it was, in either style", arguments: 0..<200 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let tree = randomTree(depth: 5, using: &generator)
        let compact = JSONWriter.bytes(tree, style: .compact)
        let pretty = JSONWriter.bytes(tree, style: .pretty)
        #expect(!compact.contains(UInt8(ascii: "\n")))
        for bytes in [compact, pretty] {
            let read = output(try JSONReader.read(bytes))
            #expect(JSONWriter.bytes(read, style: .compact) == compact)
            #expect(JSONWriter.bytes(read, style: .pretty) == pretty)
        }
    }

    @Test("Any finite Double comes back bit for bit")
    func doubles() throws {
        var generator = SplitMix64(state: 7)
        for _ in 0..<5_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            let text = JSONWriter.text(.number(value), style: .compact)
            #expect(try JSONReader.read(text).double() == value)
        }
    }

    /// The tree that a value was read from. A number is an integer exactly when it is written without a point
    /// or an exponent.
    private func output(_ value: JSONValue) -> JSONOutput {
        switch value.content {
        case .null: .null
        case .bool(let bool): .bool(bool)
        case .number(let text): Int(text).map(JSONOutput.integer) ?? .number(Double(text) ?? .nan)
        case .string(let text): .string(text)
        case .array(let values): .array(values.map(output))
        case .object(let members): .object(members.map { ($0.key, output($0.value)) })
        }
    }

    private func randomTree(depth: Int, using generator: inout SplitMix64) -> JSONOutput {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2: return .integer(Int(truncatingIfNeeded: generator.next()))
        case 3:
            let number = Double(bitPattern: generator.next())
            return .number(number.isFinite ? number : 0.5)
        case 4: return .string(randomText(using: &generator))
        case 5, 6:
            let count = Int.random(in: 0..<5, using: &generator)
            return .array((0..<count).map { _ in randomTree(depth: depth - 1, using: &generator) })
        default:
            let count = Int.random(in: 0..<5, using: &generator)
            return .object(
                (0..<count).map {
                    ("\($0)" + randomText(using: &generator), randomTree(depth: depth - 1, using: &generator))
                })
        }
    }

    private func randomText(using generator: inout SplitMix64) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<12, using: &generator) {
            let limit: UInt32 = [0x80, 0x800, 0x11_0000].randomElement(using: &generator) ?? 0x80
            if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
