import Foundation
import HapiFormats
import Mutations

/// The process in which trials run. It says before each that it begins, and after it what came of it.
enum Worker {
    /// Bytes of memory in all, code and files mapped among them: what asks for more ends the process.
    private static let mostAddresses: rlim_t = 6_000_000_000

    static func work(_ numbers: Range<Int>, seed: UInt64) throws {
        var limit = rlimit(rlim_cur: mostAddresses, rlim_max: mostAddresses)
        setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        var trials = Trials(try Specimens(), seed: seed)
        for number in numbers {
            say("begin \(number)")
            var seconds = 0.0
            let trial = trials.run(number) { read in
                Memory.forgetPeak()
                let start = processorSeconds
                let outcome = read()
                seconds = processorSeconds - start
                return outcome
            }
            let report = Report(
                number: number, kind: trials.kind(of: number), seconds: seconds, kibibytes: Memory.peak,
                outcome: trial.verdict)
            say(report.line)
        }
    }

    private static func say(_ line: String) { MutationRun.write(line + "\n") }

    /// Of this process, whatever else the machine does.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Resident memory of this process, as Linux tells it.
enum Memory {
    /// The most so far begins anew. Where the system does not allow it, the peak is that of all trials so far.
    static func forgetPeak() {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return }
        fputs("5", file)
        fclose(file)
    }

    /// Kibibytes.
    static var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
