import Foundation

/// Where this was built from, and what was built beside it.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static func profile(_ name: String) -> String { "\(root)/Profiles/\(name).json" }

    /// The program of the same build.
    static func program() throws -> String {
        let own = URL(
            fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let path = own.deletingLastPathComponent().appendingPathComponent("hapi-tui").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure("\(path) is not there: build hapi-tui as this was built")
        }
        return path
    }
}
