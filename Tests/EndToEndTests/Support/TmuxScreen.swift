import Foundation

/// The program on a terminal whose screen can be read: a pane of a tmux server of the test's own.
final class TmuxScreen {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Where the program runs and where its files go.
    let folder: TemporaryFolder
    private let tmux: String
    private let environment: [String: String]
    /// A name that no other server has: one that was here before may take a moment to go.
    private let socket = String(UInt32.random(in: .min ... .max), radix: 36)
    /// The server's process.
    private var server: pid_t?

    /// Opens the program at a size, and closes everything after `body`, however it ends.
    /// - Parameters:
    ///   - arguments: of the program.
    ///   - environment: changes to the program's environment.
    ///   - terminal: what the program is told of the terminal's kind; tmux's own where nothing is said.
    static func open<Answer>(
        _ arguments: [String], width: Int = 120, height: Int = 36, environment: [String: String] = [:],
        terminal: String? = nil, in folder: TemporaryFolder? = nil, _ body: (TmuxScreen) throws -> Answer
    ) throws -> Answer {
        let screen = try TmuxScreen(in: folder ?? TemporaryFolder(), environment)
        defer { screen.close() }
        // tmux sets TERM itself for what it starts.
        let prefix = terminal.map { ["env", "TERM=\($0)"] } ?? []
        try screen.start(prefix + [Program.executable()] + arguments, width: width, height: height)
        return try body(screen)
    }

    /// The same with the small made-up profile in the program's folder.
    static func openTiny<Answer>(
        width: Int = 120, height: Int = 36, _ body: (TmuxScreen) throws -> Answer
    ) throws -> Answer {
        let folder = try TemporaryFolder()
        let profile = try SyntheticProfile(in: folder)
        return try open([profile.path], width: width, height: height, in: folder, body)
    }

    private init(in folder: TemporaryFolder, _ changes: [String: String]) throws {
        guard let tmux = Program.tool("tmux") else {
            let ending =
                ProcessInfo.processInfo.environment["CI"] == nil ? "" : "; a CI machine has to have it"
            throw Failure(
                description: "these tests read the screen through tmux, and there is none in PATH: install "
                    + "it, with `apt-get install tmux` or `dnf install tmux`\(ending)")
        }
        self.folder = folder
        self.tmux = tmux
        environment = Program.environment(in: folder, changes)
    }

    private func start(_ command: [String], width: Int, height: Int) throws {
        // Of a program that ran here before.
        try? FileManager.default.removeItem(atPath: folder.file("status"))
        // The line before the program shows afterwards whether the screen was given back. The status goes to
        // a file, for tmux itself may miss the end of a program; and the screen stays to be looked at.
        let script = "echo the line before; \"$@\"; echo $? > status.part; mv status.part status; read -r end"
        try run(
            ["start-server", ";"] + ["set-option", "-g", "status", "off", ";"]
                + ["set-option", "-g", "default-terminal", "tmux-256color", ";"]
                + ["set-option", "-g", "escape-time", "0", ";"]
                + ["new-session", "-d", "-c", folder.path, "-x", "\(width)", "-y", "\(height)"]
                + ["/bin/sh", "-c", script, "sh"] + command)
        server = try pid_t(run(["display-message", "-p", "#{pid}"]).filter(\.isNumber))
    }

    /// Ends the server, and with it the program: asked to first, so that it does not lose what it is writing.
    private func close() {
        _ = try? run(["kill-server"])
        // Its process number may outlive it by seconds, until somebody reaps it; its socket does not.
        for _ in 0..<100 {
            guard (try? run(["has-session"])) != nil else { return }
            usleep(20_000)
        }
        if let server { kill(server, SIGKILL) }
    }

    /// Runs a command of tmux's.
    @discardableResult
    func run(_ arguments: [String]) throws -> String {
        // A socket of its own, and no configuration of the user's.
        let end = try ChildProcess.run(
            tmux, ["-u", "-L", socket, "-f", "/dev/null"] + arguments, environment: environment)
        guard end.status == 0 else {
            throw Failure(description: "tmux \(arguments.first ?? "") failed: \(end.errorText)")
        }
        return end.outputText
    }

    func resize(_ width: Int, _ height: Int) throws {
        try run(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    }

    /// What is on the screen now.
    func rows() throws -> ScreenRows { try ScreenRows(run(["capture-pane", "-p"])) }

    /// Waits until the screen is as described; answers with it.
    @discardableResult
    func wait(_ what: String, until condition: (ScreenRows) -> Bool) throws -> ScreenRows {
        var last: ScreenRows?
        return try Poll.answer(what, seen: { last?.description ?? "" }) {
            let rows = try self.rows()
            last = rows
            return condition(rows) ? rows : nil
        }
    }

    /// Waits until a text is on the screen.
    @discardableResult
    func wait(for text: String) throws -> ScreenRows {
        try wait("\"\(text)\" on the screen") { $0.contains(text) }
    }

    /// Waits until the program has drawn its panels.
    @discardableResult
    func waitForPanels() throws -> ScreenRows {
        try wait("the panels") {
            $0.contains("q quit") && $0.contains("Backbone") && $0.figure("threshold") != nil
        }
    }

    /// Waits until the program has ended: its exit code, or 128 and the signal's number.
    func waitForEnd() throws -> Int {
        try Poll.answer("the program to end", seen: { (try? self.rows().description) ?? "" }) {
            (try? folder.bytes(of: "status")).flatMap {
                Int(String(decoding: $0, as: UTF8.self).filter(\.isNumber))
            }
        }
    }
}
