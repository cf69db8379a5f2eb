import Foundation
import TestSupport

/// Chromium without a window, where it is installed.
struct Browser {
    /// `nil` where there is none.
    static let path: String? = ["chromium", "chromium-browser", "google-chrome"].lazy
        .flatMap { name in ["/usr/bin", "/usr/local/bin"].map { "\($0)/\(name)" } }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// What came of a page.
    struct View {
        /// A PNG of its first screen.
        let picture: Data
        /// What the page, not the browser itself, asked the network for.
        let requests: [String]
    }

    /// Opens a file and looks at it.
    static func view(_ file: String, dark: Bool, in folder: TemporaryFolder) throws -> View {
        guard let path else { throw Unexpected("no browser, when one was asked for") }
        let (picture, log) = ("\(folder.path)/\(UUID()).png", "\(folder.path)/\(UUID()).json")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments =
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--no-first-run", "--hide-scrollbars", "--window-size=1200,900",
                "--user-data-dir=\(folder.path)/browser", "--log-net-log=\(log)", "--screenshot=\(picture)",
            ] + (dark ? ["--blink-settings=preferredColorScheme=0"] : []) + ["file://\(file)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return View(
            picture: try Data(contentsOf: URL(fileURLWithPath: picture)),
            requests: try requests(Data(contentsOf: URL(fileURLWithPath: log))))
    }

    /// Requests that a page made: those of the browser's own services have no origin.
    private static func requests(_ log: Data) throws -> [String] {
        let events = (try JSONSerialization.jsonObject(with: log) as? [String: Any])?["events"]
        guard let events = events as? [[String: Any]] else { throw Unexpected("no events in the log,") }
        return events.compactMap { event in
            guard let terms = event["params"] as? [String: Any], let url = terms["url"] as? String,
                let origin = terms["initiator"] as? String, origin != "not an origin"
            else { return nil }
            return url
        }
    }
}
