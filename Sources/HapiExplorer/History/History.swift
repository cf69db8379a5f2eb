import DequeModule

/// Undo and redo over values: the past and the future of a document.
package struct History<Value: Sendable & Hashable>: Sendable, Hashable {
    private var past: Deque<Value> = []
    private var future: [Value] = []

    /// Oldest steps are forgotten beyond this many.
    package static var longest: Int { 1000 }

    package init() {}

    package var canUndo: Bool { !past.isEmpty }
    package var canRedo: Bool { !future.isEmpty }

    /// Notes a value before it changes. What could be redone is gone.
    package mutating func record(_ value: Value) {
        past.append(value)
        if past.count > Self.longest { past.removeFirst() }
        future.removeAll()
    }

    /// The value before the last change; `present` can be redone. `nil` when there is none.
    package mutating func undo(_ present: Value) -> Value? {
        guard let before = past.popLast() else { return nil }
        future.append(present)
        return before
    }

    /// The value that was last undone; `nil` when there is none.
    package mutating func redo(_ present: Value) -> Value? {
        guard let after = future.popLast() else { return nil }
        past.append(present)
        return after
    }
}
