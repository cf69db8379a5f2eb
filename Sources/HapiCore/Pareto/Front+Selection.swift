extension Front {
    /// `count` members spread over the front, or all when there are no more, by rising latency.
    ///
    /// The extremes come first: the most accurate design, the fastest and the lightest, as far as `count` goes and
    /// each once. Then, one by one, the member that adds most to the hypervolume of those chosen (Guerreiro,
    /// Fonseca and Paquete, "Greedy hypervolume subset selection in low dimensions", 2016: at least 1 − 1/e of the
    /// most that any choice adds); of equals the faster.
    ///
    /// Gains only shrink while the choice grows, so most are never reckoned again (Minoux, "Accelerated greedy
    /// algorithms", 1978). O(count · members) comparisons, and at worst as many hypervolumes of `count` designs.
    package func selection(of count: Int, by hypervolume: Hypervolume) -> [Candidate] {
        guard count < members.count else { return members }
        var chosen: [Int] = []
        for extreme in extremes where chosen.count < count && !chosen.contains(extreme) {
            chosen.append(extreme)
        }
        var volume = hypervolume.value(chosen.map { members[$0].figures })
        // An upper bound of what each member adds, and the size of the choice for which it is exact.
        var gains = members.map { _ in (value: Double.infinity, at: -1) }
        for index in chosen { gains[index].value = -1 }
        while chosen.count < count {
            var best = 0
            for index in gains.indices where gains[index].value > gains[best].value { best = index }
            guard gains[best].at == chosen.count else {
                let with = hypervolume.value((chosen + [best]).map { members[$0].figures })
                gains[best] = (max(0, with - volume), chosen.count)
                continue
            }
            volume += gains[best].value
            gains[best].value = -1
            chosen.append(best)
        }
        return chosen.sorted().map { members[$0] }
    }

    /// The most accurate member, the fastest, and the lightest; of equals the one that is best on the other axes,
    /// latency and accuracy before memory.
    private var extremes: [Int] {
        func best(_ precedes: (Figures, Figures) -> Bool) -> Int? {
            members.indices.min { precedes(members[$0].figures, members[$1].figures) }
        }
        return [
            best { (-$0.correct, $0.meanLatency, $0.memory) < (-$1.correct, $1.meanLatency, $1.memory) },
            best { ($0.meanLatency, -$0.correct, $0.memory) < ($1.meanLatency, -$1.correct, $1.memory) },
            best { ($0.memory, $0.meanLatency, -$0.correct) < ($1.memory, $1.meanLatency, -$1.correct) },
        ].compactMap(\.self)
    }
}
