import HapiCore
import HapiExplorer
import HapiFormats
import HapiJSON

/// What was read, said again in the words of its file, where the program itself never writes one.
extension Model {
    var text: String {
        let layers = network.layers
        return JSONWriter.text(
            .object(
                FileFormat.model.header + [
                    ("name", .string(network.name)), ("task", .string(network.task)),
                    ("classes", .integer(network.classes)),
                    ("input", .array(network.inputShape.map(JSONOutput.integer))),
                    (
                        "layers",
                        .array(
                            layers.map { layer in
                                .object([
                                    ("name", .string(layer.name)), ("kind", .string(layer.kind)),
                                    ("inputs", .array(layer.inputs.map { .string(layers[$0].name) })),
                                    ("macs", .integer(layer.macs)),
                                    ("weightBytes", .integer(layer.weightBytes)),
                                    ("group", .string(layer.group)),
                                ])
                            })
                    ),
                    (
                        "exits",
                        .array(
                            network.exits.map { exit in
                                .object([
                                    ("name", .string(exit.name)), ("after", .string(layers[exit.layer].name)),
                                    ("macs", .integer(exit.macs)),
                                    ("weightBytes", .integer(exit.weightBytes)),
                                ])
                            })
                    ),
                    ("calibration", Self.output(calibration)), ("test", test.map(Self.output) ?? .null),
                ]), style: .compact)
    }

    private static func output(_ set: DataSet) -> JSONOutput {
        .object([
            ("file", .string(set.file)), ("sha256", .string(set.sha256)),
            ("kind", .string(set.kind.rawValue)),
        ])
    }
}

extension Profile {
    func text(_ costs: NodeCosts, _ network: Network) -> String {
        func table(_ figures: NodeCosts.Figures?) -> JSONOutput {
            let names = network.layers.map(\.name) + network.exits.map(\.name)
            return figures.map { .object(zip(names, $0.layers + $0.exits).map { ($0, .number($1)) }) }
                ?? .null
        }
        return JSONWriter.text(
            .object(
                FileFormat.profile.header + [
                    ("name", .string(name)), ("model", .string(model)),
                    (
                        "platform",
                        .object([
                            ("name", .string(platform.name)), ("mode", .optional(platform.mode)),
                            ("memoryBytes", .integer(platform.memoryBytes)),
                        ])
                    ),
                    ("measurement", output(measurement)), ("limits", limits.output),
                    ("references", .array(references.map(output))),
                    ("latencyMs", table(costs.latency)), ("latencyTailMs", table(costs.latencyTail)),
                    ("energyMJ", table(costs.energy)),
                ]), style: .compact)
    }

    private func output(_ measurement: Measurement) -> JSONOutput {
        .object([
            ("kind", .string(measurement.kind.rawValue)), ("method", .string(measurement.method)),
            ("batch", .integer(1)), ("precision", .string(measurement.precision)),
            ("runtime", .string(measurement.runtime)), ("warmup", .integer(measurement.warmup)),
            ("runs", .integer(measurement.runs)), ("statistic", .string(measurement.statistic)),
            ("endToEndMs", .optional(measurement.endToEnd)), ("date", .string(measurement.date)),
        ])
    }

    private func output(_ reference: Reference) -> JSONOutput {
        .object([
            ("name", .string(reference.name)), ("latencyMs", .number(reference.latency)),
            ("accuracy", .number(reference.accuracy)), ("kind", .string(reference.kind.rawValue)),
            ("source", .string(reference.source)),
        ])
    }
}

extension ExplorerConfiguration {
    var text: String {
        JSONWriter.text(
            .object(
                FileFormat.configuration.header + [
                    ("theme", .optional(theme)), ("ascii", ascii.map(JSONOutput.bool) ?? .null),
                    ("mouse", mouse.map(JSONOutput.bool) ?? .null),
                ]), style: .compact)
    }
}

extension Recording {
    func text(_ network: Network) -> String { Self.text(header, actions.map(\.action), network) }

    static func text(_ header: Header, _ actions: [RecordedAction], _ network: Network) -> String {
        let codec = ActionCodec(network)
        return ([header.line(network)] + actions.map(codec.line)).map { $0 + "\n" }.joined()
    }
}
