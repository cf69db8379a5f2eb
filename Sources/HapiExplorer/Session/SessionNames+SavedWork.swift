import HapiCore
import HapiFormats
import HapiJSON

/// Saved work as JSON.
extension SessionNames {
    func output(_ work: SavedWork) -> JSONOutput {
        .object(
            members(work.design)
                + [("origin", output(work.origin))] + work.policy.members
                + [
                    ("pinned", output(exits: work.pinned)), ("forbidden", output(exits: work.forbidden)),
                    ("limits", work.limits.output), ("maxExits", .optional(work.maxExits)),
                    ("goal", .string(work.goal.rawValue)), ("latencyWeight", .number(work.latencyWeight)),
                    ("slots", slots(work.slots)), ("cursor", output(layer: work.cursor)),
                    ("focus", .string(work.focus.rawValue)), ("zoom", .string(work.zoom.name)),
                    ("axis", .string(work.axis.rawValue)), ("theme", .optional(work.theme)),
                    ("search", work.search.output), ("device", .optional(work.device)),
                ])
    }

    private func slots(_ slots: [SavedWork.Slot?]) -> JSONOutput {
        .object(
            zip(Document.slotNames, slots).compactMap { letter, slot in
                slot.map { (String(letter), output($0)) }
            })
    }

    private func output(_ slot: SavedWork.Slot) -> JSONOutput {
        .object(
            [("name", .string(slot.name))] + members(slot.design) + slot.policy.members
                + [("origin", output(slot.origin)), ("deadlineMs", .optional(slot.deadline))])
    }

    private func output(_ origin: Document.Origin) -> JSONOutput {
        switch origin {
        case .hand: .string("hand")
        case .plan(let path): .object([("plan", .string(path))])
        case .baseline(let method): .object([("baseline", .string(method.rawValue))])
        case .search(let found):
            .object([
                ("search", .string(found.method.rawValue)), ("seed", .string(String(found.seed))),
                ("evaluations", .integer(found.evaluations)), ("isProven", .bool(found.isProven)),
            ])
        }
    }

    func savedWork(_ value: JSONValue) throws(JSONError) -> SavedWork {
        var object = try value.object()
        var limits = try object.required("limits").object()
        let policy = try ExitPolicy.read(&object)
        let pinned = Set(try exits(object.required("pinned")))
        let forbidden = try object.required("forbidden")
        let forbiddenExits = Set(try exits(forbidden))
        guard pinned.isDisjoint(with: forbiddenExits) else {
            throw forbidden.error(found: "an exit that is pinned too", expected: "exits that are not pinned")
        }
        let cursor = try object.required("cursor")
        let work = SavedWork(
            design: try design(&object, under: policy), origin: try origin(object.required("origin")),
            pinned: pinned, forbidden: forbiddenExits, limits: try Limits.read(&limits),
            maxExits: try object.optionalNonNull("maxExits")?.count("a number of exits"),
            goal: try object.required("goal").choice(Goal.self),
            latencyWeight: try object.required("latencyWeight").amount("a weight"), policy: policy,
            slots: try slots(object.required("slots")), cursor: try layer(cursor),
            focus: try object.required("focus").choice(Panel.self), zoom: try zoom(object.required("zoom")),
            axis: try object.required("axis").choice(CostAxis.self),
            theme: try object.optionalNonNull("theme")?.string(),
            search: try SearchSettings(object.required("search")),
            device: try object.optionalNonNull("device")?.string("a path"))
        guard network.layers.indices.contains(work.cursor) else {
            throw cursor.error(expected: "the name of a layer of \(network.name)")
        }
        try limits.finish()
        try object.finish()
        return work
    }

    private func slots(_ value: JSONValue) throws(JSONError) -> [SavedWork.Slot?] {
        var object = try value.object("slots by letter")
        var slots: [SavedWork.Slot?] = []
        for letter in Document.slotNames {
            slots.append(
                try object.optionalNonNull(String(letter)).map { (value) throws(JSONError) in
                    try slot(value)
                })
        }
        try object.finish()
        return slots
    }

    private func slot(_ value: JSONValue) throws(JSONError) -> SavedWork.Slot {
        var object = try value.object()
        let policy = try ExitPolicy.read(&object)
        let slot = SavedWork.Slot(
            name: try object.required("name").string(), design: try design(&object, under: policy),
            policy: policy, origin: try origin(object.required("origin")),
            deadline: try object.optionalNonNull("deadlineMs")?.amount("milliseconds"))
        try object.finish()
        return slot
    }

    private func origin(_ value: JSONValue) throws(JSONError) -> Document.Origin {
        if case .string("hand") = value.content { return .hand }
        var object = try value.object("\"hand\", or what the design was taken from")
        let origin: Document.Origin
        if let path = object.optional("plan") {
            origin = .plan(path: try path.string("a path"))
        } else if let method = object.optional("baseline") {
            origin = .baseline(try method.choice(BaselineMethod.self))
        } else {
            origin = .search(
                Document.Origin.Found(
                    method: try object.required("search").choice(SearchMethod.self),
                    seed: try object.required("seed").word(SearchSettings.seedWording),
                    evaluations: try object.required("evaluations").count("a number of evaluations"),
                    isProven: try object.required("isProven").bool()))
        }
        try object.finish()
        return origin
    }

    private func zoom(_ value: JSONValue) throws(JSONError) -> Zoom {
        let name = try value.string()
        guard let zoom = Zoom.allCases.first(where: { $0.name == name }) else {
            throw value.error(expected: JSONText.alternatives(Zoom.allCases.map(\.name)))
        }
        return zoom
    }
}

extension Zoom {
    /// What files call it.
    fileprivate var name: String {
        switch self {
        case .whole: "whole"
        case .stage: "stage"
        case .layers: "layers"
        }
    }
}
