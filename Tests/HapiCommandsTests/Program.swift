import Foundation
import TestSupport

/// The program itself, as the tests' build left it beside the test bundle.
enum Program {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    static let path: String = {
        let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = ((tests ?? CommandLine.arguments[0]) as NSString).deletingLastPathComponent
        return folder + "/hapi-tui"
    }()

    /// Runs the program to its end with nothing on standard input and an environment of `environment` alone.
    /// - Parameter script: for /bin/sh, in which `"$0" "$@"` is the program with its arguments.
    static func run(
        _ arguments: [String], script: String = #"exec "$0" "$@""#, environment: [String: String] = [:],
        in folder: String? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script, path] + arguments
        process.environment = environment
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // Errors are few, and fit the pipe while the output is read to its end.
        let written = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationReason == .exit else {
            throw Unexpected("an end without signal \(process.terminationStatus)")
        }
        return Result(
            status: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
            errors: String(decoding: complaints, as: UTF8.self))
    }
}
