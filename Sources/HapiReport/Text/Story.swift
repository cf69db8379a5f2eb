import HapiCore
import HapiFigures

/// What a report says in sentences, for the page and for Markdown alike.
struct Story {
    let report: Report

    private var source: Report.Source { report.source }
    private var kind: String { source.profile.measurement.kind.rawValue }

    var title: String { "\(report.network.name) on \(source.profile.platform.title)" }

    var facts: [(name: String, value: String, isCaution: Bool)] {
        let answers = source.model.calibration.kind
        var facts = [
            ("latency", kind, source.isModelled),
            (
                "calibration", "\(answers.rawValue), \(Words.counted(source.samples, "sample"))",
                answers == .synthetic
            ),
        ]
        if let test = source.model.test, let samples = source.testSamples {
            facts.append(
                (
                    "test", "\(test.kind.rawValue), \(Words.counted(samples, "sample"))",
                    test.kind == .synthetic
                )
            )
        }
        return facts + [
            ("limits", Words.limits(report.terms.limits).joined(separator: ", "), false),
            ("goal", report.terms.goal.rawValue, false),
        ]
    }

    /// A sentence a design, the figure that counts first, and one about the original network.
    var lead: [String] {
        let original = report.baselines.first { $0.role == .baseline(.original) }
        if report.network.exits.isEmpty, let original {
            return [
                "The network has no candidate exits, and so there is no other design than the original. It "
                    + "\(answers(original))."
            ]
        }
        let sentences = report.designs.enumerated().map { index, design in
            let isOnly = report.designs.count == 1
            let subject = design.role == .found ? "The best design found" : "The design of \(design.name)"
            return "\(isOnly ? subject : "\(Words.letter(index)), \(design.name),") has "
                + "\(Words.counted(design.evaluation.runnable.exits.count, "exit")) at the threshold "
                + "\(Words.threshold(design.evaluation.design.threshold)) and \(answers(design))"
                + (original.map { against($0, design) } ?? "") + "."
        }
        guard let original else { return sentences }
        let judged = original.onTest ?? original.evaluation
        let last =
            "The original network answers \(Format.percent(judged.accuracy, digits: 2)) in "
            + "\(Format.milliseconds(judged.meanLatency))."
        return report.designs.count == 1 ? [sentences[0] + " " + last] : sentences + [last]
    }

    private func answers(_ design: ReportDesign) -> String {
        let judged = design.onTest ?? design.evaluation
        return "answers \(Format.percent(judged.accuracy, digits: 2)) of the "
            + "\(design.onTest == nil ? "calibration" : "test") samples rightly (95 %: "
            + "\(Words.interval(judged.accuracyInterval))) in \(Format.milliseconds(judged.meanLatency)) on average"
    }

    private func against(_ original: ReportDesign, _ design: ReportDesign) -> String {
        let isTested = design.onTest != nil
        guard let pair = design.compared(to: original, onTest: isTested) else { return "" }
        let own = isTested ? design.onTest : design.evaluation
        let others = isTested ? original.onTest : original.evaluation
        guard let own, let others else { return "" }
        return ": against the original network \(Format.points(pair.difference))"
            + (pair.isDistinguishable ? "" : " (which these samples cannot tell from none)")
            + ", and \(Words.change(own.meanLatency, from: others.meanLatency)) in time"
    }

    /// What a reader must not miss.
    var cautions: [String] {
        var cautions: [String] = []
        if source.isModelled {
            cautions.append(
                "Every latency\(source.costs.energy == nil ? "" : " and energy") on this page is modelled, not measured; how, "
                    + "is told under “Where the figures come from”.")
        }
        if source.isSynthetic {
            cautions.append(
                "The answers are synthetic: a generator made them up, and no network was run.")
        }
        if source.testSamples == nil {
            cautions.append(
                "The model has no test samples: every accuracy here is one that the designs were chosen by.")
        }
        if report.search.isInterrupted {
            cautions.append("The search was interrupted: a longer one may find better designs.")
        }
        return cautions
    }

    var selected: String {
        "The calibration figure is a selected one: designs are chosen by it, and luck on these samples is part of "
            + "what a search finds. The test figure is not."
    }

    var backbone: [String] {
        [
            "q is the probability that a layer runs for a sample (HAPI, Sec. 5), counted on the calibration samples. "
                + "The backbone has \(Words.counted(report.network.layers.count, "layer")) and "
                + "\(Words.counted(report.network.exits.count, "candidate exit"))."
        ]
    }

    var front: [String] {
        let search = report.search
        let designs = Words.counted(search.front.count, "design")
        let judged =
            search.space < Double(search.evaluations)
            ? "\(designs) of the \(Format.grouped(Int(search.space))) that there are, judged "
                + "\(Format.grouped(search.evaluations)) times"
            : "\(designs) of \(Format.grouped(search.evaluations)) judged"
        var text =
            "The line is the best accuracy found at or below each mean latency (\(kind)) within the limits: "
            + judged
        if search.random != nil {
            text +=
                search.isRandomTheSame
                ? "; random search judged as many and found the same front"
                : "; random search judged as many"
        }
        text += "."
        let rules =
            report.network.exits.isEmpty
            ? ""
            : "SDN, BranchyNet and all exits stand at the threshold that the goal prefers; their thin lines are all "
                + "their thresholds. "
        var story = [text, rules + selected]
        if let deadline = report.terms.limits.deadline {
            story.append(
                "The deadline of \(Format.milliseconds(deadline)) binds the worst path, not the mean: what cannot run "
                    + "in time is cut off before a design is judged. The original network is shown whole.")
        }
        if report.designs.contains(where: { $0.role == .plan }) {
            story.append("Goal, limits and policy of the search, and so of the front, are those of A.")
        }
        story += report.leftOut.map { "\($0.method.title) is left out: \($0.reason)." }
        return story
    }

    var thresholds: [String] {
        [
            "The exits of the design at every threshold, from the answers of every sample and without interpolation: "
                + "\(ReportDesign.curvePoints) points. Latency is \(kind)."
        ]
    }

    var annealing: [String] {
        let trajectory = report.search.trajectory
        let proof =
            switch report.search.proof {
            case .holds?: "Branch and bound proved the best design found to be the best that there is."
            case .fails(let better)?:
                "Branch and bound finds a better design, of "
                    + GoalValue(report.search.goal, original: report.terms.original).text(better)
                    + ": optimise --method exact writes it as a plan."
            case nil: "It is a heuristic: what it found is not proven to be the best."
            }
        var story = [
            "Simulated annealing with seed \(trajectory.seed), \(Words.counted(trajectory.evaluations, "design")) judged"
                + ", goal \(report.search.goal.rawValue), thinned evenly. \(proof)"
        ]
        let hidden = AnnealingPlot(report).hidden
        if hidden > 0 {
            story.append(
                "\(Format.grouped(hidden)) of the \(Words.counted(report.search.points.count, "point")) lie outside the "
                    + "drawing, far from the others or from the limits.")
        }
        return story
    }
}
