import Foundation

/// Waiting for what will come in its own time.
enum Poll {
    /// Far beyond what anything here takes, even on a busy machine: it bounds a failure, and measures nothing.
    static let patience = Duration.seconds(30)

    struct TimeOut: Error, CustomStringConvertible {
        let waitedFor: String
        let seen: String
        var description: String {
            "waited in vain for \(waitedFor)" + (seen.isEmpty ? "" : "; seen:\n\(seen)")
        }
    }

    /// Asks every 20 ms until there is an answer. `seen` says what there was instead, for the failure.
    static func answer<Answer>(
        _ waitedFor: String, every microseconds: UInt32 = 20_000, patience: Duration = patience,
        seen: () -> String = { "" }, _ probe: () throws -> Answer?
    ) throws -> Answer {
        let start = ContinuousClock.now
        while true {
            if let answer = try probe() { return answer }
            guard start.duration(to: .now) < patience else {
                throw TimeOut(waitedFor: waitedFor, seen: seen())
            }
            usleep(microseconds)
        }
    }

    /// The same for a condition.
    static func until(
        _ waitedFor: String, every microseconds: UInt32 = 20_000, patience: Duration = patience,
        seen: () -> String = { "" }, _ condition: () throws -> Bool
    ) throws {
        let _: Void = try answer(waitedFor, every: microseconds, patience: patience, seen: seen) {
            try condition() ? () : nil
        }
    }
}
