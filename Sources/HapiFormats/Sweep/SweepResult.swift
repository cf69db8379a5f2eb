import HapiCore
import HapiJSON

/// What came of one task of a sweep: a line of JSON, `hapi.result` version 1. That no design meets the limits is a
/// result too.
package struct SweepResult: Sendable {
    package let task: SweepTask
    package let sources: Sources
    package let evaluation: EvaluationSummary

    /// What the result was made with, and changes with.
    package struct Sources: Sendable, Hashable {
        /// Name and version; another version may search otherwise.
        package var program: String
        /// SHA-256 of the profile, and of the model, which has those of its answers.
        package var profile: String
        package var model: String

        package init(program: String, profile: String, model: String) {
            self.program = program
            self.profile = profile
            self.model = model
        }

        var members: [(key: String, value: String)] {
            [("program", program), ("profile", profile), ("model", model)]
        }
    }

    /// The line, without its end.
    /// - Parameter evaluation: as `optimise --json` prints it.
    package static func line(_ task: SweepTask, _ sources: Sources, evaluation: JSONOutput) -> String {
        JSONWriter.text(
            .object(
                FileFormat.result.header + [
                    ("task", task.output),
                    ("madeWith", .object(sources.members.map { ($0.key, .string($0.value)) })),
                    ("evaluation", evaluation),
                ]), style: .compact)
    }

    /// Whether bytes could be the beginning of a line, of which the rest was never written. Nothing is. O(1).
    package static func isCutShort(_ bytes: ArraySlice<UInt8>) -> Bool {
        let head = JSONWriter.bytes(.object(FileFormat.result.header), style: .compact).dropLast()
        return zip(bytes, head).allSatisfy { $0 == $1 }
    }

    /// O(bytes).
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    /// - Parameter number: of the line in the file, from 1.
    package static func read(
        _ line: ArraySlice<UInt8>, number: Int, file: String
    ) throws(InputError) -> SweepResult {
        try reading(file) { () throws(JSONError) in
            do throws(JSONError) {
                return try SweepResult(JSONReader.read(line))
            } catch {
                var error = error
                error.place.line += number - 1
                throw error
            }
        }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a result: a JSON object")
        try FileFormat.result.check(&object)
        task = try SweepTask(object.required("task"))
        var madeWith = try object.required("madeWith").object()
        sources = Sources(
            program: try madeWith.required("program").string(),
            profile: try madeWith.required("profile").sha256(),
            model: try madeWith.required("model").sha256())
        try madeWith.finish()
        evaluation = try EvaluationSummary(object.required("evaluation"))
        try object.finish()
    }

    /// Refuses a result that was made with something else than what there is now.
    /// - Throws: `InputError` at the line.
    package func check(madeWith now: Sources, line: Int, file: String) throws(InputError) {
        for (old, new) in zip(sources.members, now.members) where old.value != new.value {
            throw InputError(
                file: file, place: "line \(line), at $.madeWith.\(old.key)",
                found: "\(old.value), for \(task.title)", expected: new.value,
                remedy: old.key == "program"
                    ? "make it anew in another file: another version may search otherwise"
                    : "the \(old.key) has changed since: make it anew in another file")
        }
    }
}
