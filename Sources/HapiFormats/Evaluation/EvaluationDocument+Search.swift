import HapiCore
import HapiJSON

extension EvaluationDocument {
    /// A design that a search found: its figures, how it was found, and how far they can be trusted. `extra` members
    /// follow them.
    package func found(
        _ evaluation: Evaluation, by origin: Plan.Origin, _ confidence: DesignConfidence,
        extra: [(String, JSONOutput)] = []
    ) -> JSONOutput {
        output(
            evaluation,
            extra: [("search", .object(origin.members)), ("confidence", confidence.output)] + extra)
    }
}
