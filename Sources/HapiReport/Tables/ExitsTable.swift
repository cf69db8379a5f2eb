import HapiCore
import HapiFigures

/// The classifiers of one design in depth order: where they sit, what the way to them costs, and who leaves there.
struct ExitsTable {
    let report: Report
    let design: ReportDesign

    var table: PeopleTable {
        let network = report.network
        let evaluation = design.evaluation
        let rates = evaluation.rates
        let test = design.onTest?.shares
        let latencies = PathCosts(report.source.costs.latency, in: network)
            .paths(exits: evaluation.runnable.exits)
        var table = PeopleTable(
            heads: ["classifier", "after layer", "q: reached by", "leave here"]
                + (test == nil ? [] : ["on test samples"]) + ["way from the input"])
        for (place, classifier) in design.classifiers(in: network).enumerated() {
            let layer = network.layer(ofClassifier: classifier)
            let isFinal = classifier == network.finalClassifier
            let q = isFinal ? rates.layers[layer] : rates.exits[classifier]
            table.add(
                network.name(ofClassifier: classifier),
                [network.layers[layer].name, Format.percent(q), Format.percent(evaluation.shares[place])]
                    + (test.map { [Format.percent($0[place])] } ?? [])
                    + [Format.milliseconds(latencies[place])])
        }
        return table
    }
}
