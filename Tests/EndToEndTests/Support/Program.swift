import Foundation
import Testing

/// Every test here drives the program itself, one after the other: each has threads and a terminal of its own,
/// and two at once would make each other slow on a small machine.
@Suite("End to end", .serialized) enum EndToEnd {}

/// The program under test: the one that was built beside the tests.
enum Program {
    struct Missing: Error, CustomStringConvertible {
        var description: String
    }

    /// The folder of the checkout.
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static func executable() throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = URL(fileURLWithPath: tests).deletingLastPathComponent().path
        let path = folder + "/hapi-tui"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Missing(description: "\(path) is not there: run `swift build` first, then the tests again")
        }
        return path
    }

    /// A profile that comes with the program.
    static func profile(_ name: String) -> String { "\(project)/Profiles/\(name).json" }

    /// All that the program sees of the environment: nothing of the user's, and themes by name wherever the
    /// build is.
    static func environment(in folder: TemporaryFolder, _ changes: [String: String] = [:]) -> [String: String]
    {
        var environment = [
            "PATH": searchPath.joined(separator: ":"),
            "LC_ALL": "C.UTF-8",
            "HOME": folder.path,
            "XDG_DATA_HOME": "\(folder.path)/data",
            "TMUX_TMPDIR": folder.path,
            // On a terminal a crash would open a prompt and wait.
            "SWIFT_BACKTRACE": "enable=no",
        ]
        // Where the Swift runtime lies, on machines that say so.
        environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        return environment.merging(changes) { $1 }
    }

    /// Runs a command that needs no screen.
    static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> ChildProcess {
        try ChildProcess.run(executable(), arguments, environment: environment(in: folder))
    }

    /// A tool of the system, by name.
    static func tool(_ name: String) -> String? {
        searchPath.lazy.map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static let searchPath: [String] = {
        let given = ProcessInfo.processInfo.environment["PATH"].map {
            $0.split(separator: ":").map(String.init)
        }
        return given.flatMap { $0.isEmpty ? nil : $0 } ?? ["/usr/local/bin", "/usr/bin", "/bin"]
    }()
}

/// A folder for one test's files, gone when the test is over. Its path is short, for a socket has to fit.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/hapi-e2e-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        path = String(cString: made)
        try FileManager.default.createDirectory(
            atPath: "\(path)/data/hapi-tui", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(path)/data/hapi-tui/themes", withDestinationPath: "\(Program.project)/Themes")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func bytes(of name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    }

    /// Files of a suffix that lie in it, by name.
    func files(ending suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(suffix) }.sorted()
    }
}
