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
            ("limits", Words.limits(report.terms.limits), false),
            ("goal", report.terms.goal.rawValue, false),
        ]
    }

    /// A sentence a design, the figure that counts first.
    var lead: [String] {
        report.designs.enumerated().map { index, design in
            let evaluation = design.evaluation
            let judged = design.onTest ?? evaluation
            let exits = evaluation.runnable.exits.count
            let set = design.onTest == nil ? "calibration" : "test"
            let isOnly = report.designs.count == 1
            return "\(isOnly ? "The best design found" : "\(Words.letter(index)), \(design.name),") has "
                + "\(Words.counted(exits, "exit")) and answers "
                + "\(Format.percent(judged.accuracy, digits: 2)) of the \(set) samples rightly (95 %: "
                + "\(Words.interval(judged.accuracyInterval))) in \(Format.milliseconds(judged.meanLatency)) "
                + "on average. " + original(design)
        }
    }

    private func original(_ design: ReportDesign) -> String {
        guard let original = report.baselines.first(where: { $0.role == .baseline(.original) }),
            let judged = original.onTest ?? Optional(original.evaluation),
            let pair = design.compared(to: original, onTest: original.onTest != nil)
        else { return "" }
        let verdict = pair.isDistinguishable ? "" : ", which these samples cannot tell from none"
        return "The original network answers \(Format.percent(judged.accuracy, digits: 2)) in "
            + "\(Format.milliseconds(judged.meanLatency)): a difference of \(Format.points(pair.difference))"
            + "\(verdict), and of \(Words.change((design.onTest ?? design.evaluation).meanLatency, from: judged.meanLatency)) in time."
    }

    /// What a reader must not miss.
    var cautions: [String] {
        var cautions: [String] = []
        if source.isModelled {
            cautions.append(
                "Every latency\(source.costs.energy == nil ? "" : " and energy") on this page is modelled, not measured: "
                    + "\(source.profile.measurement.method)")
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
        var text =
            "The line is the best accuracy found at or below each mean latency (\(kind)) within the limits: "
            + "\(Words.counted(search.front.count, "design")) of \(Format.grouped(search.evaluations)) judged"
        text += search.random == nil ? "." : "; random search judged as many."
        var story = [
            text,
            "SDN, BranchyNet and all exits stand at the threshold that the goal prefers; their thin lines are all "
                + "their thresholds. " + selected,
        ]
        if let deadline = report.terms.limits.deadline {
            story.append(
                "The deadline of \(Format.milliseconds(deadline)) binds the worst path, not the mean: what cannot run "
                    + "in time is cut off before a design is judged. The original network is shown whole.")
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
        return [
            "Simulated annealing with seed \(trajectory.seed), \(Words.counted(trajectory.evaluations, "design")) judged"
                + ", goal \(report.search.goal.rawValue), thinned evenly. It is a heuristic: what it found is not proven "
                + "to be the best."
        ]
    }
}
