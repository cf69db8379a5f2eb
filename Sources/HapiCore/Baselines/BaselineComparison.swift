/// Several ways to choose a design, each under several budgets, on one set of samples.
package struct BaselineComparison: Sendable {
    package let budgets: [BaselineBudget]
    /// In the order they are to be shown.
    package private(set) var rows: [Row]

    package struct Row: Sendable {
        package let method: BaselineMethod
        package let policy: ExitPolicy
        /// By budget.
        package fileprivate(set) var cells: [Cell]
    }

    /// What one method made of one budget.
    package struct Cell: Sendable {
        package enum Ending: String, Sendable, Hashable, CaseIterable {
            case finished, interrupted
            case notRun = "not-run"
        }

        package var ending = Ending.notRun
        /// The design; `nil` where none was found that meets the limits.
        package var best: Candidate?
        /// Which samples it answers rightly.
        package var right: RightAnswers?
        /// Designs judged.
        package var evaluations = 0
        /// What an exact search knows of its answer.
        package var proof: Proof?

        package init() {}
    }

    package struct Proof: Sendable, Hashable {
        /// Whether no design is better, or, without a design, none meets the limits.
        package var isProven: Bool
        /// Accuracy that no design exceeds.
        package var bound: Double?

        package init(isProven: Bool, bound: Double?) {
            self.isProven = isProven
            self.bound = bound
        }
    }

    /// - Parameter policies: the methods to compare, in order, with the policy of each.
    package init(budgets: [BaselineBudget], methods policies: [(BaselineMethod, ExitPolicy)]) {
        self.budgets = budgets
        rows = policies.map { method, policy in
            Row(method: method, policy: policy, cells: budgets.map { _ in Cell() })
        }
    }

    /// Enters what a method made of the budget of an index. Methods that are not compared are left out.
    package mutating func enter(_ cell: Cell, of method: BaselineMethod, at budget: Int) {
        guard let row = rows.firstIndex(where: { $0.method == method }) else { return }
        rows[row].cells[budget] = cell
    }

    package func cell(of method: BaselineMethod, at budget: Int) -> Cell? {
        rows.first { $0.method == method }?.cells[budget]
    }

    /// Whether every method came to its end under every budget.
    package var isFinished: Bool {
        rows.allSatisfy { $0.cells.allSatisfy { $0.ending == .finished } }
    }

    /// A method's design, then annealing's, sample by sample; `nil` where either has none. O(samples / 64).
    package func againstAnnealing(_ method: BaselineMethod, at budget: Int) -> PairedComparison? {
        guard method != .annealing, let own = cell(of: method, at: budget)?.right,
            let other = cell(of: .annealing, at: budget)?.right
        else { return nil }
        return PairedComparison(own, other)
    }
}
