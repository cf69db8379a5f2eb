import Foundation
import HapiFormats
import TestSupport

/// Every file that is changed: what is shipped, what the program writes, and what it takes from other tools.
package struct Specimens: Sendable {
    package private(set) var all: [Specimen] = []
    /// Where files lie that are read from the disk.
    let folder: TemporaryFolder

    /// - Parameter largest: bytes of a file that is still taken.
    package init(largest: Int = .max) throws {
        folder = try TemporaryFolder()
        try addProfiles()
        try addModels()
        try addAnswers()
        try addThemes()
        try addWritten()
        try addForeign()
        try addArrays()
        try addNetworks()
        all.removeAll { $0.bytes.count > largest }
    }

    /// What kinds of file there are, in the order of the files.
    package var kinds: [String] {
        all.map(\.kind).reduce(into: []) { if $0.last != $1, !$0.contains($1) { $0.append($1) } }
    }

    mutating func add(
        _ kind: String, _ file: String, _ notation: Specimen.Notation, _ bytes: [UInt8],
        read: @escaping @Sendable ([UInt8]) throws(InputError) -> Specimen.Reading
    ) {
        all.append(Specimen(kind, file: file, notation, bytes, read: read))
    }

    func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }
}
