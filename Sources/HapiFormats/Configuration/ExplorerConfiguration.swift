import HapiJSON

/// What a user wants of the explorer's screen whenever it opens: a `hapi.config` file.
///
///     { "format": "hapi.config", "version": 1, "theme": "light", "ascii": false, "mouse": true }
///
/// `nil` is what the file says nothing of.
package struct ExplorerConfiguration: Sendable, Hashable {
    /// A theme's name, as `--theme` takes it.
    package var theme: String?
    /// Whether to draw with ASCII characters alone.
    package var ascii: Bool?
    /// Whether the program takes the mouse, rather than leave it to the terminal.
    package var mouse: Bool?

    package init(theme: String? = nil, ascii: Bool? = nil, mouse: Bool? = nil) {
        self.theme = theme
        self.ascii = ascii
        self.mouse = mouse
    }

    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> ExplorerConfiguration {
        try reading(file) { () throws(JSONError) in try ExplorerConfiguration(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a configuration: a JSON object")
        try FileFormat.configuration.check(&object)
        theme = try object.optionalNonNull("theme")?.name("a theme's name")
        ascii = try object.optionalNonNull("ascii")?.bool()
        mouse = try object.optionalNonNull("mouse")?.bool()
        try object.finish()
    }
}
