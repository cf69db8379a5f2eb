extension Array where Element: Equatable {
    /// The element so many places on from another, counted round the ends; from the first one where the other is not
    /// among them. O(count).
    func stepped(from element: Element, by step: Int) -> Element {
        guard !isEmpty else { return element }
        let place = ((firstIndex(of: element) ?? 0) + step) % count
        return self[place < 0 ? place + count : place]
    }
}
