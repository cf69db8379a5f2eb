import CPseudoTerminal
import Foundation
import TestSupport

/// The explorer on a pseudo-terminal of 120 × 36, looked at from outside.
final class ExplorerSession {
    private var session = pt_session()
    private var buffer = [UInt8](repeating: 0, count: 65536)
    private var seen: [UInt8] = []

    /// Starts the explorer on a profile.
    init(_ profile: String) throws {
        var variables = ProcessInfo.processInfo.environment
        variables["TERM"] = "xterm-256color"
        variables["LC_ALL"] = "C.UTF-8"
        // What it keeps of its work must not meet the user's own.
        variables["XDG_STATE_HOME"] = NSTemporaryDirectory() + "hapi-bench-state"
        let program = try Checkout.program()
        var arguments = CStrings([program, profile])
        var environment = CStrings(environment: variables)
        guard pt_spawn(&session, program, &arguments.pointers, &environment.pointers, 36, 120) == 0 else {
            throw Failure("no pseudo-terminal for \(program)")
        }
    }

    deinit { pt_close(&session) }

    /// Waits until a text is written, and forgets all up to now.
    func wait(for text: String) throws {
        let wanted = Data(text.utf8)
        let start = ContinuousClock.now
        while Data(seen).range(of: wanted) == nil {
            guard start.duration(to: .now) < .seconds(30) else {
                throw Failure("the explorer did not write \(text.debugDescription) within 30 s")
            }
            take(milliseconds: 100)
        }
        seen = []
    }

    /// Waits until the whole first frame is there: its last row ends so.
    func waitForFrame() throws { try wait(for: "quit") }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = pt_write(&session, bytes, Int32(truncatingIfNeeded: bytes.count))
    }

    /// Takes in what is written for so long, and forgets it.
    func pass(_ time: Duration) {
        let start = ContinuousClock.now
        while start.duration(to: .now) < time { take(milliseconds: 10) }
        seen = []
    }

    /// Bytes that are written within so long.
    func written(within time: Duration) -> Int {
        let start = ContinuousClock.now
        var sum = 0
        while start.duration(to: .now) < time {
            take(milliseconds: 10)
            sum += seen.count
            seen = []
        }
        return sum
    }

    private func take(milliseconds: Int32) {
        let count = pt_read(&session, &buffer, Int32(truncatingIfNeeded: buffer.count), milliseconds)
        if count > 0 { seen += buffer[..<Int(count)] }
    }

    /// The most memory that it has had resident, bytes.
    func peakMemory() throws -> Double {
        let kibibytes = Self.field("VmHWM:", of: "/proc/\(session.program)/status")
        guard let kibibytes else { throw Failure("/proc says nothing of the explorer's memory") }
        return kibibytes * 1024
    }

    /// How often all its threads together have been put to sleep or aside so far.
    func contextSwitches() -> Double {
        let tasks = "/proc/\(session.program)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
        return threads.reduce(0) { sum, thread in
            let status = "\(tasks)/\(thread)/status"
            return sum + (Self.field("voluntary_ctxt_switches:", of: status) ?? 0)
                + (Self.field("nonvoluntary_ctxt_switches:", of: status) ?? 0)
        }
    }

    private static func field(_ name: String, of file: String) -> Double? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.dropFirst(name.count).split { $0 == " " || $0 == "\t" }.first.flatMap { Double($0) }
    }
}
