import ArgumentParser
import Foundation
import HapiFormats
import HapiRuntime

/// A file that a command was told to write, whole or not at all.
struct OutputFile {
    let path: String
    /// Whether an existing file may be replaced.
    let replaces: Bool

    /// Ends with status 73, before what may take long, when the file could not be written afterwards.
    func check() throws {
        if !replaces, FileManager.default.fileExists(atPath: path) {
            try refuse(.exists(path: path))
        }
        var isDirectory: ObjCBool = false
        let folder = PathParts.folder(of: path)
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory),
            isDirectory.boolValue
        else { try refuse(.cannotWrite(path: path, reason: "there is no folder \(folder)")) }
    }

    /// Writes the file, or ends with status 73.
    func write(_ text: String) throws {
        do {
            try AtomicWriter.write(text, to: path, overwrite: replaces)
        } catch {
            try refuse(error)
        }
    }

    private func refuse(_ failure: AtomicWriter.Failure) throws -> Never {
        var remedy = ""
        if case .exists = failure { remedy = "; give another name, or --force" }
        StandardError.print("hapi-tui: \(failure)\(remedy)")
        throw Status.notWritten
    }
}
