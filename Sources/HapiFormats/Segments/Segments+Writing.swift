import HapiJSON

extension Segments {
    /// The same bytes for the same plan and network.
    package var text: String { JSONWriter.text(output, style: .pretty) }

    private var output: JSONOutput {
        .object(
            FileFormat.segments.header + [
                ("program", .string(program)), ("network", .string(network)), ("classes", .integer(classes)),
                ("inputShape", .array(inputShape.map(JSONOutput.integer))), ("input", .string(input)),
                ("plan", .object(Self.members(plan))), ("onnx", .object(Self.members(onnx))),
                ("policy", .string(policy.metric.rawValue)), ("fallback", .string(policy.fallback.rawValue)),
                ("threshold", .number(threshold)), ("classifiers", .array(classifiers.map(Self.output))),
                ("exitDecisionUnit", .array(exitDecisionUnit.map(Plan.output(decision:)))),
            ])
    }

    private static func members(_ file: File) -> [(String, JSONOutput)] {
        [("file", .string(file.name)), ("sha256", .string(file.sha256))]
    }

    private static func output(_ classifier: Classifier) -> JSONOutput {
        .object(
            [("name", .string(classifier.name))] + members(classifier.file) + [
                ("inputs", .array(classifier.inputs.map(JSONOutput.string))),
                ("outputs", .array(classifier.outputs.map(JSONOutput.string))),
                ("logits", .string(classifier.logits)), ("temperature", .number(classifier.temperature)),
            ])
    }
}
