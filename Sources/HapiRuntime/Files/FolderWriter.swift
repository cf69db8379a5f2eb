import Foundation
import HapiFormats

/// Writes a folder of files whole or not at all: to a new folder beside it, to the disk, then under its name.
package enum FolderWriter {
    package typealias Failure = AtomicWriter.Failure

    /// - Parameter replaced: whether a folder of the name may go; what else has it never does.
    package static func write(
        _ files: [(name: String, bytes: [UInt8])], to path: String, replacing replaced: Bool
    ) throws(Failure) {
        try check(path, replacing: replaced)
        guard let temporary = create(beside: path, "part") else { throw .lastError(path: path) }
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        for file in files {
            let place = "\(temporary)/\(file.name)"
            let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw .lastError(path: place) }
            let isWritten = AtomicWriter.writeAll(file.bytes, to: descriptor) && fsync(descriptor) == 0
            let problem = Failure.lastError(path: path)
            guard close(descriptor) == 0, isWritten else { throw problem }
        }
        try move(temporary, to: path, replacing: replaced)
    }

    /// Ends before long work when the folder could not be written afterwards.
    package static func check(_ path: String, replacing replaced: Bool) throws(Failure) {
        guard !path.isEmpty else { throw .cannotWrite(path: path, reason: "the path is empty") }
        guard FileAccess.isNamed(path) else {
            let around = PathParts.folder(of: path)
            guard isFolder(around) else {
                throw .cannotWrite(path: path, reason: "there is no folder \(around)")
            }
            return
        }
        guard replaced else { throw .exists(path: path) }
        guard isFolder(path) else { throw .cannotWrite(path: path, reason: "it is not a folder") }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The old folder steps aside first, and comes back if the new one cannot take its place.
    private static func move(
        _ temporary: String, to path: String, replacing replaced: Bool
    ) throws(Failure) {
        guard replaced, FileAccess.isNamed(path) else {
            // An empty folder would be taken for none.
            guard !FileAccess.isNamed(path) else { throw .exists(path: path) }
            guard rename(temporary, path) == 0 else { throw .lastError(path: path) }
            return
        }
        let target = FileAccess.resolved(path)
        guard let aside = create(beside: target, "old"), rename(target, aside) == 0 else {
            throw .lastError(path: path)
        }
        guard rename(temporary, target) == 0 else {
            let problem = Failure.lastError(path: path)
            _ = rename(aside, target)
            throw problem
        }
        try? FileManager.default.removeItem(atPath: aside)
    }

    /// A new empty folder beside another.
    private static func create(beside path: String, _ kind: String) -> String? {
        let folder = PathParts.folder(of: path)
        for attempt in 0..<100 {
            let name = "\(folder)/.hapi-tui.\(getpid()).\(attempt).\(kind)"
            if mkdir(name, 0o777) == 0 { return name }
            guard errno == EEXIST else { return nil }
        }
        return nil
    }
}
