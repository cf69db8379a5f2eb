import HapiCore
import TestSupport

/// A data set, and designs to judge on it.
struct Workload {
    let name: String
    let evaluator: Evaluator
    /// The same answers as they came, for those who work without columns.
    let calibration: Calibration
    let confident: ConfidentColumns
    /// Six exits each, ascending, drawn evenly: no two need have anything in common.
    let designs: [[Int]]
    /// All of a design runs.
    private let reach: ExitDecisionUnit.Reach

    static let exits = 6
    static let threshold = 0.8

    init(_ name: String, _ evaluator: Evaluator, _ calibration: Calibration, designs count: Int = 4096) throws
    {
        self.name = name
        self.evaluator = evaluator
        self.calibration = calibration
        confident = ConfidentColumns(evaluator.answers, threshold: Self.threshold)
        var generator = Generator(seed: 6)
        let candidates = evaluator.network.exits.count
        let designs = (0..<count).map { _ in
            var chosen: Set<Int> = []
            while chosen.count < min(Self.exits, candidates) {
                chosen.insert(generator.index(below: candidates))
            }
            return chosen.sorted()
        }
        self.designs = designs
        reach = try unwrap(designs.first.flatMap { evaluator.decisionUnit.reach($0, deadline: nil) })
    }

    var classifiersOfDesign: Int { min(Self.exits, evaluator.network.exits.count) + 1 }

    /// Bytes that one design cannot do without: two bit columns, "sure" and "right", of each of its classifiers,
    /// the column of all samples, and the standings of its classifiers for the samples at the front that the
    /// final classifier is not sure of.
    var bytesOfDesign: Int { bytes(classifiers: classifiersOfDesign) }

    /// The same of all classifiers: what designs read between them.
    var workingSet: Int { bytes(classifiers: evaluator.network.classifierCount) }

    private func bytes(classifiers: Int) -> Int {
        let column = evaluator.answers.words * 8
        let standing = classifierCountFitsByte ? 1 : 2
        return classifiers * (2 * column + unsureSamples * standing) + column
    }

    private var classifierCountFitsByte: Bool { evaluator.network.classifierCount <= 127 }

    /// Samples that the final classifier is not sure of, which lie at the front, in whole words.
    private var unsureSamples: Int {
        let cut = calibration.metric.cut(at: Self.threshold)
        let final = calibration.confidence.suffix(calibration.samples)
        let unsure = final.count { calibration.metric.sureness(of: $0) < cut }
        return (unsure + 63) / 64 * 64
    }

    /// Judges one design with bit columns, as a search does.
    func figures(_ design: [Int], counter: inout TallyCounter) -> Figures {
        evaluator.figures(of: design, reach: reach, confident: confident, counter: &counter)
    }
}
