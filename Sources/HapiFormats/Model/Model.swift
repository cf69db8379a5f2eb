import HapiCore

/// A network with its candidate exits and where its answers are stored: `hapi.model` version 1.
package struct Model: Sendable {
    package var network: Network
    package var calibration: DataSet
    /// Samples that no search sees, to check a chosen design on.
    package var test: DataSet?

    /// A file of memoised answers.
    package struct DataSet: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            /// A network ran on samples.
            case measured
            /// A generator made the answers up.
            case synthetic
        }

        /// Path as written, relative to the model file.
        package var file: String
        /// Lower-case hexadecimal.
        package var sha256: String
        package var kind: Kind

        package init(file: String, sha256: String, kind: Kind) {
            self.file = file
            self.sha256 = sha256
            self.kind = kind
        }
    }
}
