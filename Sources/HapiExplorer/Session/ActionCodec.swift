import HapiCore
import HapiFormats
import HapiJSON

/// Actions as JSON, an object each whose one key says what happened:
///
///     {"command":"threshold-up"}
///     {"pickLayer":"b8.conv2"}
///     {"searchReported":{"run":1,"steps":20480,…}}
///
/// Layers and exits are called by name, slots by letter, commands as they are typed.
package struct ActionCodec: Sendable {
    let names: SessionNames

    /// O(layers + exits).
    package init(_ network: Network) {
        names = SessionNames(network)
    }

    /// The text of one line, without its end. O(text).
    package func line(_ action: RecordedAction) -> String {
        let (key, value) = member(action)
        return JSONWriter.text(.object([(key, value)]), style: .compact)
    }

    /// O(text).
    /// - Throws: the first thing wrong with the line, its place counted from the line's own start.
    package func action(_ line: some Collection<UInt8>) throws(JSONError) -> RecordedAction {
        let value = try JSONReader.read(line)
        let members = try value.object("an action: a JSON object").members.filter {
            !JSONObject.isFree($0.key)
        }
        guard members.count == 1, let member = members.first else {
            throw value.error(
                found: "an object of \(members.count) keys", expected: "one key that says what happened")
        }
        guard let kind = Kind(rawValue: member.key) else {
            let kinds = Kind.allCases.map(\.rawValue)
            let near = JSONText.nearest(to: member.key, among: kinds)
            throw JSONError(
                place: member.keyPlace, found: "the unknown action \(JSONText.quoted(member.key))",
                expected: JSONText.alternatives(kinds),
                remedy: near.map { "did you mean \(JSONText.quoted($0))?" } ?? "")
        }
        return try read(kind, member.value)
    }

    /// The keys.
    enum Kind: String, CaseIterable {
        case command, pickLayer, setCursor, dragThreshold, endDrag, pickPoint, pickSlot, focus, pickRow,
            scroll
        case edit, insert, answer
        case searchReported, exportEnded, planOpened, deviceOpened, filesListed, profilesListed, told
    }

    private func member(_ action: RecordedAction) -> (String, JSONOutput) {
        let (kind, value): (Kind, JSONOutput) =
            switch action {
            case .action(let action): member(action)
            case .report(let report): (.searchReported, report.output)
            case .device(let path): (.deviceOpened, .object([("read", .string(path))]))
            }
        return (kind.rawValue, value)
    }

    private func member(_ action: Action) -> (Kind, JSONOutput) {
        switch action {
        case .command(let command): (.command, .string(command.rawValue))
        case .pickLayer(let layer): (.pickLayer, names.output(layer: layer))
        case .setCursor(let layer): (.setCursor, names.output(layer: layer))
        case .dragThreshold(let threshold): (.dragThreshold, Self.output(threshold))
        case .endDrag: (.endDrag, .bool(true))
        case .pickPoint(let cost, let accuracy, let accuracyPerCost):
            (
                .pickPoint,
                .object([
                    ("cost", Self.output(cost)), ("accuracy", Self.output(accuracy)),
                    ("accuracyPerCost", Self.output(accuracyPerCost)),
                ])
            )
        case .pickSlot(let slot): (.pickSlot, SessionNames.output(slot: slot))
        case .focus(let panel): (.focus, .string(panel.rawValue))
        case .pickRow(let row): (.pickRow, .integer(row))
        case .scroll(let rows): (.scroll, .integer(rows))
        case .edit(.insert(let text)): (.insert, .string(text))
        case .edit(let edit): (.edit, .string(edit.name))
        case .answer(let isYes): (.answer, .bool(isYes))
        case .searchReported(let report): (.searchReported, RecordedReport(report).output)
        case .exportEnded(let result): (.exportEnded, output(result))
        case .planOpened(let result): (.planOpened, output(result))
        case .deviceOpened(let result): (.deviceOpened, output(result))
        case .filesListed(let files): (.filesListed, .array(files.map(JSONOutput.string)))
        case .profilesListed(let rows): (.profilesListed, .array(rows.map(\.output)))
        case .told(let message):
            (.told, .object([("text", .string(message.text)), ("isError", .bool(message.isError))]))
        }
    }

    private func read(_ kind: Kind, _ value: JSONValue) throws(JSONError) -> RecordedAction {
        switch kind {
        case .command: .action(.command(try command(value)))
        case .pickLayer: .action(.pickLayer(try names.layer(value)))
        case .setCursor: .action(.setCursor(try names.layer(value)))
        case .dragThreshold: .action(.dragThreshold(try Self.number(value, "a threshold")))
        case .endDrag:
            if try value.bool() { .action(.endDrag) } else { throw value.error(expected: "true") }
        case .pickPoint: .action(try point(value))
        case .pickSlot: .action(.pickSlot(try SessionNames.slot(value)))
        case .focus: .action(.focus(try value.choice(Panel.self)))
        case .pickRow: .action(.pickRow(try value.integer("a row")))
        case .scroll: .action(.scroll(try value.integer("a number of rows")))
        case .edit: .action(.edit(try edit(value)))
        case .insert: .action(.edit(.insert(try value.string("the text typed"))))
        case .answer: .action(.answer(try value.bool()))
        case .searchReported: .report(try RecordedReport(value))
        case .exportEnded: .action(.exportEnded(try exportResult(value)))
        case .planOpened: .action(.planOpened(try planResult(value)))
        case .deviceOpened: try deviceResult(value)
        case .filesListed: .action(.filesListed(try files(value)))
        case .profilesListed: .action(.profilesListed(try profiles(value)))
        case .told: .action(.told(try message(value)))
        }
    }
}
