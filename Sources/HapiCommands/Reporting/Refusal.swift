import ArgumentParser
import Foundation
import HapiFormats
import HapiRuntime

/// Exit statuses that scripts can trust.
package enum Status {
    /// The answer is no: no design meets the limits.
    package static let no = ExitCode(1)
    /// Input refused (sysexits' EX_DATAERR).
    package static let refused = ExitCode(65)
    /// The results could not be written to standard output (sysexits' EX_IOERR).
    package static let outputLost = ExitCode(74)
    /// The plan could not be written, or would have replaced a file (sysexits' EX_CANTCREAT).
    package static let notWritten = ExitCode(73)
    /// Interrupted by the user.
    package static let interrupted = ExitCode(130)
}

/// Ends a command over its input, or over a file that it cannot write.
enum Refusal {
    /// Runs a body; prints what it throws to standard error and ends with status 65.
    static func reporting<T>(_ body: () throws(InputError) -> T) throws -> T {
        do {
            return try body()
        } catch {
            StandardError.print("hapi-tui: \(error)")
            throw Status.refused
        }
    }

    /// Runs a body that writes a file; says what keeps it from that, and ends with status 73.
    static func writing<T>(_ body: () throws(AtomicWriter.Failure) -> T) throws -> T {
        do {
            return try body()
        } catch {
            var remedy = ""
            if case .exists = error { remedy = "; give another name, or --force" }
            StandardError.print("hapi-tui: \(error)\(remedy)")
            throw Status.notWritten
        }
    }
}
