import HapiExplorer

/// Which slots stand where: as many as fit, the one under the cursor always among them, each with its difference to
/// the present design where there is room for that.
struct CompareColumns {
    static let labelWidth = 8
    /// Six columns of a figure, and one for its mark.
    static let columnWidth = 7

    /// Slots that are shown.
    let slots: Range<Int>
    /// Of them, those with a column of differences beside their own: the first so many.
    private let differing: Int
    /// A slot whose differences stand in a column at the end.
    let difference: Int?
    private let capacity: Int

    /// - Parameters:
    ///   - width: within the frame.
    ///   - filled: whether each slot is.
    init(width: Int, filled: [Bool], cursor: Int) {
        capacity = max(0, (width - Self.labelWidth) / Self.columnWidth - 1)
        let last = filled.lastIndex(of: true)
        let needed = max(last ?? 0, cursor) + 1
        if last != nil, needed * 2 <= capacity {
            differing = needed
            slots = 0..<min(filled.count, capacity - needed)
            difference = nil
        } else if needed <= capacity {
            differing = 0
            difference = capacity > needed ? (filled[cursor] ? cursor : last) : nil
            slots = 0..<min(filled.count, difference == nil ? capacity : capacity - 1)
        } else {
            // Pages, so that a step of the cursor moves nothing else.
            let first = capacity > 0 ? min(cursor / capacity * capacity, filled.count - capacity) : 0
            differing = 0
            difference = nil
            slots = first..<first + capacity
        }
    }

    /// Where the present design's figures begin.
    var present: Int { Self.labelWidth }

    /// Where a slot's figures begin.
    func x(ofSlot slot: Int) -> Int {
        let place = slot - slots.lowerBound
        return Self.labelWidth + Self.columnWidth * (1 + place + min(place, differing))
    }

    /// Where a slot's differences begin, if they are shown.
    func x(ofDifference slot: Int) -> Int? {
        if slots.contains(slot), slot - slots.lowerBound < differing {
            return x(ofSlot: slot) + Self.columnWidth
        }
        return slot == difference ? x(ofSlot: slots.upperBound) : nil
    }

    /// Columns that a slot takes, its differences included.
    func width(ofSlot slot: Int) -> Int {
        Self.columnWidth * (slot - slots.lowerBound < differing ? 2 : 1)
    }
}
