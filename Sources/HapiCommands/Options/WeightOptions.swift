import ArgumentParser
import HapiCore

/// The latency weight of eq. 4, or `auto`.
enum LatencyWeight: ExpressibleByArgument, Sendable, Equatable {
    case auto
    case value(Double)

    init?(argument: String) {
        if argument == "auto" {
            self = .auto
            return
        }
        guard let number = Double(argument) else { return nil }
        self = .value(number)
    }

    var defaultValueDescription: String { self == .auto ? "auto" : "\(number)" }

    /// The weight; where `auto` chooses it, the one to begin with.
    var number: Double {
        if case .value(let number) = self { number } else { defaultLatencyWeight }
    }

    func check() throws {
        guard (0...1e6).contains(number) else {
            throw ValidationError("--weight \(number) is not a number from 0 to 1000000.")
        }
    }
}

/// The weight where it only tells what the objective of a design is.
struct WeightOption: ParsableArguments {
    @Option(help: ArgumentHelp("Latency weight of the objective.", valueName: "w"))
    var weight = LatencyWeight.value(defaultLatencyWeight)

    var value: Double { weight.number }

    func validate() throws {
        try weight.check()
        if weight == .auto {
            throw ValidationError(
                "--weight auto is for optimise, which searches for the weight; give a number here.")
        }
    }
}

/// The weight where it may be searched for.
struct SearchedWeightOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Latency weight of the objective, or auto: chosen by a grid search.",
            discussion: """
                auto makes the goal weighted, and prints the best design of each of \
                \(WeightSweep.grid.count) weights from 0.01 to 1. It takes the weight of their knee: of \
                these designs, the one farthest above the line from the fastest to the most accurate, both \
                axes measured between the two (Das 1999); the middle one of several such weights. Where the \
                designs are fewer than three there is no knee, and the weight is \(defaultLatencyWeight).
                """,
            valueName: "w"))
    var weight = LatencyWeight.value(defaultLatencyWeight)

    var value: Double { weight.number }
    var isAuto: Bool { weight == .auto }

    func validate() throws { try weight.check() }

    /// - Throws: a usage error (status 64) when the weight is to be chosen for a goal that has none.
    func check(for goal: Goal?) throws {
        guard isAuto, let goal, goal != .weighted else { return }
        throw ValidationError(
            "--weight auto chooses the weight of the weighted goal, and --goal \(goal.rawValue) has none; "
                + "leave one of them out.")
    }
}
