import Foundation
import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Files with a few bytes changed at random: a value or a refusal that is safe to print, never a crash")
struct MutationTests {
    /// Reads `count` variations of `bytes`; how many of them were read and refused.
    func tally(
        _ bytes: [UInt8], count: Int, seed: UInt64, read: ([UInt8]) throws(InputError) -> Void
    ) -> (read: Int, refused: Int) {
        var generator = Generator(seed: seed)
        var result = (read: 0, refused: 0)
        for _ in 0..<count {
            var bytes = bytes
            generator.changeBytes(of: &bytes)
            do throws(InputError) {
                try read(bytes)
                result.read += 1
            } catch {
                result.refused += 1
                #expect(!error.isUnsafe && !error.found.isEmpty && !error.expected.isEmpty)
            }
        }
        return result
    }

    func expectBoth(_ result: (read: Int, refused: Int)) {
        #expect(result.read > 10 && result.refused > 100, "\(result)")
    }

    @Test("Models")
    func models() {
        expectBoth(
            tally(Array(SmallFiles.model.utf8), count: 1000, seed: 1) { (bytes) throws(InputError) in
                _ = try Model.read(bytes, file: "m\u{1B}.json")
            })
    }

    @Test("Profiles")
    func profiles() throws {
        let network = try SmallPlatform().model.network
        expectBoth(
            tally(Array(SmallFiles.profile.utf8), count: 1000, seed: 2) { (bytes) throws(InputError) in
                _ = try Profile.read(bytes, file: "p").costs(for: network, file: "p")
            })
    }

    @Test("Calibrations")
    func calibrations() throws {
        let network = try SmallPlatform().model.network
        expectBoth(
            tally(SmallFiles.answers, count: 2000, seed: 3) { (bytes) throws(InputError) in
                let file = try CalibrationFile(Safetensors(Data(bytes), file: "c"), network: network)
                try file.checkAllValues()
            })
    }

    @Test(
        "Arrays and archives of them",
        arguments: ["little-f4.npy", "fortran-big.npy", "stored-zip64.npz", "deflated-zip64.npz"])
    func arrays(name: String) throws {
        expectBoth(
            tally(Array(try ArrayFixtures.data(name)), count: 1500, seed: 5) { (bytes) throws(InputError) in
                let file = try ArrayFile(Data(bytes), file: "a\u{1B}")
                for name in file.names.map({ $0.map(Optional.some) }) ?? [nil] {
                    let array = try file.array(name, usual: "")
                    // A dimension without elements may be followed by any others.
                    guard let rows = array.shape.first, rows <= 1000, array.rowElements <= 1000 else {
                        continue
                    }
                    _ = array.element.isFloat ? array.allFloats.count : array.allIntegers.count
                }
            })
    }

    @Test("Plans")
    func plans() throws {
        let plan = try SmallPlatform().plan(
            Design(exits: [0, 1], threshold: 0.5), origin: Plan.Origin(method: "hand", goal: .weighted))
        expectBoth(
            tally(Array(plan.text.utf8), count: 500, seed: 4) { (bytes) throws(InputError) in
                _ = try Plan.read(bytes, file: "p").text
            })
    }

    @Test("Every beginning of a model that is not the whole is refused")
    func cutShort() {
        let whole = Array(SmallFiles.model.utf8)
        let end = whole.lastIndex(of: UInt8(ascii: "}")) ?? 0
        for length in 0...end {
            let error = #expect(throws: InputError.self) {
                try Model.read(Array(whole[..<length]), file: "m.json")
            }
            #expect(error?.place?.hasPrefix("line ") == true)
        }
    }
}
