import Foundation
import HapiCore
import HapiFormats
import HapiJSON
import TestSupport
import Testing

@Suite("Names that try to write on the terminal")
struct UnsafeTextTests {
    /// Clears the screen, starts a new line, turns the writing round.
    private static let names = ["\u{1B}[2J", "a\nb\r", "\u{202E}txt", "\u{7}\u{7F}\u{9B}31m", "\u{2028}x"]

    private func escaped(_ name: String) -> String {
        JSONWriter.text(.string(name), style: .compact)
    }

    @Test("No part of a refusal holds a raw control or format character", arguments: names)
    func refusals(name: String) throws {
        let quoted = escaped(name)
        let models = try [
            SmallFiles.model.breaking("\"task\"", "\(quoted): 1, \"task\""),
            SmallFiles.model.breaking("[\"a\"]", "[\(quoted)]"),
            SmallFiles.model.breaking("\"after\": \"b\"", "\"after\": \(quoted)"),
            SmallFiles.model.breaking("\"synthetic\"", quoted),
            SmallFiles.model.breaking("\"hapi.model\"", quoted),
            SmallFiles.model.breaking("\"\(SmallFiles.answersHash)\"", quoted),
            // A layer so called whose output is not read, and one that reads itself.
            SmallFiles.model.breaking("\"name\": \"b\"", "\"name\": \(quoted)").breaking(
                "\"b\", \"a\"", "\"a\""),
            SmallFiles.model.breaking("\"name\": \"d\"", "\"name\": \(quoted)")
                .breaking("[\"c\"]", "[\(quoted)]"),
        ]
        for model in models {
            let error = #expect(throws: InputError.self) {
                try Model.read(Array(model.utf8), file: "Models/\(name).json")
            }
            #expect(error?.isUnsafe == false, "\(error?.expected ?? "")")
            #expect(error?.description.contains("\\u{") == true)
        }
        let network = try SmallPlatform().model.network
        let profile = try SmallFiles.profile.breaking("\"a\": 1", "\(quoted): 1")
        let error = #expect(throws: InputError.self) {
            try Profile.read(Array(profile.utf8), file: name).costs(for: network, file: name)
        }
        #expect(error?.isUnsafe == false)
    }

    @Test("Parts given to a refusal are made safe, a remedy line by line", arguments: names)
    func parts(name: String) {
        let error = InputError(file: name, place: name, found: name, expected: name, remedy: "try\n  this")
        #expect(!InputError(file: name, place: name, found: name, expected: name).isUnsafe)
        #expect(error.remedy == "try\n  this" && error.file == name)
        #expect(InputError(file: "", found: "a", expected: "b").description == "\"\": found a, expected b")
    }

    @Test(
        "JSON escapes control characters, and the names come back as they were",
        arguments: ["\u{1B}[2J", "\u{7}\u{7F}"])
    func output(name: String) throws {
        let quoted = escaped(name)
        let model = try SmallFiles.model.breaking("\"exit:b\"", quoted).breaking("\"small\"", quoted)
        let profile = try SmallFiles.profile.breaking("\"exit:b\"", quoted)
        let platform = try SmallPlatform(profile: profile, model: model)
        let plan = try platform.plan(
            Design(exits: [1], threshold: 0.5), origin: Plan.Origin(method: name, goal: .weighted))
        let evaluation = try unwrap(
            platform.evaluator.evaluate(
                Design(exits: [1], threshold: 0.5), limits: Limits(), latencyWeight: 0
            )
            .evaluation)
        let document = EvaluationDocument(
            network: platform.model.network, policy: ExitPolicy(), original: platform.evaluator.original,
            limits: Limits(), latencyWeight: 0)
        for text in [plan.text, JSONWriter.text(document.output(evaluation), style: .pretty)] {
            #expect(text.utf8.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) })
        }
        let read = try Plan.read(Array(plan.text.utf8), file: "p")
        #expect(read.exits == [name] && read.model.name == name && read == plan)
    }
}
