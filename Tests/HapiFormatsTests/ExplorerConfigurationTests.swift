import HapiFormats
import Testing

@Suite("The explorer's configuration")
struct ExplorerConfigurationTests {
    private func read(_ members: String) throws(InputError) -> ExplorerConfiguration {
        let text = #"{"format": "hapi.config", "version": 1\#(members)}"#
        return try ExplorerConfiguration.read(Array(text.utf8), file: "config.json")
    }

    @Test("Everything may be left out, or null")
    func optional() throws {
        #expect(try read("") == ExplorerConfiguration())
        #expect(try read(#", "theme": null, "ascii": null, "notes": "mine""#) == ExplorerConfiguration())
        #expect(
            try read(#", "theme": "light", "ascii": true, "mouse": false"#)
                == ExplorerConfiguration(theme: "light", ascii: true, mouse: false))
    }

    @Test(
        "What is wrong is named with its place and the remedy",
        arguments: [
            (#", "them": "light""#, #"at $.them: found the unknown key "them""#, #"did you mean "theme"?"#),
            (#", "theme": """#, "at $.theme: found the string \"\"", "a theme's name that is not empty"),
            (#", "theme": 3"#, "at $.theme: found the number 3", "a theme's name"),
            (#", "ascii": "yes""#, "at $.ascii: found the string \"yes\"", "expected true or false"),
            (#", "mouse": 1"#, "at $.mouse: found the number 1", "expected true or false"),
        ])
    func refused(_ members: String, _ place: String, _ remedy: String) throws {
        let error = try #require(throws: InputError.self) { try read(members) }
        #expect(error.description.hasPrefix("config.json, line 1, column "))
        #expect(error.description.contains(place) && error.description.contains(remedy))
    }

    @Test("Another format, another version and no JSON at all are refused")
    func heading() throws {
        for text in [
            #"{"format": "hapi.theme", "version": 1}"#, #"{"format": "hapi.config", "version": 2}"#, "[]", "",
            "theme",
        ] {
            #expect(throws: InputError.self) {
                try ExplorerConfiguration.read(Array(text.utf8), file: "config.json")
            }
        }
    }
}
