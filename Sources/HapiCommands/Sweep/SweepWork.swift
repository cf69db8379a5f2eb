import HapiFormats
import HapiRuntime

/// The two things to do with a sweep: make its results, or put those together that its shards made.
struct SweepWork {
    var bench: SweepBench
    var ledger: ResultLedger
    let shard: Shard
    let out: String?
    /// Whether a table is printed rather than lines.
    let table: Bool

    /// Makes what is missing, and prints or writes it.
    /// - Throws: status 65 for a file of results that is not this sweep's, 73 for one that cannot be written, 74,
    ///   130 when the user ended it.
    func search(threads: Int?, progress: Progress) throws {
        var work = self
        let file = try work.open()
        let pending = work.ledger.missing(shard)
        let tasks = ledger.tasks
        progress.update { SweepRun.report(0, of: pending.count, secondsLeft: nil) }
        try Refusal.reporting { () throws(InputError) in try work.bench.prepare(pending.map { tasks[$0] }) }
        Interruption.watch()
        let run = SweepRun(
            work.bench, tasks, pending: pending, file: file, prints: !table, progress: progress)
        let lines: [Int: String]
        do throws(SweepRun.Failure) {
            lines = try run.run(threads: threads)
        } catch {
            switch error {
            case .notWritten(let failure): throw Self.notWritten(failure)
            case .outputLost: throw Status.outputLost
            }
        }
        try Refusal.reporting { () throws(InputError) in
            for (index, line) in lines { try work.ledger.enter(line, task: index) }
        }
        if let file {
            do throws(AtomicWriter.Failure) { try file.settle(work.ledger.text) } catch {
                throw Self.notWritten(error)
            }
        }
        try work.tell()
        if work.ledger.missing(shard).isEmpty { return }
        StandardError.print(
            "hapi-tui: interrupted; \(work.doneOfAll)"
                + (file == nil ? "" : ", and the same command goes on from there"))
        throw Status.interrupted
    }

    /// The file of results, with what is there taken into the ledger.
    private mutating func open() throws -> ResultFile? {
        guard let out else { return nil }
        let file: ResultFile
        do throws(AtomicWriter.Failure) { file = try ResultFile(out) } catch {
            throw Self.notWritten(error)
        }
        let shard = shard
        let length = try Refusal.reporting { () throws(InputError) in
            try ledger.take(out, shard: shard, dropsTornEnd: true)
        }
        do throws(AtomicWriter.Failure) { try file.cut(to: length) } catch {
            throw Self.notWritten(error)
        }
        if !ledger.entries.isEmpty {
            StandardError.print("hapi-tui: going on from \(InputError.printable(out)): \(doneOfAll)")
        }
        return file
    }

    /// Puts the results of several files together.
    /// - Throws: status 65 where one is missing, double or of something else, 73 and 74.
    func merge(_ files: [String]) throws {
        var work = self
        try Refusal.reporting { () throws(InputError) in
            for file in files { try work.ledger.take(file) }
            let missing = work.ledger.missing()
            guard let first = missing.first else { return }
            throw InputError(
                file: files.count == 1 ? files[0] : "\(files[0]) and \(counted(files.count - 1, "other"))",
                found: "no result of \(counted(missing.count, "task")), the first of them "
                    + ledger.tasks[first].title,
                expected: "the results of all \(counted(ledger.tasks.count, "task"))",
                remedy: "give every shard's file, each run to its end")
        }
        let text = work.ledger.text
        if let out {
            do throws(AtomicWriter.Failure) {
                try AtomicWriter.write(text, to: out, overwrite: false)
            } catch {
                throw Self.notWritten(error)
            }
        } else if !table {
            try StandardOutput.print(text, terminator: "")
        }
        try work.tell()
    }

    /// The table where it was asked for, and a word on what there is.
    private func tell() throws {
        if table {
            for line in SweepTable(ledger: ledger, shard: shard, bench: bench).lines {
                try StandardOutput.print(line)
            }
        }
        guard ledger.missing(shard).isEmpty else { return }
        StandardError.print("hapi-tui: \(doneOfAll)" + (out.map { ", in \(InputError.printable($0))" } ?? ""))
    }

    /// "12 of 48 tasks done, 3 of them without a design".
    private var doneOfAll: String {
        let all = ledger.tasks.indices.filter { shard.holds($0) }.count
        let infeasible = ledger.entries.values.filter { $0.result.evaluation.exits == nil }.count
        return "\(ledger.entries.count) of \(counted(all, "task")) done"
            + (infeasible == 0 ? "" : ", \(infeasible) of them without a design that meets the limits")
            + (shard == .all ? "" : " (shard \(shard))")
    }

    private static func notWritten(_ failure: AtomicWriter.Failure) -> any Error {
        var remedy = ""
        if case .exists = failure { remedy = "; give another name" }
        StandardError.print("hapi-tui: \(failure)\(remedy)")
        return Status.notWritten
    }
}
