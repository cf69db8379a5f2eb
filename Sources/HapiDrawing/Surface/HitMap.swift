import HapiExplorer

/// What the mouse can do where: regions of a frame in the order they were drawn, the last on top.
package struct HitMap: Sendable, Hashable {
    package enum Target: Sendable, Hashable {
        case layer(Int)
        case threshold(LinearScale)
        case plot(cost: LinearScale, accuracy: LinearScale)
        case slot(Int)
        /// A row of the list or form that is open, or a completion of what is typed.
        case row(Int)
        /// What is open, beside its rows: takes the click and does nothing; the wheel moves through it.
        case overlay
        case panel(Panel)
        case action(Action)
        /// Several, one after the other.
        case actions([Action])
        /// Takes the click and does nothing: what lies under an overlay is out of reach.
        case nothing
    }

    /// A value that grows evenly from one cell to another, either way.
    package struct LinearScale: Sendable, Hashable {
        package var from: Int
        package var to: Int
        package var range: ClosedRange<Double>

        package init(from: Int, to: Int, range: ClosedRange<Double>) {
            self.from = from
            self.to = to
            self.range = range
        }

        /// The value at a cell; beyond the ends it stays at them.
        package func value(at cell: Int) -> Double {
            guard from != to else { return range.lowerBound }
            let share = Double(cell - from) / Double(to - from)
            let clamped = min(1, max(0, share))
            return range.lowerBound + clamped * (range.upperBound - range.lowerBound)
        }

        /// How much the value changes a cell.
        package var perCell: Double {
            (range.upperBound - range.lowerBound) / Double(max(1, abs(to - from)))
        }
    }

    private var regions: [(rect: Rect, target: Target)] = []
    /// Of a text that is open and longer than its box: the first row that is shown at its end.
    package var lastTop: Int?

    package init() {}

    package mutating func add(_ rect: Rect, _ target: Target) {
        regions.append((rect, target))
    }

    package func target(x: Int, y: Int) -> Target? {
        regions.last { $0.rect.contains(x: x, y: y) }?.target
    }

    /// What lies at a place under the buttons, which the wheel does nothing to.
    private func ground(x: Int, y: Int) -> Target? {
        regions.last { region in
            switch region.target {
            case .action, .actions: return false
            default: return region.rect.contains(x: x, y: y)
            }
        }?.target
    }

    /// Scrolling stops where this frame's text ends: what goes further would have to be scrolled back unseen.
    package func bounded(_ action: Action, _ state: ExplorerState) -> Action {
        guard case .scroll(let rows) = action, let lastTop, let top = state.view.overlay.top else {
            return action
        }
        let (sum, overflows) = min(top, lastTop).addingReportingOverflow(rows)
        let target = overflows ? (rows > 0 ? lastTop : 0) : min(max(0, sum), lastTop)
        return .scroll(target - top)
    }

    /// The scale of the threshold's slider, wherever the mouse has strayed to in a drag.
    private var thresholdScale: LinearScale? {
        for region in regions.reversed() {
            if case .threshold(let scale) = region.target { return scale }
        }
        return nil
    }

    package static func == (a: HitMap, b: HitMap) -> Bool {
        a.lastTop == b.lastTop && a.regions.count == b.regions.count
            && zip(a.regions, b.regions).allSatisfy { $0.rect == $1.rect && $0.target == $1.target }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(lastTop)
        for region in regions {
            hasher.combine(region.rect)
            hasher.combine(region.target)
        }
    }

    /// What a mouse event means on this frame.
    package func actions(for event: MouseEvent, isDragging: Bool) -> [Action] {
        switch event.kind {
        case .press(let button):
            return press(button, target(x: event.x, y: event.y), at: event)
        case .drag(.left):
            guard isDragging, let scale = thresholdScale else { return [] }
            return [.dragThreshold(scale.value(at: event.x))]
        case .drag: return []
        case .release: return isDragging ? [.endDrag] : []
        case .scrollUp, .scrollDown:
            return scroll(isUp: event.kind == .scrollUp, ground(x: event.x, y: event.y))
        }
    }

    private func press(_ button: MouseEvent.Button, _ target: Target?, at event: MouseEvent) -> [Action] {
        switch (target, button) {
        case (.layer(let layer), .left): return [.pickLayer(layer)]
        case (.layer(let layer), .right): return [.setCursor(layer), .command(.pin)]
        case (.layer(let layer), .middle): return [.setCursor(layer), .command(.forbid)]
        case (.threshold(let scale), .left): return [.dragThreshold(scale.value(at: event.x))]
        case (.plot(let cost, let accuracy), .left):
            return [
                .pickPoint(
                    cost: cost.value(at: event.x), accuracy: accuracy.value(at: event.y),
                    // A cell is about twice as high as wide, and distances are judged as they look.
                    accuracyPerCost: accuracy.perCell
                        / max(cost.perCell * 2, .leastNormalMagnitude))
            ]
        case (.slot(let slot), .left): return [.pickSlot(slot)]
        case (.row(let row), .left): return [.pickRow(row)]
        case (.panel(let panel), .left): return [.focus(panel)]
        case (.action(let action), .left): return [action]
        case (.actions(let actions), .left): return actions
        default: return []
        }
    }

    private func scroll(isUp: Bool, _ target: Target?) -> [Action] {
        switch target {
        case .threshold, .panel(.threshold): [.command(isUp ? .thresholdUp : .thresholdDown)]
        case .plot, .panel(.pareto): [.command(isUp ? .frontNext : .frontPrevious)]
        case .layer, .panel(.backbone): [.focus(.backbone), .command(isUp ? .left : .right)]
        case .slot, .panel(.compare): [.focus(.compare), .command(isUp ? .left : .right)]
        case .row, .overlay: [.scroll(isUp ? -3 : 3)]
        default: []
        }
    }
}
