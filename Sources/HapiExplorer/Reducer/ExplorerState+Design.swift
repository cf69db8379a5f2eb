import HapiCore

extension ExplorerState {
    mutating func move(_ command: Command, _ context: ExplorerContext) -> [Effect] {
        switch (view.focus, command) {
        case (.threshold, .left), (.threshold, .down): return step(by: -1, context)
        case (.threshold, .right), (.threshold, .up): return step(by: 1, context)
        case (.threshold, _): return []
        case (.pareto, .left), (.pareto, .up): return walkFront(by: -1, context)
        case (.pareto, .right), (.pareto, .down): return walkFront(by: 1, context)
        case (.pareto, .first): return walkFront(by: -Int(Int32.max), context)
        case (.pareto, _): return walkFront(by: Int(Int32.max), context)
        case (.compare, .left), (.compare, .up), (.compare, .first):
            view.slotCursor = max(0, view.slotCursor - 1)
        case (.compare, _): view.slotCursor = min(document.slots.count - 1, view.slotCursor + 1)
        case (.backbone, _): moveCursor(command, exits: context.network.exits.count)
        }
        return []
    }

    private mutating func moveCursor(_ command: Command, exits count: Int) {
        guard count > 0 else { return }
        let chosen = document.design.exits
        switch command {
        case .left: view.cursor = max(0, view.cursor - 1)
        case .right: view.cursor = min(count - 1, view.cursor + 1)
        case .up: view.cursor = chosen.last { $0 < view.cursor } ?? view.cursor
        case .down: view.cursor = chosen.first { $0 > view.cursor } ?? view.cursor
        case .first: view.cursor = 0
        default: view.cursor = count - 1
        }
    }

    mutating func pick(_ exit: Int, _ context: ExplorerContext) -> [Effect] {
        guard context.network.exits.indices.contains(exit) else { return [] }
        view.focus = .backbone
        guard exit == view.cursor else {
            view.cursor = exit
            return []
        }
        return toggle(exit, context)
    }

    mutating func toggle(_ exit: Int, _ context: ExplorerContext) -> [Effect] {
        guard context.network.exits.indices.contains(exit) else { return [] }
        if document.pinned.contains(exit) {
            view.message = Message("The exit is pinned; unpin it first", isError: true)
            return []
        }
        if document.forbidden.contains(exit) {
            view.message = Message("The exit is forbidden; allow it first", isError: true)
            return []
        }
        let effects = change(context) {
            $0.design = $0.design.toggling(exit)
            $0.origin = .hand
        }
        let name = context.network.exits[exit].name
        if document.design.contains(exit), analysis.evaluation?.runnable.exits.contains(exit) != true {
            view.message = Message("\(name) cannot run within the deadline, so it is cut off", isError: true)
        }
        return effects
    }

    /// A pinned exit is part of the design from then on; unpinning leaves it there.
    mutating func pin(_ context: ExplorerContext) -> [Effect] {
        mark(context, words: ("pinned", "no longer pinned")) { document, exit in
            let wasPinned = document.pinned.remove(exit) != nil
            if !wasPinned {
                document.pinned.insert(exit)
                document.forbidden.remove(exit)
            }
            return (isMarked: !wasPinned, belongs: !wasPinned || document.design.contains(exit))
        }
    }

    /// A forbidden exit leaves the design; allowing it again does not bring it back.
    mutating func forbid(_ context: ExplorerContext) -> [Effect] {
        mark(context, words: ("forbidden", "no longer forbidden")) { document, exit in
            let wasForbidden = document.forbidden.remove(exit) != nil
            if !wasForbidden {
                document.forbidden.insert(exit)
                document.pinned.remove(exit)
            }
            return (isMarked: !wasForbidden, belongs: wasForbidden && document.design.contains(exit))
        }
    }

    /// Changes what the user says of the exit under the cursor, and puts it into or out of the design with it.
    private mutating func mark(
        _ context: ExplorerContext, words: (on: String, off: String),
        _ body: (inout Document, Int) -> (isMarked: Bool, belongs: Bool)
    ) -> [Effect] {
        let exit = view.cursor
        guard context.network.exits.indices.contains(exit) else { return [] }
        var isMarked = false
        let effects = change(context) { document in
            let result = body(&document, exit)
            isMarked = result.isMarked
            guard document.design.contains(exit) != result.belongs else { return }
            document.design = document.design.toggling(exit)
            document.origin = .hand
        }
        view.message = Message("\(context.network.exits[exit].name) \(isMarked ? words.on : words.off)")
        return effects
    }

    /// Steps the threshold along the hundredths of its range.
    mutating func step(by hundredths: Int, _ context: ExplorerContext) -> [Effect] {
        let top = context.thresholdRange.upperBound
        // The quotient is a whole number but for rounding, so that ten steps from 0.8 make 0.9 and no neighbour.
        let position = document.design.threshold / top * 100
        let nearest = position.rounded()
        let isOnGrid = abs(position - nearest) < 1e-6
        let from = isOnGrid ? nearest : position.rounded(hundredths > 0 ? .down : .up)
        let target = min(100, max(0, Int(from) + hundredths))
        return setThreshold(top == 1 ? Double(target) / 100 : top * Double(target) / 100, context)
    }

    mutating func drag(to threshold: Double, _ context: ExplorerContext) -> [Effect] {
        let range = context.thresholdRange
        let clamped = min(range.upperBound, max(range.lowerBound, threshold))
        let before = document
        view.isDragging = true
        let effects = setThreshold(clamped, context, recording: !view.isDragRecorded)
        if document != before { view.isDragRecorded = true }
        return effects
    }

    private mutating func setThreshold(
        _ threshold: Double, _ context: ExplorerContext, recording: Bool = true
    ) -> [Effect] {
        change(context, recording: recording) {
            $0.design.threshold = threshold
            $0.origin = .hand
        }
    }
}
