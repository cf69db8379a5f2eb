import HapiCore
import HapiFormats

extension Harness {
    /// Profiles of the fixed network.
    static let profile = Harness("profile", longest: 2048) { bytes in
        guard let profile = attempt({ try Profile.read(bytes, file: fuzzedFile) }),
            let costs = attempt({ try profile.costs(for: Fixed.network, file: fuzzedFile) })
        else { return }
        let draft = ProfileDraft(
            name: profile.name, model: profile.model, platform: profile.platform,
            measurement: profile.measurement, latency: costs.latency, latencyTail: costs.latencyTail)
        let again = own { try Profile.read(Array(draft.text(of: Fixed.network).utf8), file: "again") }
        claim(again.name == profile.name && again.model == profile.model, "names are kept")
        claim(again.platform == profile.platform, "the platform is kept")
        claim(again.measurement == profile.measurement, "the measurement is kept")
        let read = own { try again.costs(for: Fixed.network, file: "again") }
        claim(read.latency == costs.latency && read.latencyTail == costs.latencyTail, "times are kept")
        let known = Fixed.platform.evaluator
        if let evaluator = Evaluator(
            network: known.network, costs: costs, answers: known.answers, fallback: .deepest)
        {
            Fixed.evaluate(evaluator, limits: profile.limits)
        }
    }
}
