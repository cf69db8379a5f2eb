import ArgumentParser
import HapiFormats
import HapiRuntime

/// What a profile says that no tool's file does.
struct ImportedProfileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Write the profile to this file, above or beside the model.", valueName: "file"))
    var out: String?

    @Flag(help: "Let --out replace an existing file.")
    var force = false

    @Option(help: ArgumentHelp("The profile's name (default: network, platform).", valueName: "text"))
    var name: String?

    @Option(help: ArgumentHelp("The device.", valueName: "text"))
    var platform: String?

    @Option(
        help: ArgumentHelp("Power or clock mode, threads: what the device has several of.", valueName: "text")
    )
    var mode: String?

    @Option(help: ArgumentHelp("The device's memory, bytes (or 16GiB).", valueName: "bytes"))
    var memory: ByteCount?

    @Option(
        help: ArgumentHelp("fp32, fp16, int8 … (default: what the file tells).", valueName: "text"))
    var precision: String?

    @Option(help: ArgumentHelp("Runtime and version (default: the tool's).", valueName: "text"))
    var runtime: String?

    @Option(
        help: ArgumentHelp(
            "When it was measured, YYYY-MM-DD (default: from the file's name, as ONNX Runtime writes it).",
            valueName: "date"))
    var date: String?

    /// - Parameters:
    ///   - file: what the tool wrote, whose name may tell a date.
    ///   - tellsPrecision: whether such files may tell the precision.
    ///   - tellsRuntime: whether it is known what wrote them.
    /// - Throws: a usage error (status 64) that names every option that is missing.
    func check(
        for mapping: MappingOptions?, file: String, tellsPrecision: Bool = false, tellsRuntime: Bool = true
    ) throws {
        if mapping?.suggest == true { return }
        var missing: [String] = []
        if out == nil { missing.append("--out FILE") }
        if platform?.isEmpty ?? true { missing.append("--platform TEXT") }
        if memory?.value == nil { missing.append("--memory BYTES") }
        if precision == nil, !tellsPrecision { missing.append("--precision TEXT") }
        if runtime == nil, !tellsRuntime { missing.append("--runtime TEXT") }
        if date == nil, Self.date(in: PathParts.name(of: file)) == nil {
            missing.append("--date YYYY-MM-DD, when it was measured")
        }
        guard missing.isEmpty else {
            throw ValidationError(
                "A profile needs \(missing.joined(separator: ", ")): the times do not tell.")
        }
        if let date, !Self.isDate(date) {
            throw ValidationError("--date \(date) is no date: write YYYY-MM-DD.")
        }
    }

    /// - Throws: a usage error where neither the options nor the file tell.
    func measurement(
        kind: Profile.Measurement.Kind, method: String, timings: NodeTimings.Source, endToEnd: Double?,
        file: String = ""
    ) throws -> Profile.Measurement {
        guard let precision = precision ?? timings.precision else {
            throw ValidationError("Give --precision: the times do not tell.")
        }
        guard let date = date ?? Self.date(in: PathParts.name(of: file)) else {
            throw ValidationError("Give --date YYYY-MM-DD, when it was measured: the times do not tell.")
        }
        return Profile.Measurement(
            kind: kind, method: method, precision: precision, runtime: runtime ?? timings.runtime,
            warmup: timings.dropped, runs: timings.runs, statistic: timings.statistic, endToEnd: endToEnd,
            date: date)
    }

    /// The date in a name such as onnxruntime_profile__2026-11-20_18-03-59.json.
    private static func date(in name: String) -> String? {
        name.split { !($0.isNumber || $0 == "-") }.map(String.init).first(where: isDate)
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let figures = parts.compactMap { $0.allSatisfy { ("0"..."9").contains($0) } ? Int($0) : nil }
        return parts.map(\.count) == [4, 2, 2] && figures.count == 3 && (1...12).contains(figures[1])
            && (1...31).contains(figures[2])
    }
}
