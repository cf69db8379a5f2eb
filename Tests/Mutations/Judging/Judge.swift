import HapiFormats
import TestSupport

/// Holds what became of a changed file against the rules.
package struct Judge {
    package enum Verdict: String, CaseIterable {
        /// Read as the same value.
        case equal
        /// Read as another value.
        case other
        case refused
    }

    /// A rule broken, in words.
    package struct Breach: Error, CustomStringConvertible {
        package let description: String

        package init(_ description: String) { self.description = description }
    }

    /// Where the reading of an unchanged file is kept, by the specimen's place in the list.
    private var originals: [Int: Specimen.Reading] = [:]

    package init() {}

    /// - Parameters:
    ///   - number: of the specimen in the list.
    ///   - bytes: the changed file.
    ///   - outcome: of reading it.
    /// - Throws: `Breach`, the first rule that is broken.
    package mutating func verdict(
        _ specimen: Specimen, _ number: Int, _ bytes: [UInt8],
        _ outcome: Result<Specimen.Reading, InputError>
    ) throws(Breach) -> Verdict {
        let original = try original(specimen, number)
        let sketch = Sketched(specimen.notation, bytes)
        switch outcome {
        case .failure(let error):
            try Self.check(error, specimen, bytes)
            if bytes == specimen.bytes || sketch.isSame(as: Sketched(specimen)) {
                throw Breach("what says the same is refused: \(error)")
            }
            return .refused
        case .success(let reading):
            if case .tensors(isSealed: true) = specimen.notation, bytes != specimen.bytes {
                throw Breach("a changed file is read, against its hash")
            }
            guard sketch.isReadable else {
                throw Breach("what is no JSON, or is no UTF-8, or has a key twice, is read")
            }
            let isEqual = Self.isEqual(reading, original)
            if !isEqual, sketch.isSame(as: Sketched(specimen)) {
                throw Breach("what says the same is read as another value")
            }
            if case .document(let text) = reading, let place = sketch.difference(from: text) {
                throw Breach("what is read is not what the file says, at \(place)")
            }
            return isEqual ? .equal : .other
        }
    }

    private mutating func original(
        _ specimen: Specimen, _ number: Int
    ) throws(Breach) -> Specimen.Reading {
        if let known = originals[number] { return known }
        let reading: Specimen.Reading
        do throws(InputError) {
            reading = try specimen.read(specimen.bytes)
        } catch {
            throw Breach("the file itself is refused: \(error)")
        }
        if case .document(let text) = reading, let place = Sketched(specimen).difference(from: text) {
            throw Breach("the file itself is not what is read of it, at \(place)")
        }
        originals[number] = reading
        return reading
    }

    private static func isEqual(_ reading: Specimen.Reading, _ original: Specimen.Reading) -> Bool {
        switch (reading, original) {
        case (.document(let text), .document(let other)): text == other
        case (.value(let value), .value(let other)): value == other
        default: false
        }
    }

    /// A refusal can be printed, and says where in the file it is.
    private static func check(
        _ error: InputError, _ specimen: Specimen, _ bytes: [UInt8]
    ) throws(Breach) {
        func fail(_ rule: String) -> Breach { Breach("\(rule): \(error)") }
        guard !error.isUnsafe else { throw Breach("a refusal that steers the terminal") }
        guard !error.file.isEmpty, !error.found.isEmpty, !error.expected.isEmpty else {
            throw fail("a refusal without file, what was found or expected")
        }
        // The whole, or what it refers to.
        guard error.file == specimen.file, let place = error.place else {
            guard case .json = specimen.notation, error.file == specimen.file else { return }
            throw fail("a refusal without a place")
        }
        guard place.hasPrefix("line ") else {
            if case .lines = specimen.notation { throw fail("a refusal without a line") }
            return
        }
        let line = place.dropFirst(5).prefix { $0.isNumber }
        let breaks = bytes.count { $0 == 0x0A || $0 == 0x0D }
        guard let line = Int(line), (1...(breaks + 1)).contains(line) else {
            throw fail("a line that the file does not have")
        }
    }
}
