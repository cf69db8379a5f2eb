import HapiCore
import HapiFormats
import HapiJSON

/// What the files of a session call layers, exits, slots and designs: by names, which outlive indices.
struct SessionNames: Sendable {
    let network: Network
    private let layers: [String: Int]
    private let exits: [String: Int]

    /// O(layers + exits).
    init(_ network: Network) {
        self.network = network
        layers = Self.indices(network.layers.map(\.name))
        exits = Self.indices(network.exits.map(\.name))
    }

    private static func indices(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A layer by name; an index that no layer has, as the number it is.
    func output(layer: Int) -> JSONOutput {
        network.layers.indices.contains(layer) ? .string(network.layers[layer].name) : .integer(layer)
    }

    func layer(_ value: JSONValue) throws(JSONError) -> Int {
        if case .number = value.content { return try value.integer("the name of a layer") }
        return try Self.index(value, layers, "the name of a layer of \(network.name)")
    }

    func output(exits: some Sequence<Int>) -> JSONOutput {
        .array(exits.sorted().map { .string(network.exits[$0].name) })
    }

    func exits(_ value: JSONValue) throws(JSONError) -> [Int] {
        var found: [Int] = []
        for name in try value.array("names of exits") {
            found.append(try Self.index(name, exits, "the name of an exit of \(network.name)"))
        }
        return found
    }

    private static func index(
        _ value: JSONValue, _ indices: [String: Int], _ expected: String
    ) throws(JSONError) -> Int {
        let name = try value.string(expected)
        guard let index = indices[name] else {
            let near = JSONText.nearest(to: name, among: indices.keys.sorted())
            throw value.error(
                expected: expected, remedy: near.map { "did you mean \(JSONText.quoted($0))?" } ?? "")
        }
        return index
    }

    /// A slot by its letter; an index that no slot has, as the number it is.
    static func output(slot: Int) -> JSONOutput {
        Document.slotNames.indices.contains(slot)
            ? .string(String(Document.slotNames[slot])) : .integer(slot)
    }

    static func slot(_ value: JSONValue) throws(JSONError) -> Int {
        let expected = "a slot, \"A\" to \"H\""
        if case .number = value.content { return try value.integer(expected) }
        let letter = try value.string(expected)
        guard let slot = Document.slotNames.firstIndex(where: { String($0) == letter }) else {
            throw value.error(expected: expected)
        }
        return slot
    }

    /// A design's members in an object.
    func members(_ design: Design) -> [(String, JSONOutput)] {
        [("exits", output(exits: design.exits)), ("threshold", .number(design.threshold))]
    }

    func design(_ object: inout JSONObject) throws(JSONError) -> Design {
        Design(
            exits: try exits(object.required("exits")),
            threshold: try object.required("threshold").amount("a threshold"))
    }

    /// A design with its policy, whose range its threshold must be in.
    func design(
        _ object: inout JSONObject, under policy: ExitPolicy
    ) throws(JSONError) -> Design {
        Design(
            exits: try exits(object.required("exits")),
            threshold: try object.required("threshold").threshold(
                of: policy.metric, classes: network.classes))
    }
}

extension ExitPolicy {
    /// Its members in an object.
    var members: [(String, JSONOutput)] {
        [("policy", .string(metric.rawValue)), ("fallback", .string(fallback.rawValue))]
    }

    static func read(_ object: inout JSONObject) throws(JSONError) -> ExitPolicy {
        ExitPolicy(
            metric: try object.required("policy").choice(ConfidenceMetric.self),
            fallback: try object.required("fallback").choice(Fallback.self))
    }
}
