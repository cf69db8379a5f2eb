import Foundation
import Mutations

/// Has trials run in another process, sees it end before its time or stand still, and goes on behind the trial.
struct Watcher {
    let seed: UInt64

    /// Without a word for so long, a process stands still, however busy the machine is.
    private static let patience: Int32 = 60_000

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
            let kinds = try Specimens().kinds.count
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
        while true {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, Self.patience) > 0 else {
                isStill = true
                kill(process.processIdentifier, SIGKILL)
                break
            }
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
            isStill
            ? "no word for \(Self.patience / 1000) s"
            : "the process ended with \(how) \(process.terminationStatus)"
        return (begun, reason)
    }
}
