import HapiCore
import HapiFormats
import HapiJSON

/// What the user does.
extension ActionCodec {
    func command(_ value: JSONValue) throws(JSONError) -> Command {
        let name = try value.string("the name of a command")
        guard let command = Command(rawValue: name) else {
            let near = JSONText.nearest(to: name, among: Command.allCases.map(\.rawValue))
            throw value.error(
                expected: "the name of a command",
                remedy: near.map { "did you mean \(JSONText.quoted($0))?" } ?? "")
        }
        return command
    }

    func point(_ value: JSONValue) throws(JSONError) -> Action {
        var object = try value.object()
        let action = Action.pickPoint(
            cost: try Self.number(object.required("cost"), "a cost"),
            accuracy: try Self.number(object.required("accuracy"), "an accuracy"),
            accuracyPerCost: try Self.number(object.required("accuracyPerCost"), "accuracy a unit of cost"))
        try object.finish()
        return action
    }

    /// What is no number of JSON's is written in words: a plot may be without extent.
    static func output(_ number: Double) -> JSONOutput {
        number.isFinite ? .number(number) : .string("\(number)")
    }

    static func number(_ value: JSONValue, _ expected: String) throws(JSONError) -> Double {
        guard case .string(let text) = value.content else { return try value.double(expected) }
        guard let number = ["inf", "-inf", "nan"].contains(text) ? Double(text) : nil else {
            throw value.error(expected: expected)
        }
        return number
    }

    func edit(_ value: JSONValue) throws(JSONError) -> TextEdit {
        let name = try value.string("the name of an edit")
        guard let edit = TextEdit.named.first(where: { $0.name == name }) else {
            throw value.error(expected: JSONText.alternatives(TextEdit.named.map(\.name)))
        }
        return edit
    }

    func files(_ value: JSONValue) throws(JSONError) -> [String] {
        var files: [String] = []
        for file in try value.array("paths") { files.append(try file.string("a path")) }
        return files
    }

    func profiles(_ value: JSONValue) throws(JSONError) -> [ProfileRow] {
        var rows: [ProfileRow] = []
        for row in try value.array("profiles") { rows.append(try ProfileRow(row)) }
        return rows
    }

    func message(_ value: JSONValue) throws(JSONError) -> Message {
        var object = try value.object()
        let message = Message(
            try object.required("text").string(), isError: try object.required("isError").bool())
        try object.finish()
        return message
    }
}

/// What comes back from outside.
extension ActionCodec {
    func output(_ result: ExportResult) -> JSONOutput {
        switch result {
        case .written(let path, let design, let testAccuracy):
            .object(
                [("written", .string(path))] + names.members(design)
                    + [("testAccuracy", .optional(testAccuracy))])
        case .exists(let path): .object([("exists", .string(path))])
        case .failed(let reason): .object([("failed", .string(reason))])
        }
    }

    func exportResult(_ value: JSONValue) throws(JSONError) -> ExportResult {
        var object = try value.object()
        let result: ExportResult
        if let path = object.optional("written") {
            result = .written(
                path: try path.string("a path"), design: try names.design(&object),
                testAccuracy: try object.optionalNonNull("testAccuracy")?.share())
        } else if let path = object.optional("exists") {
            result = .exists(path: try path.string("a path"))
        } else {
            result = .failed(reason: try object.required("failed").string())
        }
        try object.finish()
        return result
    }

    func output(_ result: PlanResult) -> JSONOutput {
        switch result {
        case .read(let path, let design, let policy):
            .object([("read", .string(path))] + names.members(design) + policy.members)
        case .failed(let reason): .object([("failed", .string(reason))])
        }
    }

    func planResult(_ value: JSONValue) throws(JSONError) -> PlanResult {
        var object = try value.object()
        let result: PlanResult
        if let path = object.optional("read") {
            let policy = try ExitPolicy.read(&object)
            result = .read(
                path: try path.string("a path"), design: try names.design(&object, under: policy),
                policy: policy)
        } else {
            result = .failed(reason: try object.required("failed").string())
        }
        try object.finish()
        return result
    }

    func output(_ result: DeviceResult) -> JSONOutput {
        switch result {
        case .read(let device): .object([("read", .string(device.path))])
        case .failed(let reason): .object([("failed", .string(reason))])
        }
    }

    func deviceResult(_ value: JSONValue) throws(JSONError) -> RecordedAction {
        var object = try value.object()
        let result: RecordedAction
        if let path = object.optional("read") {
            result = .device(path: try path.string("a path"))
        } else {
            result = .action(.deviceOpened(.failed(reason: try object.required("failed").string())))
        }
        try object.finish()
        return result
    }
}

extension ProfileRow {
    var output: JSONOutput {
        .object([("path", .string(path)), ("name", .string(name)), ("note", .string(note))])
    }

    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        self.init(
            path: try object.required("path").string(), name: try object.required("name").string(),
            note: try object.required("note").string())
        try object.finish()
    }
}

extension RecordedReport {
    var output: JSONOutput {
        .object([
            ("run", .integer(run)), ("steps", .integer(steps)), ("provenBeside", .bool(provenBeside)),
            ("evaluationsPerSecond", .number(evaluationsPerSecond)), ("seconds", .number(seconds)),
        ])
    }

    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        run = try object.required("run").count("the number of a search")
        steps = try object.required("steps").count("a number of steps")
        provenBeside = try object.required("provenBeside").bool()
        evaluationsPerSecond = try object.required("evaluationsPerSecond").amount("evaluations a second")
        seconds = try object.required("seconds").amount("seconds")
        try object.finish()
    }
}

extension TextEdit {
    /// All that carry no text.
    static let named: [TextEdit] = [
        .deleteBackward, .deleteForward, .deleteWord, .left, .right, .start, .end, .clear, .up, .down,
        .pageUp,
        .pageDown, .complete, .completeBack, .accept, .cancel,
    ]

    /// What recordings call it.
    var name: String {
        switch self {
        case .insert: "insert"
        case .deleteBackward: "deleteBackward"
        case .deleteForward: "deleteForward"
        case .deleteWord: "deleteWord"
        case .left: "left"
        case .right: "right"
        case .start: "start"
        case .end: "end"
        case .clear: "clear"
        case .up: "up"
        case .down: "down"
        case .pageUp: "pageUp"
        case .pageDown: "pageDown"
        case .complete: "complete"
        case .completeBack: "completeBack"
        case .accept: "accept"
        case .cancel: "cancel"
        }
    }
}
