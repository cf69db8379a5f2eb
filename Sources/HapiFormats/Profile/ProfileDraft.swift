import HapiCore
import HapiJSON

/// A profile to be written: `hapi.profile` version 1.
package struct ProfileDraft: Sendable {
    package var name: String
    /// Path of the model, relative to where the profile will lie.
    package var model: String
    package var platform: Profile.Platform
    package var measurement: Profile.Measurement
    package var latency: NodeCosts.Figures
    package var latencyTail: NodeCosts.Figures?

    package init(
        name: String, model: String, platform: Profile.Platform, measurement: Profile.Measurement,
        latency: NodeCosts.Figures, latencyTail: NodeCosts.Figures? = nil
    ) {
        self.name = name
        self.model = model
        self.platform = platform
        self.measurement = measurement
        self.latency = latency
        self.latencyTail = latencyTail
    }

    /// As JSON: the same bytes for the same values.
    package func text(of network: Network) -> String {
        var members = FileFormat.profile.header
        var place: [(String, JSONOutput)] = [("name", .string(platform.name))]
        if let mode = platform.mode { place.append(("mode", .string(mode))) }
        place.append(("memoryBytes", .integer(platform.memoryBytes)))
        members += [
            ("name", .string(name)), ("model", .string(model)), ("platform", .object(place)),
            ("measurement", measurement.output), ("latencyMs", Self.output(latency, network)),
        ]
        if let latencyTail { members.append(("latencyTailMs", Self.output(latencyTail, network))) }
        return JSONWriter.text(.object(members), style: .pretty)
    }

    private static func output(_ figures: NodeCosts.Figures, _ network: Network) -> JSONOutput {
        .object(zip(network.timedNames, figures.layers + figures.exits).map { ($0, .number($1)) })
    }
}

extension Profile.Measurement {
    var output: JSONOutput {
        var members: [(String, JSONOutput)] = [
            ("kind", .string(kind.rawValue)), ("method", .string(method)), ("batch", .integer(1)),
            ("precision", .string(precision)), ("runtime", .string(runtime)), ("warmup", .integer(warmup)),
            ("runs", .integer(runs)), ("statistic", .string(statistic)),
        ]
        if let endToEnd { members.append(("endToEndMs", .number(endToEnd))) }
        return .object(members + [("date", .string(date))])
    }
}
