import HapiCore
import HapiExplorer
import HapiFigures

/// What a candidate is at present, told by glyph first and colour second. Where several share a column the least is
/// seen.
enum ExitState: Comparable {
    case pinned, inDesign, forbidden, candidate, excluded

    /// In the order of the legend.
    static let legend: [ExitState] = [.inDesign, .pinned, .forbidden, .candidate, .excluded]

    init(_ exit: Int, _ input: PanelInput) {
        let document = input.document
        if document.forbidden.contains(exit) {
            self = .forbidden
        } else if document.design.contains(exit) {
            let runs = input.state.analysis.evaluation?.runnable.exits.contains(exit) == true
            self = !runs ? .excluded : document.pinned.contains(exit) ? .pinned : .inDesign
        } else {
            self = input.state.analysis.survey.excluded[exit] != nil ? .excluded : .candidate
        }
    }

    func glyph(_ glyphs: GlyphSet) -> Character {
        switch self {
        case .inDesign: glyphs.exitInDesign
        case .pinned: glyphs.exitPinned
        case .forbidden: glyphs.exitForbidden
        case .candidate: glyphs.exitCandidate
        case .excluded: glyphs.exitInfeasible
        }
    }

    var token: ThemeToken {
        switch self {
        case .inDesign: .exitInDesign
        case .pinned: .exitPinned
        case .forbidden: .exitForbidden
        case .candidate: .exitCandidate
        case .excluded: .exitInfeasible
        }
    }

    var meaning: String {
        switch self {
        case .inDesign: "in design"
        case .pinned: "pinned"
        case .forbidden: "forbidden"
        case .candidate: "candidate"
        case .excluded: "misses a limit"
        }
    }

    /// By what figures an exit misses a limit: as part of this design, or even alone. `nil` when it does not.
    static func missed(_ exit: Int, _ input: PanelInput) -> String? {
        let (document, evaluator) = (input.document, input.basis.evaluator)
        if let position = document.design.exits.firstIndex(of: exit), let deadline = document.limits.deadline,
            ExitState(exit, input) == .excluded
        {
            let path = evaluator.decisionUnit.worstPaths(document.design.exits)[position]
            return "misses deadline: path \(Excess(milliseconds: path, over: deadline).text)"
        }
        switch input.state.analysis.survey.excluded[exit] {
        case .deadline(let path):
            return document.limits.deadline.map {
                "misses deadline: path \(Excess(milliseconds: path, over: $0).text)"
            }
        case .memory(let bytes):
            return document.limits.memory.map { "misses memory: \(Excess(bytes: bytes, over: $0).text)" }
        case nil: return nil
        }
    }
}
