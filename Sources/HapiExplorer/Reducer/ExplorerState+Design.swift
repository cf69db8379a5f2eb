import HapiCore
import HapiFigures

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
        case (.search, .left), (.search, .up): return nextMethod(by: -1, context)
        case (.search, .right), (.search, .down): return nextMethod(context)
        case (.search, _): return []
        case (.compare, .up): view.compareTop = max(0, view.compareTop - 1)
        case (.compare, .down): view.compareTop += 1
        case (.compare, .left): view.slotCursor = max(0, view.slotCursor - 1)
        case (.compare, .first): view.slotCursor = 0
        case (.compare, .last): view.slotCursor = document.slots.count - 1
        case (.compare, _): view.slotCursor = min(document.slots.count - 1, view.slotCursor + 1)
        case (.backbone, _): moveAmongExits(command, context)
        }
        return []
    }

    /// From exit to exit, or with up and down among those of the design.
    private mutating func moveAmongExits(_ command: Command, _ context: ExplorerContext) {
        let exits = context.network.exits.map(\.layer)
        let chosen = document.design.exits.map { context.network.exits[$0].layer }
        let here = view.cursor
        let target: Int? =
            switch command {
            case .left: exits.last { $0 < here }
            case .right: exits.first { $0 > here }
            case .up: chosen.last { $0 < here }
            case .down: chosen.first { $0 > here }
            case .first: exits.first
            default: exits.last
            }
        if let target { moveCursor(to: target, context) }
    }

    mutating func moveCursor(to layer: Int, _ context: ExplorerContext) {
        view.cursor = min(max(0, layer), context.network.layers.count - 1)
    }

    /// The exit after the layer under the cursor.
    package func exitUnderCursor(_ context: ExplorerContext) -> Int? {
        context.network.exit(afterLayer: view.cursor)
    }

    mutating func pick(_ layer: Int, _ context: ExplorerContext) -> [Effect] {
        guard context.network.layers.indices.contains(layer) else { return [] }
        view.focus = .backbone
        guard layer == view.cursor else {
            view.cursor = layer
            return []
        }
        return toggle(layer: layer, context)
    }

    mutating func toggle(layer: Int, _ context: ExplorerContext) -> [Effect] {
        guard let exit = context.network.exit(afterLayer: layer) else {
            view.message = Message("There is no candidate exit after this layer", isError: true)
            return []
        }
        return toggle(exit, context)
    }

    mutating func toggle(_ exit: Int, _ context: ExplorerContext) -> [Effect] {
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
        if let obstacle = obstacle(to: exit) {
            view.message = Message("\(context.network.exits[exit].name) \(obstacle)", isError: true)
        }
        return effects
    }

    /// Why an exit of the design does nothing for it, or keeps every design with it from the limits. O(exits).
    private func obstacle(to exit: Int) -> String? {
        guard document.design.contains(exit) else { return nil }
        if analysis.evaluation?.runnable.exits.contains(exit) != true {
            return "cannot run within the deadline"
        }
        guard case .memory(let bytes) = analysis.survey.excluded[exit], let most = document.limits.memory
        else {
            return nil
        }
        let excess = Excess(bytes: bytes, over: most)
        return "takes \(excess.found) of weights with the layers before it, over the limit of \(excess.limit)"
    }

    /// A pinned exit is part of the design from then on; unpinning leaves it there.
    mutating func pin(_ context: ExplorerContext) -> [Effect] {
        exitToMark(context).map { mark($0, .pinned, isOn: !document.pinned.contains($0), context) } ?? []
    }

    /// A forbidden exit leaves the design; allowing it again does not bring it back.
    mutating func forbid(_ context: ExplorerContext) -> [Effect] {
        exitToMark(context).map { mark($0, .forbidden, isOn: !document.forbidden.contains($0), context) }
            ?? []
    }

    /// What the user may say of an exit, for every design.
    enum Mark: String {
        case pinned, forbidden
    }

    private mutating func exitToMark(_ context: ExplorerContext) -> Int? {
        let exit = exitUnderCursor(context)
        if exit == nil {
            view.message = Message("There is no candidate exit after this layer", isError: true)
        }
        return exit
    }

    /// Says something of an exit, or takes it back, and puts the exit into or out of the design with it.
    mutating func mark(_ exit: Int, _ mark: Mark, isOn: Bool, _ context: ExplorerContext) -> [Effect] {
        let name = context.network.exits[exit].name
        if mark == .pinned, isOn, let most = document.maxExits, document.pinned.count >= most {
            view.message = Message("\(most) exits at most are wanted, and as many are pinned", isError: true)
            return []
        }
        let effects = change(context) { document in
            document.pinned.remove(exit)
            document.forbidden.remove(exit)
            if isOn, mark == .pinned { document.pinned.insert(exit) }
            if isOn, mark == .forbidden { document.forbidden.insert(exit) }
            guard isOn, document.design.contains(exit) != (mark == .pinned) else { return }
            document.design = document.design.toggling(exit)
            document.origin = .hand
        }
        let said = "\(name) \(isOn ? "" : "no longer ")\(mark.rawValue)"
        let obstacle = isOn ? obstacle(to: exit) : nil
        view.message = Message(obstacle.map { "\(said), but it \($0)" } ?? said, isError: obstacle != nil)
        return effects
    }

    /// Steps the threshold along the hundredths of its range.
    mutating func step(by hundredths: Int, _ context: ExplorerContext) -> [Effect] {
        let top = context.basis(document.policy).thresholdRange.upperBound
        // The quotient is a whole number but for rounding, so that ten steps from 0.8 make 0.9 and no neighbour.
        let position = document.design.threshold / top * 100
        let nearest = position.rounded()
        let isOnGrid = abs(position - nearest) < 1e-6
        let from = isOnGrid ? nearest : position.rounded(hundredths > 0 ? .down : .up)
        let target = min(100, max(0, Int(from) + hundredths))
        return setThreshold(top == 1 ? Double(target) / 100 : top * Double(target) / 100, context)
    }

    mutating func drag(to threshold: Double, _ context: ExplorerContext) -> [Effect] {
        let range = context.basis(document.policy).thresholdRange
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
