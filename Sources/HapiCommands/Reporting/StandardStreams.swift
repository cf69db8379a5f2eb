import Foundation

/// The three streams that every program begins with.
enum StandardStreams {
    /// Holds the places of those that were closed as the program began: a file opened later would get the number of
    /// one, and what is meant for the stream would be written into it. Reading and writing go on to fail as they do
    /// for what is closed.
    static func holdPlaces() {
        for (descriptor, mode) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is this one, those below being taken.
            _ = open("/dev/null", mode)
        }
    }
}

/// Results go here.
enum StandardOutput {
    /// Whether somebody is looking.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// - Throws: status 74, having said why, when the text cannot be written: a full disk or a closed
    ///   descriptor must not look like an empty answer.
    static func print(_ text: String, terminator: String = "\n") throws {
        // What was printed through the C library comes first.
        guard fflush(nil) == 0, write(text + terminator, to: STDOUT_FILENO) else {
            let reason = String(cString: strerror(errno))
            StandardError.print("hapi-tui: standard output could not be written: \(reason)")
            throw Status.outputLost
        }
    }
}

/// Progress, times and errors go here.
enum StandardError {
    static func print(_ text: String, terminator: String = "\n") {
        // There is nowhere left to say that this failed; the exit status still tells.
        _ = write(text + terminator, to: STDERR_FILENO)
    }

    /// Whether somebody is looking.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Writes the whole text. `FileHandle` would end the program over a closed descriptor or a full disk.
private func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = rest.dropFirst(written)
    }
    return true
}
