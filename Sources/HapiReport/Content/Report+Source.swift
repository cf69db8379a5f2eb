import HapiCore
import HapiFormats

extension Report {
    /// Where the figures come from.
    package struct Source: Sendable {
        /// Name and version.
        package let program: String
        package let profile: Profile
        package let model: Model
        package let costs: NodeCosts
        /// What was read, in the order it is told.
        package let files: [File]
        /// Samples that the designs were chosen on, and those kept for checking; `nil` where there are none.
        package let samples: Int
        package let testSamples: Int?

        package init(
            program: String, profile: Profile, model: Model, costs: NodeCosts, files: [File], samples: Int,
            testSamples: Int?
        ) {
            self.program = program
            self.profile = profile
            self.model = model
            self.costs = costs
            self.files = files
            self.samples = samples
            self.testSamples = testSamples
        }

        /// Whether deadlines and the worst case add up tails rather than medians.
        package var hasTails: Bool { costs.latencyTail != nil }
        package var isModelled: Bool { profile.measurement.kind == .modelled }
        package var isSynthetic: Bool {
            model.calibration.kind == .synthetic || model.test?.kind == .synthetic
        }
    }

    /// A file that went into the figures.
    package struct File: Sendable, Hashable {
        /// "profile", "calibration answers".
        package let role: String
        /// As the file that names it has it, or as it was typed.
        package let name: String
        /// Lower-case hexadecimal.
        package let sha256: String

        package init(role: String, name: String, sha256: String) {
            self.role = role
            self.name = name
            self.sha256 = sha256
        }
    }
}
