import ArgumentParser
import Foundation
import HapiFormats

extension HapiTui {
    /// Runs the command that the arguments name, and ends the program with its status.
    ///
    /// What keeps arguments from being understood repeats them, and so does what a completion offers; a name that a
    /// shell put there is as foreign as any from a file, and is shown as safely.
    package static func runToEnd() -> Never {
        StandardStreams.holdPlaces()
        // A file that may not grow any further is then an error like a full disk, and told as that.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
            exit(withError: nil)
        } catch {
            exit(withError: told(error))
        }
    }

    /// Says what there is to say: help that was asked for on standard output, everything else on standard error.
    /// - Returns: the status to end with.
    private static func told(_ error: any Error) -> ExitCode {
        let status = exitCode(for: error)
        let text = fullMessage(for: error)
        guard !text.isEmpty else { return status }
        if status == .success {
            do { try StandardOutput.print(text) } catch { return exitCode(for: error) }
        } else {
            StandardError.print(
                text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { InputError.printable(String($0)) }.joined(separator: "\n"))
        }
        return status
    }
}
