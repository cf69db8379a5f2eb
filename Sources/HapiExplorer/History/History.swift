import DequeModule

/// Undo and redo over values: the past and the future of a document.
package struct History<Value: Sendable & Hashable>: Sendable, Hashable {
    private var past: Deque<Value> = []
    /// What comes next is last.
    private var future: [Value] = []

    /// Oldest steps are forgotten beyond this many.
    package static var longest: Int { 1000 }

    package init() {}

    package var canUndo: Bool { !past.isEmpty }
    package var canRedo: Bool { !future.isEmpty }

    /// Where the present stands among `versions`.
    package var position: Int { past.count }

    /// Every version from the oldest that is remembered to the last that can be redone. O(versions).
    package func versions(_ present: Value) -> [Value] {
        Array(past) + CollectionOfOne(present) + future.reversed()
    }

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

    /// Undoes or redoes as many steps as lead to a version, by its index among `versions`. `nil` when the present
    /// is there already, or nothing is. O(steps).
    package mutating func jump(to version: Int, _ present: Value) -> Value? {
        guard version != position, version >= 0, version <= past.count + future.count else { return nil }
        var value = present
        while position > version, let before = undo(value) { value = before }
        while position < version, let after = redo(value) { value = after }
        return value
    }
}
