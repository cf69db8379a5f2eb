import HapiCore
import HapiFigures

extension PageView {
    init(_ report: Report, css: String) {
        let story = Story(report: report)
        self.css = css
        program = Markup.shown(report.source.program)
        network = Markup.shown(report.network.name)
        platform = Markup.shown(report.source.profile.platform.title)
        isOfPlans = report.designs.contains { $0.role == .plan }
        badges =
            story.facts.map { Badge($0.name, $0.value, isCaution: $0.isCaution) }
            + [Badge("made by", report.source.program)]
        lead = story.lead.map { Words.unbroken(Markup.shown($0)) }
        tiles = report.designs.count == 1 ? Self.tiles(report, report.designs[0]) : []
        cautions = story.cautions.map(Markup.shown)
        sections = Self.sections(report, story)
    }

    private static func tiles(_ report: Report, _ design: ReportDesign) -> [Tile] {
        let evaluation = design.evaluation
        let original = report.terms.original
        var tiles: [Tile] = []
        if let test = design.onTest {
            tiles.append(
                Tile(
                    "test accuracy", Format.percent(test.accuracy, digits: 2),
                    Words.interval(test.accuracyInterval)))
        }
        tiles += [
            Tile(
                "selected accuracy", Format.percent(evaluation.accuracy, digits: 2),
                "calibration; original \(Format.percent(original.accuracy, digits: 2))"),
            Tile(
                "mean latency", Format.milliseconds(evaluation.meanLatency),
                "\(Words.change(evaluation.meanLatency, from: original.latency)) against "
                    + Format.milliseconds(original.latency)),
            Tile(
                "worst path", Format.milliseconds(evaluation.worstLatency),
                report.source.hasTails ? "of latency tails" : "of medians"),
            Tile("weights", Format.bytes(evaluation.memory), "of all that can run"),
        ]
        if let energy = evaluation.meanEnergy {
            tiles.append(Tile("mean energy", Format.millijoules(energy), "per sample"))
        }
        return tiles
    }

    private static func sections(_ report: Report, _ story: Story) -> [Section] {
        let source = SourceTables(source: report.source)
        let exits = report.designs.enumerated().map { index, design in
            Table(
                ExitsTable(report: report, design: design).table, look: "exits",
                title: report.designs.count == 1 ? nil : "\(Words.letter(index)) · \(design.name)")
        }
        func figure(
            _ plot: ReportPlot, _ heading: String, _ caption: [String], _ tables: [Table] = []
        ) -> Section {
            Section(
                plot.rawValue, heading, figure: plot.drawing(report), caption: caption, tables: tables)
        }
        return [
            figure(.backbone, "Backbone and exits", story.backbone, exits),
            figure(.front, "Accuracy against latency", story.front),
            figure(.thresholds, "Every threshold", story.thresholds),
            figure(.annealing, "The search", story.annealing),
            Section(
                "designs", "Designs side by side", intro: [story.selected],
                tables: [Table(DesignsTable(report).table, look: "designs")]),
            Section(
                "sources", "Where the figures come from",
                tables: [
                    Table(source.measurement, look: "facts"), Table(source.files, look: "files"),
                ]),
            Section("again", "The same figures again", commands: report.commands),
        ]
    }
}
