import Foundation

/// Writes a file whole or not at all: to a new file beside it, to the disk, then under its name in one step.
package enum AtomicWriter {
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The file exists, and the user has not said that it may be replaced.
        case exists(path: String)
        case cannotWrite(path: String, reason: String)

        package var description: String {
            switch self {
            case .exists(let path): "\(path) exists already and was left as it is"
            case .cannotWrite(let path, let reason): "\(path) could not be written: \(reason)"
            }
        }
    }

    /// - Parameter overwrite: whether an existing file may be replaced.
    package static func write(_ text: String, to path: String, overwrite: Bool) throws(Failure) {
        func failure() -> Failure {
            .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        guard !path.isEmpty else { throw .cannotWrite(path: "\"\"", reason: "the path is empty") }
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
            if isDirectory.boolValue { throw .cannotWrite(path: path, reason: "it is a directory") }
            if !overwrite { throw .exists(path: path) }
        }
        let temporary = "\(path).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure() }
        defer { unlink(temporary) }
        var isWritten = writeAll(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
        var problem = failure()
        if close(descriptor) != 0, isWritten {
            isWritten = false
            problem = failure()
        }
        guard isWritten else { throw problem }
        if overwrite {
            guard rename(temporary, path) == 0 else { throw failure() }
        } else if link(temporary, path) != 0 {
            // The name was free a moment ago; link, unlike rename, refuses one that has been taken since.
            if errno == EEXIST { throw .exists(path: path) }
            guard rename(temporary, path) == 0 else { throw failure() }
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}
