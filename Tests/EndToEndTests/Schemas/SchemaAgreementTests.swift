import Foundation
import HapiCore
import TestSupport
import Testing

extension EndToEnd {
    /// Two independent judges of the same files: `hapi-tui validate`, and Python's `jsonschema` with the schemas
    /// that ship.
    @Suite(
        "Schemas and validate agree",
        .enabled(
            if: SchemaValidator.isExpected, "these tests need Python's jsonschema: install python3-jsonschema"
        ))
    struct SchemaAgreementTests {
        private let examples: FormatExamples

        init() throws {
            examples = try FormatExamples()
        }

        private func refusals(
            of files: [(schema: String, file: String)]
        ) throws -> [String?] {
            try SchemaValidator.refusals(
                files.map {
                    SchemaValidator.Case(
                        schema: $0.schema, file: $0.file, isLines: FormatExamples.isLines($0.schema))
                }, in: examples.folder)
        }

        @Test("what ships and what the program writes is accepted by both, and no format is forgotten")
        func files() throws {
            #expect(examples.files.keys.sorted() == SchemaValidator.names)
            #expect(FormatCases.all.map(\.format).sorted() == SchemaValidator.names)
            #expect(try examples.text("session").contains(#""restored":{"exits""#))
            #expect(try examples.text("autosave").contains(#""A": {"#))

            var files = examples.files.map { (schema: $0.key, file: $0.value) }
            for (schema, folder) in [
                ("profile", "Profiles"), ("model", "Profiles/Models"), ("theme", "Themes"),
                ("sweep", "Profiles/Recipes/sweep"),
            ] {
                let names = try FileManager.default.contentsOfDirectory(
                    atPath: "\(Program.project)/\(folder)")
                files += names.filter { $0.hasSuffix(".json") }.map {
                    (schema, "\(Program.project)/\(folder)/\($0)")
                }
            }
            files.append(("session", "\(Program.project)/Themes/Pictures/tour.jsonl"))
            files.append(("session", examples.folder.file("first.jsonl")))
            let refused = try Program.run(
                [
                    "evaluate", Program.profile("x86-torch"), "--exits", "", "--threshold", "0.5",
                    "--deadline", "0.1",
                    "--json",
                ], in: examples.folder)
            try examples.folder.write(refused.output, to: "infeasible.json")
            files.append(("evaluation", examples.folder.file("infeasible.json")))
            #expect(files.count > 24)

            let verdicts = try FileVerdicts(files.map(\.file), atOnce: 8, in: examples.folder)
            #expect(verdicts.status == 0)
            for ((_, file), refusal) in zip(files, try refusals(of: files)) {
                #expect(refusal == nil, "\(file)")
                #expect(verdicts.accepts(file), "\(verdicts.complaint(file) ?? file)")
            }
        }

        /// A changed file, and what the two should make of it.
        private struct Trial {
            let format: String
            let edit: Edit
            let isAccepted: (program: Bool, schema: Bool)
            let file: String
        }

        @Test(
            """
            a change that a format allows is accepted by both; one that is wrong in form is refused by both, and one \
            that is wrong in meaning by validate alone, for no schema can see it; validate tells the place
            """)
        func changes() throws {
            let trials = try trials()
            #expect(trials.count > 400)
            let refusals = try refusals(of: trials.map { ($0.format, $0.file) })
            let verdicts = try FileVerdicts(trials.map(\.file), in: examples.folder)
            for (trial, refusal) in zip(trials, refusals) {
                let what = "\(trial.format): \(trial.edit)"
                let told: Comment = "\(what): \(verdicts.complaint(trial.file) ?? "no complaint")"
                #expect(verdicts.accepts(trial.file) == trial.isAccepted.program, told)
                #expect((refusal == nil) == trial.isAccepted.schema, "\(what): \(refusal ?? "sound")")
                if trial.isAccepted.program { continue }
                let place = verdicts.place(trial.file)
                #expect(place?.path == trial.edit.refusedAt, told)
                if FormatExamples.isLines(trial.format) { #expect(place?.line == trial.edit.line, told) }
            }
        }

        /// Writes the files of all changes.
        private func trials() throws -> [Trial] {
            var trials: [Trial] = []
            for cases in FormatCases.all {
                let text = try examples.text(cases.format)
                let common = FormatCases.ofAll(cases.format)
                let classes = [
                    (cases.good + common.good, (true, true)), (cases.form + common.form, (false, false)),
                    (cases.meaning + common.meaning, (false, true)),
                ]
                for (edits, isAccepted) in classes {
                    for edit in edits {
                        let changed = try edit.applied(
                            to: text, isLines: FormatExamples.isLines(cases.format))
                        trials.append(
                            Trial(
                                format: cases.format, edit: edit, isAccepted: isAccepted,
                                file: try examples.write(changed, besides: cases.format, trials.count)))
                    }
                }
            }
            return trials
        }

        @Test(
            "whatever stands wherever: no schema refuses what the program takes, or overlooks what it could see"
        )
        func anything() throws {
            var generator = Generator(seed: 7)
            var trials: [(cases: FormatCases, change: String, file: String)] = []
            for cases in FormatCases.all {
                let text = try examples.text(cases.format)
                let isLines = FormatExamples.isLines(cases.format)
                let lines = isLines ? text.split(separator: "\n").map(String.init) : [text]
                for _ in 0..<30 {
                    var lines = lines
                    // Half of the changes of JSON lines are of the first, which has the most.
                    let line = generator.index(below: 2) == 0 ? 0 : generator.index(below: lines.count)
                    var tree = try JSONTree(lines[line])
                    let places = tree.places
                    let (place, steps) = places[generator.index(below: places.count)]
                    let value = Self.anyValue[generator.index(below: Self.anyValue.count)]
                    try tree.set(steps[...], to: value)
                    lines[line] = tree.text
                    let changed = lines.joined(separator: "\n") + "\n"
                    let file = try examples.write(changed, besides: cases.format, trials.count)
                    trials.append((cases, "\(cases.format): \(place) = \(value ?? "nothing")", file))
                }
            }
            let refusals = try refusals(of: trials.map { ($0.cases.format, $0.file) })
            let verdicts = try FileVerdicts(trials.map(\.file), in: examples.folder)
            for (trial, refusal) in zip(trials, refusals) {
                let (isAccepted, complaint) = (
                    verdicts.accepts(trial.file), verdicts.complaint(trial.file) ?? ""
                )
                if let refusal {
                    #expect(!isAccepted, "\(trial.change): \(refusal)")
                } else if !isAccepted, let place = verdicts.place(trial.file)?.path {
                    let isBlind = trial.cases.blind.contains { place.contains($0) }
                    #expect(isBlind, "\(trial.change): \(complaint)")
                }
            }
        }

        /// What might stand anywhere; `nil` for nothing.
        private static let anyValue: [String?] = [
            nil, "null", "true", "0", "-1", "0.5", "1e30", #""""#, #""text""#, "[]", "{}", #"["text"]"#,
        ]
    }
}
