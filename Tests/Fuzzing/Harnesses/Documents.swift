import HapiFormats
import HapiJSON

extension Harness {
    /// What commands print with `--json`, as it is checked.
    static let documents = Harness("documents", longest: 4096) { bytes in
        guard let format = attempt({ try FileFormat.of(JSONReader.read(bytes)) }) else { return }
        switch format {
        case .evaluation: _ = attempt { try EvaluationSummary.read(bytes, file: fuzzedFile) }
        case .baselines: _ = attempt { try BaselinesSummary.read(bytes, file: fuzzedFile) }
        case .replay: _ = attempt { try ReplaySummary.read(bytes, file: fuzzedFile) }
        case .comparison: _ = attempt { try ComparisonSummary.read(bytes, file: fuzzedFile) }
        case .imported: _ = attempt { try ImportSummary.read(bytes, file: fuzzedFile) }
        default: break
        }
    }
}
