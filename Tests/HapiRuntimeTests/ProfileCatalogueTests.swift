import Foundation
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("The profiles at hand")
struct ProfileCatalogueTests {
    private let folder: TemporaryFolder
    private let own: String
    private let bundled: String

    init() throws {
        folder = try TemporaryFolder()
        own = "\(folder.path)/data/hapi-tui/profiles"
        bundled = "\(folder.path)/usr/share/hapi-tui/profiles"
    }

    private var catalogue: ProfileCatalogue {
        ProfileCatalogue(
            ResourceLocator(
                environment: ["XDG_DATA_HOME": "\(folder.path)/data"],
                executable: "\(folder.path)/usr/bin/hapi-tui"))
    }

    @Test("What a profile is of is told, the user's own first, then by name")
    func listed() throws {
        try SmallFiles.write(to: bundled)
        let energies = try SmallFiles.profile.breaking(
            "\"latencyMs\"",
            #""energyMJ": {"a": 1, "b": 1, "c": 1, "d": 1, "exit:a": 1, "exit:b": 1}, "latencyMs""#
        ).breaking("\"bench\", ", "\"bench\", \"mode\": \"5W\", ")
        try SmallFiles.write(to: own, profile: energies)
        try FileManager.default.moveItem(atPath: "\(own)/small.json", toPath: "\(own)/Z.json")
        let entries = catalogue.entries
        #expect(entries.map(\.path) == ["\(own)/Z.json", "\(bundled)/small.json"])
        #expect(entries.map(\.name) == ["Z", "small"] && entries.map(\.isUsers) == [true, false])
        #expect(entries.allSatisfy { $0.shadow == nil && $0.problem == nil })
        let content = try entries.map { try $0.content.get() }
        #expect(content.map(\.platform.title) == ["bench 5W", "bench"])
        #expect(content.map(\.hasEnergies) == [true, false])
        #expect(content[1].title == "small on a bench" && content[1].network == "small")
        #expect(content[1].latency == .measured && content[1].calibration == .synthetic)
        #expect(content[1].candidates == 2 && content[1].samples == 4)
    }

    @Test("Of two with one name, in any case, the user's counts; the other is still there")
    func shadowed() throws {
        try SmallFiles.write(to: bundled)
        try SmallFiles.write(to: own)
        try FileManager.default.moveItem(atPath: "\(own)/small.json", toPath: "\(own)/Small.json")
        #expect(catalogue.entries.map(\.shadow) == [nil, "\(own)/Small.json"])
    }

    @Test("What cannot be read stands there with the reason, and keeps nothing else from being read")
    func broken() throws {
        try SmallFiles.write(to: bundled)
        try SmallFiles.write(to: own)
        try folder.write("{", "data/hapi-tui/profiles/a.json")
        let entries = catalogue.entries
        #expect(entries.map(\.name) == ["a", "small", "small"])
        #expect(entries[0].problem?.file == "\(own)/a.json" && entries[0].problem?.place != nil)
        #expect(entries[1].problem == nil && entries[2].problem == nil)
    }

    @Test("Answers that are missing or cut short are a reason; their values are not looked at")
    func answers() throws {
        let path = "\(bundled)/Models/small.safetensors"
        var wrong = SmallFiles.answers
        wrong[wrong.count - 1] = 7
        try SmallFiles.write(to: bundled, answers: wrong)
        #expect(try catalogue.entries[0].content.get().samples == 4)
        #expect(throws: InputError.self) { try Workspace(profile: "\(bundled)/small.json") }
        try SmallFiles.write(to: bundled, answers: Array(SmallFiles.answers.dropLast()))
        #expect(catalogue.entries[0].problem?.file == path)
        try FileManager.default.removeItem(atPath: path)
        #expect(catalogue.entries[0].problem?.found == "no such file")
        #expect(catalogue.entries[0].problem?.file == path)
    }

    @Test("The explorer's rows say what a profile is of or why it cannot be read, and which is open")
    func rows() throws {
        let small = try SmallFiles.write(to: bundled)
        try SmallFiles.write(to: own, answers: [])
        let open = try Workspace(profile: "\(bundled)/../profiles/small.json")
        let rows = catalogue.rows(for: .open, open: open)
        #expect(rows.map(\.path) == ["\(own)/small.json", small] && rows.map(\.name) == ["small", "small"])
        #expect(rows[0].note.hasPrefix("cannot be read: found an empty file"))
        #expect(rows[1].note == "open now, shadowed, small, bench, measured latency, synthetic answers")
    }

    @Test(
        "To hold designs against, other profiles of the same network are offered alone, whatever its answers")
    func sameNetwork() throws {
        let small = try SmallFiles.write(to: bundled)
        func write(_ text: String, _ name: String) throws {
            try text.write(toFile: "\(bundled)/\(name).json", atomically: true, encoding: .utf8)
        }
        try write(SmallFiles.profile, "twin")
        try write(SmallFiles.profile.breaking("Models/small.json", "Models/other.json"), "other")
        try write(SmallFiles.model.breaking("\"macs\": 10,", "\"macs\": 11,"), "Models/other")
        try write("{}", "broken")
        let open = try Workspace(profile: small)
        #expect(catalogue.rows(for: .open, open: open).map(\.name) == ["broken", "other", "small", "twin"])
        #expect(catalogue.rows(for: .compare, open: open).map(\.name) == ["twin"])
    }

    @Test("A program installed below ~/.local lists what lies in ~/.local/share once")
    func sameFolder() throws {
        try SmallFiles.write(to: "\(folder.path)/.local/share/hapi-tui/profiles")
        let locator = ResourceLocator(
            environment: ["HOME": folder.path], executable: "\(folder.path)/.local/bin/hapi-tui")
        #expect(ProfileCatalogue(locator).entries.map(\.isUsers) == [true])
    }
}
