import HapiCore
import HapiExplorer
import HapiFigures
import HapiFormats
import HapiRuntime

/// The results of a sweep for people: a row a task, with those columns of its terms in which the tasks differ.
struct SweepTable {
    let ledger: ResultLedger
    let shard: Shard
    let bench: SweepBench

    var lines: [String] {
        let tasks = ledger.tasks
        let terms: [(head: String, text: (SweepTask) -> String)] = [
            ("profile", { InputError.printable($0.profile) }), ("limits", { $0.limits.title }),
            ("policy", { $0.policy.title }), ("search", { $0.search.title }),
        ]
        let shown = terms.enumerated().filter { index, term in
            index < 2 || Set(tasks.map(term.text)).count > 1
        }.map(\.element)
        var table = TextTable(
            header: shown.map(\.head) + ["accuracy", "mean latency", "threshold", "exits after"])
        for (index, task) in tasks.enumerated() where shard.holds(index) {
            table.rows.append(shown.map { $0.text(task) } + figures(index, task))
        }
        return table.lines
    }

    private func figures(_ index: Int, _ task: SweepTask) -> [String] {
        guard let evaluation = ledger.entries[index]?.result.evaluation else { return ["not done"] }
        guard let figures = evaluation.figures, let exits = evaluation.exits else {
            // What would do instead is in the result, and too long for a table.
            let reason = (evaluation.reason ?? "infeasible").prefix { $0 != ";" }
            return ["—", InputError.printable(String(reason))]
        }
        return [
            Format.percent(figures.accuracy, digits: 2), Format.milliseconds(figures.meanLatency),
            Format.fixed(evaluation.threshold, digits: 3),
            exits.isEmpty ? "none" : exits.map { layer(of: $0, task) }.joined(separator: ","),
        ]
    }

    /// An exit by the layer that it follows, which is shorter and which `--exits` takes as well.
    private func layer(of exit: String, _ task: SweepTask) -> String {
        let network = bench.network(task)
        let layer = network.flatMap { network in
            network.candidate(named: exit).map { network.layers[network.exits[$0].layer].name }
        }
        return InputError.printable(layer ?? exit)
    }
}
