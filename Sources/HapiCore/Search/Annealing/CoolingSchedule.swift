/// The constants of annealing that a user may turn: how hot it starts, how far it cools, and how often it is
/// heated again or begins afresh. Only values that make sense can be had.
///
///     let slow = try CoolingSchedule().with([.cycle: 50_000, .span: 1e-5])
package struct CoolingSchedule: Sendable, Hashable {
    /// Probability of accepting a typical worsening move at the start.
    package private(set) var startAcceptance = 0.5
    /// Last temperature of a cycle relative to the start temperature.
    package private(set) var span = 1e-4
    /// First temperature of a reheated cycle, likewise.
    package private(set) var reheat = 0.1
    /// Every so many cycles one starts afresh.
    package private(set) var restartInterval = 4
    /// A cycle is a fifth of a small budget, and not longer than this many evaluations.
    package private(set) var longestCycle = 20_000

    /// What searches use unless they are told otherwise.
    package init() {}

    /// A constant by the name that the command line has for it.
    package enum Term: String, Sendable, Hashable, CaseIterable {
        case acceptance, span, reheat, restart, cycle
    }

    /// O(1).
    package subscript(term: Term) -> Double {
        switch term {
        case .acceptance: startAcceptance
        case .span: span
        case .reheat: reheat
        case .restart: Double(restartInterval)
        case .cycle: Double(longestCycle)
        }
    }

    /// The same schedule with other values for some terms. O(terms).
    /// - Throws: `Defect` for the first term, in the order of `Term`, whose value makes no sense beside the others.
    package func with(_ values: [Term: Double]) throws(Defect) -> CoolingSchedule {
        func value(_ term: Term) -> Double { values[term] ?? self[term] }
        for term in Term.allCases where !Self.allows(value(term), for: term, span: value(.span)) {
            throw Defect(term: term, value: value(term))
        }
        var schedule = self
        schedule.startAcceptance = value(.acceptance)
        schedule.span = value(.span)
        schedule.reheat = value(.reheat)
        schedule.restartInterval = Int(value(.restart))
        schedule.longestCycle = Int(value(.cycle))
        return schedule
    }

    /// A value that a term cannot have.
    package struct Defect: Error, Sendable, Hashable {
        package let term: Term
        package let value: Double

        /// What the value must be.
        package var expected: String {
            switch term {
            case .acceptance: "a probability greater than 0 and less than 1"
            case .span: "from 1e-12 to less than 1, as a share of the first temperature"
            case .reheat: "from the span to 1, as a share of the first temperature"
            case .restart: "a whole number of cycles from 1 to \(CoolingSchedule.mostCycles)"
            case .cycle: "a whole number of evaluations from 1 to \(CoolingSchedule.mostEvaluations)"
            }
        }
    }

    private static func allows(_ value: Double, for term: Term, span: Double) -> Bool {
        func isWhole(upTo most: Int) -> Bool {
            value >= 1 && value <= Double(most) && value == value.rounded()
        }
        return switch term {
        case .acceptance: value > 0 && value < 1
        // Far below, changes are divided by temperatures that are hardly numbers.
        case .span: value >= 1e-12 && value < 1
        case .reheat: value >= span && value <= 1
        case .restart: isWhole(upTo: mostCycles)
        case .cycle: isWhole(upTo: mostEvaluations)
        }
    }

    private static let mostCycles = 1_000_000
    private static let mostEvaluations = 1_000_000_000
}
