import HapiCore
import HapiJSON

/// Which nodes of a tool's times are which layers and exits of a network: `hapi.mapping` version 1.
package struct NodeMapping: Sendable, Hashable {
    /// Patterns of nodes by layer or exit. One without patterns costs nothing: it runs in no node of its own.
    package var nodes: [Entry]
    /// Nodes in which several layers run.
    package var shared: [Shared]
    /// Nodes that belong to no layer or exit.
    package var ignored: [Glob]

    package struct Entry: Sendable, Hashable {
        package var name: String
        package var patterns: [Glob]
    }

    package struct Shared: Sendable, Hashable {
        package var patterns: [Glob]
        /// The layers and exits among which the time is shared, by multiply-accumulates.
        package var names: [String]
    }

    package init(nodes: [Entry] = [], shared: [Shared] = [], ignored: [Glob] = []) {
        self.nodes = nodes
        self.shared = shared
        self.ignored = ignored
    }

    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> NodeMapping {
        try reading(file) { () throws(JSONError) in try read(JSONReader.read(bytes)) }
    }

    private static func read(_ value: JSONValue) throws(JSONError) -> NodeMapping {
        var object = try value.object("a mapping: a JSON object")
        try FileFormat.mapping.check(&object)
        var mapping = NodeMapping()
        for member in try object.required("nodes").object("patterns of nodes by layer or exit").members {
            mapping.nodes.append(Entry(name: member.key, patterns: try globs(member.value)))
        }
        for entry in try object.optionalNonNull("shared")?.array() ?? [] {
            var shared = try entry.object()
            let among = try shared.required("among")
            var names: [String] = []
            for name in try among.array("names of layers and exits") { names.append(try name.name()) }
            guard names.count > 1, Set(names).count == names.count else {
                throw among.error(
                    expected: "at least two layers or exits, each once",
                    remedy: "put what is one layer's under \"nodes\"")
            }
            mapping.shared.append(Shared(patterns: try globs(shared.required("nodes")), names: names))
            try shared.finish()
        }
        mapping.ignored = try object.optionalNonNull("ignore").map(globs) ?? []
        try object.finish()
        return mapping
    }

    private static func globs(_ value: JSONValue) throws(JSONError) -> [Glob] {
        var globs: [Glob] = []
        for pattern in try value.array("patterns of nodes") {
            let text = try pattern.name("a pattern")
            guard text.utf8.count <= TimingLimits.longestName else {
                throw pattern.error(
                    found: "a pattern of \(text.utf8.count) bytes", expected: TimingLimits.expectedName)
            }
            globs.append(Glob(text))
        }
        return globs
    }

    /// As JSON: the same bytes for the same mapping.
    package var text: String {
        func texts(_ globs: [Glob]) -> JSONOutput { .array(globs.map { .string($0.text) }) }
        var members = FileFormat.mapping.header
        members.append(("nodes", .object(nodes.map { ($0.name, texts($0.patterns)) })))
        if !shared.isEmpty {
            members.append(
                (
                    "shared",
                    .array(
                        shared.map {
                            .object([
                                ("nodes", texts($0.patterns)),
                                ("among", .array($0.names.map(JSONOutput.string))),
                            ])
                        })
                ))
        }
        members.append(("ignore", texts(ignored)))
        return JSONWriter.text(.object(members), style: .pretty)
    }
}

extension Network {
    /// Names of all that has a time of its own: the layers, then the exits.
    var timedNames: [String] { layers.map(\.name) + exits.map(\.name) }

    /// Multiply-accumulates of the same.
    var timedMacs: [Int] { layers.map(\.macs) + exits.map(\.macs) }
}
