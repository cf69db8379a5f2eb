import HapiFormats

/// The results of a sweep's tasks, as far as there are any.
package struct ResultLedger: Sendable {
    package struct Entry: Sendable {
        /// As it stands in the file, without its end.
        package let text: String
        package let result: SweepResult
        /// Where it stands.
        let place: String
    }

    package let tasks: [SweepTask]
    /// What a result of a task has to be made with now.
    private let sources: @Sendable (SweepTask) -> SweepResult.Sources?
    private let numbers: [SweepTask: Int]
    /// By the task's index.
    package private(set) var entries: [Int: Entry] = [:]

    /// O(tasks).
    package init(
        _ tasks: [SweepTask], sources: @escaping @Sendable (SweepTask) -> SweepResult.Sources?
    ) {
        self.tasks = tasks
        self.sources = sources
        numbers = Dictionary(zip(tasks, tasks.indices)) { first, _ in first }
    }

    /// Takes the results of a file. O(bytes).
    /// - Parameters:
    ///   - shard: whose results they should be.
    ///   - dropsTornEnd: whether what follows the last line end, of a run that was killed, is passed over rather
    ///     than refused.
    /// - Returns: bytes up to the last line end.
    /// - Throws: `InputError` at the first line that is no result, or one that is not asked for, there already or
    ///   made with something else than there is now.
    @discardableResult
    package mutating func take(
        _ file: String, shard: Shard = .all, dropsTornEnd: Bool = false
    ) throws(InputError) -> Int {
        let bytes = [UInt8](try FileAccess.map(file, as: "a file of results"))
        let lineEnd = UInt8(ascii: "\n")
        let whole = bytes.lastIndex(of: lineEnd).map { $0 + 1 } ?? 0
        guard whole == bytes.count || dropsTornEnd else {
            throw InputError(
                file: file, found: "a last line without its end", expected: "whole lines",
                remedy: "let the run that writes it come to its end, or repeat it")
        }
        // A file of something else may have no line end at all, and must not be taken for a line cut short.
        guard SweepResult.isCutShort(bytes[whole...]) else {
            throw InputError(
                file: file, found: "a last line that is no result", expected: "results of a sweep",
                remedy: "name another file")
        }
        let lines = bytes[..<whole].split(separator: lineEnd, omittingEmptySubsequences: false).dropLast()
        for (index, line) in lines.enumerated() { try take(line, number: index + 1, file: file, shard) }
        return whole
    }

    private mutating func take(
        _ line: ArraySlice<UInt8>, number: Int, file: String, _ shard: Shard
    ) throws(InputError) {
        let result = try SweepResult.read(line, number: number, file: file)
        let title = result.task.title
        func refuse(_ found: String, _ expected: String, _ remedy: String) -> InputError {
            InputError(
                file: file, place: "line \(number), at $.task", found: found, expected: expected,
                remedy: remedy)
        }
        guard let index = numbers[result.task], let now = sources(result.task) else {
            throw refuse(
                "a result of \(title)", "one of the \(counted(tasks.count, "task")) that the sweep asks for",
                "name the file of this sweep, or remove the line")
        }
        guard shard.holds(index) else {
            let own = Shard.number(ofTask: index, count: shard.count)
            throw refuse(
                "a result of \(title), of shard \(own)/\(shard.count)", "results of shard \(shard)",
                "give every shard a file of its own")
        }
        if let first = entries[index] {
            throw refuse(
                "a second result of \(title); the first is in \(first.place)", "one of each task",
                "remove one of the two")
        }
        try result.check(madeWith: now, line: number, file: file)
        entries[index] = Entry(
            text: String(decoding: line, as: UTF8.self), result: result,
            place: "\(InputError.printable(file)), line \(number)")
    }

    /// Enters a result that was made just now.
    /// - Throws: `InputError` where the line cannot be read again.
    package mutating func enter(_ text: String, task index: Int) throws(InputError) {
        let result = try SweepResult.read(Array(text.utf8)[...], number: 1, file: "the result")
        entries[index] = Entry(text: text, result: result, place: "this run")
    }

    /// Indices of a shard's tasks that have no result yet, rising. O(tasks).
    package func missing(_ shard: Shard = .all) -> [Int] {
        tasks.indices.filter { shard.holds($0) && entries[$0] == nil }
    }

    /// All results in the order of the tasks, one a line. O(bytes).
    package var text: String {
        entries.sorted { $0.key < $1.key }.map { $0.value.text + "\n" }.joined()
    }
}
