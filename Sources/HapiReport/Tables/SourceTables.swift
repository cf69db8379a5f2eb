import HapiFigures

/// Where the figures come from: the files that were read, and how the latencies were had.
struct SourceTables {
    let source: Report.Source

    var files: PeopleTable {
        var table = PeopleTable(heads: ["what", "file", "SHA-256"])
        for file in source.files { table.add(file.role, [file.name, file.sha256]) }
        return table
    }

    var measurement: PeopleTable {
        let measurement = source.profile.measurement
        let platform = source.profile.platform
        var table = PeopleTable(heads: ["latencies", measurement.kind.rawValue])
        func row(_ head: String, _ value: String) { table.add(head, [value]) }
        row("profile", source.profile.name)
        row("platform", "\(platform.title), \(Format.bytes(platform.memoryBytes)) of memory")
        row("method", measurement.method)
        row("runtime, precision", "\(measurement.runtime), \(measurement.precision)")
        if measurement.runs > 0 {
            row("statistic", "\(measurement.statistic) of \(Format.grouped(measurement.runs)) runs")
            row("warm-up runs", Format.grouped(measurement.warmup))
        } else {
            row("statistic", measurement.statistic)
        }
        if let endToEnd = measurement.endToEnd {
            row(
                "original network at once",
                "\(Format.milliseconds(endToEnd)); the sum of its layers is "
                    + Format.milliseconds(source.costs.originalLatency))
        }
        row(
            "worst path and deadline",
            source.hasTails ? "of latency tails" : "of medians: no tails in the profile")
        if source.costs.energy != nil { row("energy", "in the profile") }
        row("date", measurement.date)
        for reference in source.profile.references {
            row(
                "reference, \(reference.kind.rawValue)",
                "\(reference.name): \(Format.percent(reference.accuracy, digits: 2)) at "
                    + "\(Format.milliseconds(reference.latency)); \(reference.source)")
        }
        return table
    }
}
