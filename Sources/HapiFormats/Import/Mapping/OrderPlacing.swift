/// Whose the nodes are that no name tells: a runtime runs what it puts in (a change of layout, an addition, an
/// activation) close to where it belongs. That holds of a few nodes between others, not of most of a network.
struct OrderPlacing {
    /// By node: the layers and exits that it belongs to; none where order tells nothing either.
    private(set) var placed: [[Int]]
    /// Nodes by what their order tells.
    private(set) var between: [Int] = []
    private(set) var after: [Int] = []
    private(set) var before: [Int] = []
    private(set) var unmatched: [Int] = []

    /// From this share of all time on, nodes in a row are too much to give away by a guess.
    private static let most = 0.5

    /// O(nodes).
    /// - Parameters:
    ///   - named: by node, in the order in which they ran: the layers and exits that it is named for.
    ///   - isLittle: whether names tell so little that order tells nothing.
    init(named: [[Int]], timings: NodeTimings, isLittle: Bool) {
        placed = named
        let total = timings.total
        var start = 0
        while start < named.count {
            guard named[start].isEmpty else {
                start += 1
                continue
            }
            let end = named[start...].firstIndex { !$0.isEmpty } ?? named.count
            let time = timings.nodes[start..<end].reduce(0) { $0 + $1.latency }
            let (last, next) = (start > 0 ? named[start - 1] : [], end < named.count ? named[end] : [])
            if isLittle || time > Self.most * total {
                unmatched += start..<end
            } else if last.isEmpty {
                for node in start..<end { placed[node] = next }
                before += start..<end
            } else {
                let owner = Array(last.suffix(1))
                for node in start..<end { placed[node] = owner }
                if next == owner { between += start..<end } else { after += start..<end }
            }
            start = end
        }
    }
}
