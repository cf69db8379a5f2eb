import Foundation
import TestSupport

/// A process that ran to its end.
struct ChildProcess {
    /// The exit code, or 128 and the signal's number, as shells count.
    let status: Int32
    let output: [UInt8]
    let errors: [UInt8]

    var outputText: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errors, as: UTF8.self) }

    /// Runs a program without a terminal. What it writes goes to files without a name, which no amount of it
    /// can block.
    static func run(
        _ path: String, _ arguments: [String], environment: [String: String],
        patience: Duration = Poll.patience
    ) throws -> ChildProcess {
        try start(path, arguments, environment: environment).end(patience: patience)
    }

    /// One that has not been seen to end.
    final class Running {
        let process: pid_t
        private let path: String
        private let output: Int32
        private let errors: Int32
        private var code: Int32?

        fileprivate init(_ process: pid_t, _ path: String, output: Int32, errors: Int32) {
            self.process = process
            self.path = path
            self.output = output
            self.errors = errors
        }

        /// The exit code as shells count, `nil` while it runs.
        func status() -> Int32? {
            var word: Int32 = 0
            if code == nil, waitpid(process, &word, WNOHANG) == process {
                let signal = word & 0x7F
                code = signal == 0 ? (word >> 8) & 0xFF : 128 + signal
            }
            return code
        }

        /// Waits for its end, and kills it after so long.
        func end(patience: Duration = Poll.patience) throws -> ChildProcess {
            let status: Int32 = try Poll.answer(
                "\(path) to end", every: 1000, patience: patience, self.status)
            return ChildProcess(
                status: status, output: ChildProcess.contents(output), errors: ChildProcess.contents(errors))
        }

        deinit {
            if status() == nil {
                kill(process, SIGKILL)
                waitpid(process, nil, 0)
            }
            close(output)
            close(errors)
        }
    }

    /// Starts a program as `run` does, and does not wait for it.
    static func start(
        _ path: String, _ arguments: [String], environment: [String: String]
    ) throws -> Running {
        let output = try unnamedFile()
        let errors = try unnamedFile()

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)

        // The thread that runs a test may have signals blocked, and a child would inherit that: tmux would
        // never hear of the end of a program.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var process = pid_t()
        var arguments = CStrings([path] + arguments)
        var environment = CStrings(environment: environment)
        let failure = posix_spawn(
            &process, path, &actions, &attributes, &arguments.pointers, &environment.pointers)
        guard failure == 0 else {
            close(output)
            close(errors)
            throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO)
        }
        return Running(process, path, output: output, errors: errors)
    }

    private static func unnamedFile() throws -> Int32 {
        var template = Array("/tmp/hapi-e2e-output-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        unlink(template)
        return file
    }

    private static func contents(_ file: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(lseek(file, 0, SEEK_END)))
        let count = pread(file, &bytes, bytes.count, 0)
        return Array(bytes.prefix(max(0, count)))
    }
}
