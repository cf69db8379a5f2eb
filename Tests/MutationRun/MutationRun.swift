import Foundation
import Mutations

/// What `make mutations` runs: files of every kind changed by the thousand, and what the program makes of them.
///
/// The trials run in a process of their own, which is watched: one that ends or stands still is a rule broken at the
/// number that it was at, and the next goes on behind it.
@main
enum MutationRun {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let numbers = arguments.dropFirst().map { UInt64($0) }
        do {
            switch (arguments.first, numbers.compactMap(\.self)) {
            case ("run", let terms) where terms.count == 2 && numbers.count == 2:
                try run(count: Int(clamping: terms[0]), seed: terms[1])
            case ("only", let terms) where terms.count == 2 && numbers.count == 2:
                try only(Int(clamping: terms[0]), seed: terms[1])
            case ("work", let terms) where terms.count == 3 && numbers.count == 3:
                try Worker.work(Int(clamping: terms[0])..<Int(clamping: terms[1]), seed: terms[2])
            default: fail("usage: hapi-mutate run COUNT SEED | only NUMBER SEED", status: 64)
            }
        } catch {
            fail("\(error)", status: 1)
        }
    }

    private static func run(count: Int, seed: UInt64) throws {
        let start = ContinuousClock.now
        let kinds = try Specimens().kinds
        var tally = Tally(kinds)
        try Watcher(seed: seed, kinds: kinds.count).watch(0..<count) { report in
            if let breach = tally.add(report) { write("\(breach)\n") }
        }
        let seconds = Int(start.duration(to: .now) / .seconds(1))
        write(tally.table + "\n\(count) mutations, seed \(seed), in \(seconds) s\n")
        guard let first = tally.breaches.first else { return }
        write(
            "\(tally.breaches.count) broken: make mutations SEED=\(seed) ONLY=\(first.number) shows the first\n"
        )
        exit(1)
    }

    /// One trial, and the changed file to look at.
    private static func only(_ number: Int, seed: UInt64) throws {
        let specimens = try Specimens()
        var trials = Trials(specimens, seed: seed)
        let (title, bytes) = trials.mutant(number)
        let path = FileManager.default.temporaryDirectory.path + "/hapi-mutation-\(seed)-\(number)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        write("\(number): \(title)\n  \(path)\n")
        var tally = Tally(specimens.kinds)
        try Watcher(seed: seed, kinds: specimens.kinds.count).watch(number..<(number + 1)) { report in
            if let breach = tally.add(report) { write("\(breach)\n") }
        }
        guard tally.breaches.isEmpty else { exit(1) }
        // What another process did without harm, this one may.
        let trial = trials.run(number)
        switch (trial.outcome, trial.verdict) {
        case (.failure(let error), _): write("refused: \(error)\n")
        case (.success, .success(let verdict)): write("read, \(verdict.rawValue) to what it was\n")
        case (.success, .failure(let breach)): write("\(breach)\n")
        }
    }

    /// At once, for whoever looks on.
    static func write(_ text: String, to file: FileHandle = .standardOutput) {
        // There is nowhere left to say that this failed.
        try? file.write(contentsOf: Data(text.utf8))
    }

    private static func fail(_ text: String, status: Int32) -> Never {
        write("hapi-mutate: \(text)\n", to: .standardError)
        exit(status)
    }
}
