import Foundation
import Mutations

/// Has trials run in another process, sees it end before its time or stand still, and goes on behind the trial.
struct Watcher {
    let seed: UInt64
    /// How many kinds of file there are.
    let kinds: Int

    /// A process stands still that uses so many seconds of the processor without a word, or has none to use for so many
    /// minutes: how busy the machine is otherwise does not count.
    private static let mostSeconds = 30.0
    private static let mostMinutes = 20

    /// - Parameter body: is given every report, in order.
    func watch(_ numbers: Range<Int>, _ body: (Report) -> Void) throws {
        var next = numbers.lowerBound
        while next < numbers.upperBound {
            let end = try run(next..<numbers.upperBound) { report in
                next = report.number + 1
                body(report)
            }
            guard next < numbers.upperBound else { return }
            // What begins is said before anything of it can fail.
            guard end.begun == next else { throw Failure("a process that began nothing: \(end.reason)") }
            body(
                Report(
                    number: next, kind: next % kinds, seconds: 0, kibibytes: 0,
                    outcome: .failure(Judge.Breach(end.reason))))
            next += 1
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }

    /// One process, until its end.
    private func run(
        _ numbers: Range<Int>, _ body: (Report) -> Void
    ) throws -> (begun: Int?, reason: String) {
        let process = Process()
        process.executableURL = URL(
            fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.arguments = ["work", "\(numbers.lowerBound)", "\(numbers.upperBound)", "\(seed)"]
        // A trace of every crash takes seconds: `ONLY=` brings back the one that is looked for.
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) {
            $1
        }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var begun: Int?
        var isStill = false
        var pending: [UInt8] = []
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        var buffer = [UInt8](repeating: 0, count: 65536)
        var (silence, spent) = (0, 0.0)
        while true {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, 1000) > 0 else {
                silence += 1
                let seconds = Self.processorSeconds(process.processIdentifier)
                if silence == 1 { spent = seconds }
                guard seconds - spent > Self.mostSeconds || silence > 60 * Self.mostMinutes else { continue }
                isStill = true
                kill(process.processIdentifier, SIGKILL)
                break
            }
            silence = 0
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            pending += buffer[..<count]
            var lines = pending.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            pending = Array(lines.removeLast())
            for line in lines.map({ String(decoding: $0, as: UTF8.self) }) {
                if line.hasPrefix("begin ") { begun = Int(line.dropFirst(6)) }
                if let report = Report(line: line) { body(report) }
            }
        }
        process.waitUntilExit()
        let how = process.terminationReason == .uncaughtSignal ? "signal" : "status"
        let reason =
            isStill ? "it came to no end" : "the process ended with \(how) \(process.terminationStatus)"
        return (begun, reason)
    }

    /// What a process has used so far, as Linux tells it; 0 elsewhere.
    private static func processorSeconds(_ process: Int32) -> Double {
        let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        // Behind the name, which may hold anything: state first, the times in user and system mode 12th and 13th.
        let fields = text.drop { $0 != ")" }.split(separator: " ").dropFirst()
        let ticks = fields.dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
        return ticks / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    }
}
