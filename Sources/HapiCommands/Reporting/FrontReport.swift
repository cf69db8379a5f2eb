import HapiCore
import HapiFigures
import HapiFormats
import HapiJSON

/// What is told of a front beside the best design: the designs that `--front` chose, how good the front is, and
/// the weights that `--weight auto` tried.
struct FrontReport {
    private let problem: SearchProblem
    private let front: Front
    private let weights: WeightSweep?
    private let hypervolume: Hypervolume
    /// Members that are shown, by rising latency; all unless some were asked for.
    private let shown: [Candidate]
    private let isChosen: Bool

    /// - Parameter count: of designs that were asked for, if any were.
    init(_ problem: SearchProblem, _ front: Front, count: Int?, weights: WeightSweep?) {
        self.problem = problem
        self.front = front
        self.weights = weights
        hypervolume = Hypervolume(reference: Hypervolume.Reference(problem.evaluator))
        shown = count.map { [hypervolume] in front.selection(of: $0, by: hypervolume) } ?? front.members
        isChosen = count != nil
    }

    /// `"front"`; `"weights"` where they were swept; `"hypervolume"` where a number of designs was asked for.
    func members(_ document: EvaluationDocument) -> [(String, JSONOutput)] {
        let designs = shown.compactMap { problem.evaluate($0) }.map { document.output($0) }
        return [("front", .array(designs))]
            + (weights.map { [("weights", document.output($0))] } ?? [])
            + (isChosen ? [("hypervolume", document.output(hypervolume, of: front, shown: shown))] : [])
    }

    /// The same as text, for people; empty when nothing of it was asked for.
    var tables: [String] {
        (weights.map(weightTable) ?? []) + (isChosen ? frontTable : [])
    }

    /// One row for the weights that give the same design.
    private func weightTable(_ weights: WeightSweep) -> [String] {
        var table = TextTable(header: ["weight", "", "accuracy", "mean latency", "threshold", "exits after"])
        var rest = weights.entries[...]
        while let first = rest.first {
            let same = rest.prefix { $0.design == first.design }
            rest = rest.dropFirst(same.count)
            let last = same.last?.weight ?? first.weight
            table.rows.append([
                last > first.weight ? "\(first.weight) … \(last)" : "\(first.weight)",
                weights.hasKnee && same.indices.contains(weights.choice) ? "knee" : "",
                accuracy(first.design.figures), Format.milliseconds(first.design.figures.meanLatency),
                threshold(first.design), exits(first.design),
            ])
        }
        let verdict =
            weights.hasKnee ? "the knee of these designs" : "the default, for these designs have no knee"
        return ["", "design by latency weight"] + table.lines + ["weight \(weights.weight): \(verdict)"]
    }

    private var frontTable: [String] {
        var table = TextTable(header: ["mean latency", "accuracy", "memory", "threshold", "exits after"])
        for member in shown {
            table.rows.append([
                Format.milliseconds(member.figures.meanLatency), accuracy(member.figures),
                Format.bytes(member.figures.memory), threshold(member), exits(member),
            ])
        }
        let volumes = [shown.map(\.figures), front.members.map(\.figures)].map {
            Format.fixed(hypervolume.value($0), digits: 4)
        }
        let title =
            "\(shown.count) of a front of \(front.members.count); hypervolume \(volumes[0]), "
            + "of the whole front \(volumes[1])"
        return ["", title] + table.lines
    }

    private func accuracy(_ figures: Figures) -> String {
        Format.percent(Double(figures.correct) / Double(problem.original.samples), digits: 2)
    }

    private func threshold(_ candidate: Candidate) -> String { Format.fixed(candidate.threshold, digits: 3) }

    /// By the layers that they follow, which are shorter and which `--exits` takes as well.
    private func exits(_ candidate: Candidate) -> String {
        let network = problem.evaluator.network
        let names = candidate.runnable.exits.map {
            InputError.printable(network.layers[network.exits[$0].layer].name)
        }
        return names.isEmpty ? "none" : names.joined(separator: ",")
    }
}
