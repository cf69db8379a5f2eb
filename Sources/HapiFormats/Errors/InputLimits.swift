/// The most that a file may hold, asked before anything of that size is set aside. Sizes of whole files are limited
/// where they are opened.
package enum InputLimits {
    package static let layers = 100_000
    /// Candidates of a model; a classifier's number then fits in a byte.
    package static let exits = 255
    package static let samples = 10_000_000

    /// Refuses a file of more samples than a data set may have.
    /// - Parameter place: of the array that has so many rows.
    static func check(samples: Int, file: String, place: String) throws(InputError) {
        guard samples > Self.samples else { return }
        throw InputError(
            file: file, place: place, found: "\(samples) samples", expected: "at most \(Self.samples)",
            remedy: "take a part of them, drawn at random")
    }
}
