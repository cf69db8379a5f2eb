import Foundation
import HapiDrawing
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@testable import HapiCommands

@Suite("The themes at hand, and the configuration")
struct ThemeCatalogueTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for place in ["config/hapi-tui/themes", "data/hapi-tui", "checkout/Themes", "bin"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(place)", withIntermediateDirectories: true)
        }
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/data/hapi-tui/themes", withDestinationPath: "\(Checkout.root)/Themes")
    }

    /// Finds the themes that a test has written, and with `data` those of the checkout.
    private func locator(data: Bool = true) -> ResourceLocator {
        let environment = [
            "XDG_CONFIG_HOME": "\(folder.path)/config",
            "XDG_DATA_HOME": "\(folder.path)/\(data ? "data" : "nothing")",
        ]
        return ResourceLocator(environment: environment, executable: "\(folder.path)/bin/hapi-tui")
    }

    @discardableResult
    private func write(_ name: String, _ palette: String = "{}", inherits: String = "dark") throws -> String {
        try folder.write(
            """
            {"format": "hapi.theme", "version": 1, "name": "whatever", "kind": "dark",
            "inherits": "\(inherits)", "palette": \(palette)}
            """, "config/hapi-tui/themes/\(name).json")
    }

    @Test("The shipped themes are there by name, and without any file the one compiled in")
    func shipped() {
        let catalogue = ThemeCatalogue(locator())
        #expect(catalogue.themes.map(\.name) == ["colour-blind", "dark", "high-contrast", "light", "mono"])
        #expect(catalogue.problems.isEmpty)
        #expect(catalogue["LIGHT"]?.kind == .light)
        let alone = ThemeCatalogue(locator(data: false))
        #expect(alone.themes == [.builtIn])
        #expect(alone.entries.map(\.file) == [nil])
    }

    @Test("A theme goes by its file's name; of two the user's own counts, and it may inherit from the other")
    func own() throws {
        try write("Rose", ##"{"accent": "#ff80a0"}"##)
        let light = try write("light", ##"{"accent": "#ff80a0"}"##, inherits: "dark")
        let catalogue = ThemeCatalogue(locator())
        #expect(
            catalogue.themes.map(\.name) == [
                "colour-blind", "dark", "high-contrast", "light", "mono", "Rose",
            ])
        #expect(catalogue.entries[3].file == light)
        #expect(catalogue["rose"]?[.title].foreground == Colour(rgb: 0xFF80A0))
        #expect(catalogue["rose"]?.name == "Rose")
    }

    @Test("A file that is no theme is left out and told of; the next of its name takes its place")
    func broken() throws {
        let path = try write("dark", ##"{"accent": "#ff80a"}"##, inherits: "light")
        let catalogue = ThemeCatalogue(locator())
        #expect(catalogue["dark"]?[.text] == Theme.builtIn[.text])
        #expect(
            catalogue.problems.contains {
                $0.file == path && $0.description.contains("line 2, column")
            })
        #expect(throws: InputError.self) {
            var catalogue = catalogue
            _ = try catalogue.take("dark")
        }
    }

    @Test("The theme that is asked for is taken in, by name or by path")
    func asked() throws {
        var catalogue = ThemeCatalogue(locator())
        #expect(try catalogue.take("light").name == "light")
        #expect(catalogue.entries.count == 5)
        let mine = try write("mine", ##"{"accent": "#ff80a0"}"##)
        try FileManager.default.moveItem(atPath: mine, toPath: "\(folder.path)/elsewhere.json")
        #expect(try catalogue.take("\(folder.path)/elsewhere.json").name == "elsewhere")
        #expect(catalogue["elsewhere"] != nil && catalogue.entries.count == 6)
        let refused = try #require(throws: InputError.self) { try catalogue.take("nonsense") }
        #expect(refused.description.contains("no such theme") && refused.remedy.contains("light.json"))
        var alone = ThemeCatalogue(locator(data: false))
        #expect(try alone.take("Dark") == .builtIn)
    }

    @Test("Without a file there is no configuration, and a bad one is told of, with its place")
    func configuration() throws {
        #expect(ConfigurationLoader.load(locator()).configuration == ExplorerConfiguration())
        #expect(ConfigurationLoader.load(locator()).problem == nil)
        let path = try folder.write(
            #"{"format": "hapi.config", "version": 1, "theme": "light"}"#, "config/hapi-tui/config.json")
        #expect(ConfigurationLoader.load(locator()).configuration == ExplorerConfiguration(theme: "light"))
        try folder.write(
            #"{"format": "hapi.config", "version": 1, "mous": 1}"#, "config/hapi-tui/config.json")
        let (configuration, problem) = ConfigurationLoader.load(locator())
        #expect(configuration == ExplorerConfiguration())
        #expect(problem?.file == path && problem?.remedy == #"did you mean "mouse"?"#)
    }

    @Test("The command lists the themes, and what is wrong goes to standard error")
    func command() throws {
        try write("faint", ##"{"faint": "#303030"}"##)
        try write("broken", ##"{"accent": 3}"##)
        let environment = [
            "XDG_CONFIG_HOME": "\(folder.path)/config", "XDG_DATA_HOME": "\(folder.path)/nothing",
        ]
        let listed = try Program.run(["themes"], environment: environment)
        #expect(listed.status == 0)
        let lines = listed.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("theme          kind   file") == true)
        #expect(lines.contains { $0.hasPrefix("faint          dark   \(folder.path)/config/") })
        #expect(listed.errors.contains("left out: \(folder.path)/config/hapi-tui/themes/broken.json, line 2"))
        #expect(listed.errors.contains("faint: border has 1.3"))
        let json = try Program.run(["themes", "--json"], environment: environment)
        #expect(json.status == 0)
        #expect(json.output.hasPrefix("{\n  \"format\": \"hapi.themes\",\n  \"version\": 1,\n"))
        #expect(json.output.contains(#""token": "border""#) && json.output.contains(#""name": "light""#))
    }
}
