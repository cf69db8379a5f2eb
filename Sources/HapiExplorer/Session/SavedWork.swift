import HapiCore

/// A user's work as it is kept in a file: the document without the figures, which follow from it, and where the user
/// looked.
package struct SavedWork: Sendable, Hashable {
    package var design: Design
    package var origin: Document.Origin
    package var pinned: Set<Int>
    package var forbidden: Set<Int>
    package var limits: Limits
    package var maxExits: Int?
    package var goal: Goal
    package var latencyWeight: Double
    package var policy: ExitPolicy
    package var slots: [Slot?]
    package var cursor: Int
    package var focus: Panel
    package var zoom: Zoom
    package var axis: CostAxis
    package var theme: String?
    package var search: SearchSettings
    /// The profile of the other device that designs are held against.
    package var device: String?

    /// A design put aside.
    package struct Slot: Sendable, Hashable {
        package var name: String
        package var design: Design
        package var policy: ExitPolicy
        package var origin: Document.Origin
        /// The deadline, milliseconds, that cuts off of the design what was cut off of it; `nil` where all of it
        /// ran.
        package var deadline: Double?

        init(_ slot: Document.Slot) {
            name = slot.name
            design = slot.evaluation.design
            policy = slot.policy
            origin = slot.origin
            // What is behind the last classifier that ran took longer than the path to it.
            deadline = slot.evaluation.runnable.finalRuns ? nil : slot.evaluation.worstLatency
        }

        init(
            name: String, design: Design, policy: ExitPolicy, origin: Document.Origin, deadline: Double?
        ) {
            self.name = name
            self.design = design
            self.policy = policy
            self.origin = origin
            self.deadline = deadline
        }
    }

    /// What of a state is worth keeping. O(slots · exits).
    package init(_ state: ExplorerState) {
        let (document, view) = (state.document, state.view)
        design = document.design
        origin = document.origin
        pinned = document.pinned
        forbidden = document.forbidden
        limits = document.limits
        maxExits = document.maxExits
        goal = document.goal
        latencyWeight = document.latencyWeight
        policy = document.policy
        slots = document.slots.map { $0.map(Slot.init) }
        cursor = view.cursor
        focus = view.focus
        zoom = view.zoom
        axis = view.axis
        theme = view.theme
        search = view.search
        device = view.device?.path
    }

    init(
        design: Design, origin: Document.Origin, pinned: Set<Int>, forbidden: Set<Int>, limits: Limits,
        maxExits: Int?, goal: Goal, latencyWeight: Double, policy: ExitPolicy, slots: [Slot?], cursor: Int,
        focus: Panel, zoom: Zoom, axis: CostAxis, theme: String?, search: SearchSettings, device: String?
    ) {
        self.design = design
        self.origin = origin
        self.pinned = pinned
        self.forbidden = forbidden
        self.limits = limits
        self.maxExits = maxExits
        self.goal = goal
        self.latencyWeight = latencyWeight
        self.policy = policy
        self.slots = slots
        self.cursor = cursor
        self.focus = focus
        self.zoom = zoom
        self.axis = axis
        self.theme = theme
        self.search = search
        self.device = device
    }
}
