import HapiJSON

/// A JSON text in pieces, to be changed at a place and written again with whatever stands there.
indirect enum JSONTree {
    /// A scalar as it is written, or what is put in the place of a value.
    case text(String)
    case array([JSONTree])
    case object([(key: String, value: JSONTree)])

    struct NoSuchPlace: Error, CustomStringConvertible {
        let description: String
    }

    enum Step {
        case key(String)
        case index(Int)
    }

    init(_ text: String) throws {
        self.init(try JSONReader.read(text))
    }

    private init(_ value: JSONValue) {
        self =
            switch value.content {
            case .null: .text("null")
            case .bool(let bool): .text("\(bool)")
            case .number(let text): .text(text)
            case .string(let string): .text(JSONWriter.text(.string(string), style: .compact))
            case .array(let values): .array(values.map(JSONTree.init))
            case .object(let members): .object(members.map { ($0.key, JSONTree($0.value)) })
            }
    }

    /// On one line.
    var text: String {
        switch self {
        case .text(let text): text
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.map {
                    JSONWriter.text(.string($0.key), style: .compact) + ":" + $0.value.text
                }.joined(separator: ",") + "}"
        }
    }

    /// Every place below the root, as errors spell them.
    var places: [(place: String, steps: [Step])] { places(below: "$", []) }

    private func places(below path: String, _ steps: [Step]) -> [(String, [Step])] {
        let parts: [(String, Step, JSONTree)] =
            switch self {
            case .text: []
            case .array(let values): values.enumerated().map { ("\(path)[\($0)]", .index($0), $1) }
            case .object(let members): members.map { ("\(path).\($0.key)", .key($0.key), $0.value) }
            }
        return parts.flatMap { place, step, value in
            let steps = steps + [step]
            return [(place, steps)] + value.places(below: place, steps)
        }
    }

    /// Puts a text in the place of a value, or of a key that is not there yet; `nil` removes it.
    mutating func set(_ steps: ArraySlice<Step>, to text: String?) throws {
        guard let step = steps.first else {
            self = .text(text ?? "")
            return
        }
        switch (self, step) {
        case (.array(var values), .index(let index)) where values.indices.contains(index):
            if steps.count > 1 || text != nil {
                try values[index].set(steps.dropFirst(), to: text)
            } else {
                values.remove(at: index)
            }
            self = .array(values)
        case (.object(var members), .key(let key)):
            guard let index = members.firstIndex(where: { $0.key == key }) else {
                guard steps.count == 1, let text else { throw NoSuchPlace(description: "no key \(key)") }
                self = .object(members + [(key, .text(text))])
                return
            }
            if steps.count > 1 || text != nil {
                try members[index].value.set(steps.dropFirst(), to: text)
            } else {
                members.remove(at: index)
            }
            self = .object(members)
        default: throw NoSuchPlace(description: "nothing at \(step) of \(self.text.prefix(60))")
        }
    }

    /// The steps of a place as errors spell it: `$.layers[2].name`, `$.latencyMs["exit:a"]`.
    static func steps(_ place: String) throws -> [Step] {
        var steps: [Step] = []
        var rest = place.dropFirst()
        while let opening = rest.first {
            rest = rest.dropFirst()
            if opening == "." {
                let key = rest.prefix { $0 != "." && $0 != "[" }
                steps.append(.key(String(key)))
                rest = rest.dropFirst(key.count)
            } else if let end = rest.firstIndex(of: "]") {
                let inner = rest[..<end]
                steps.append(Int(inner).map(Step.index) ?? .key(String(inner.dropFirst().dropLast())))
                rest = rest[end...].dropFirst()
            } else {
                throw NoSuchPlace(description: place)
            }
        }
        return steps
    }
}
