import Foundation
import HapiFormats

/// Writes a file whole or not at all: to a new file beside it, to the disk, then under its name in one step.
package enum AtomicWriter {
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The file exists, and the user has not said that it may be replaced.
        case exists(path: String)
        case cannotWrite(path: String, reason: String)

        /// Why the last call to the system failed.
        static func lastError(path: String) -> Failure {
            .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }

        package var description: String {
            switch self {
            case .exists(let path): "\(InputError.printable(path)) exists already and was left as it is"
            case .cannotWrite(let path, let reason):
                "\(path.isEmpty ? "\"\"" : InputError.printable(path)) could not be written: "
                    + InputError.printable(reason)
            }
        }
    }

    /// Where the bytes will stand.
    struct Target {
        /// Links resolved, so that a link stays one and what it leads to is replaced.
        var path: String
        /// Permissions of the file that is replaced.
        var mode: mode_t?
    }

    /// - Parameters:
    ///   - overwrite: whether an existing file may be replaced; a directory, device or pipe never is.
    ///   - mode: permissions of a new file, as far as the process's mask lets them be.
    package static func write(
        _ text: String, to path: String, overwrite: Bool, mode: mode_t = 0o666
    ) throws(Failure) {
        try write(to: path, overwrite: overwrite, mode: mode) { writeAll(Array(text.utf8), to: $0) }
    }

    /// The same for what is too long to be held at once.
    /// - Parameter fill: writes the contents to a descriptor; whether it could. `errno` then says why not.
    package static func write(
        to path: String, overwrite: Bool, mode: mode_t = 0o666, fill: (Int32) -> Bool
    ) throws(Failure) {
        func failure() -> Failure { .lastError(path: path) }
        let target = try target(path, overwrite: overwrite)
        guard let (temporary, descriptor) = create(beside: target.path, mode) else { throw failure() }
        defer { unlink(temporary) }
        if let mode = target.mode { fchmod(descriptor, mode) }
        var isWritten = fill(descriptor) && fsync(descriptor) == 0
        var problem = failure()
        if close(descriptor) != 0, isWritten {
            isWritten = false
            problem = failure()
        }
        guard isWritten else { throw problem }
        if overwrite {
            guard rename(temporary, target.path) == 0 else { throw failure() }
        } else if link(temporary, target.path) != 0 {
            // The name was free a moment ago; link, unlike rename, refuses one that has been taken since.
            if errno == EEXIST { throw .exists(path: path) }
            guard rename(temporary, target.path) == 0 else { throw failure() }
        }
    }

    /// Says before long work what would keep a file from being written after it, as far as can be seen.
    package static func check(_ path: String, overwrite: Bool) throws(Failure) {
        _ = try target(path, overwrite: overwrite)
        let folder = PathParts.folder(of: path)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue
        else { throw .cannotWrite(path: path, reason: "there is no folder \(folder)") }
    }

    static func target(_ path: String, overwrite: Bool) throws(Failure) -> Target {
        guard !path.isEmpty else { throw .cannotWrite(path: path, reason: "the path is empty") }
        var status = stat()
        guard stat(path, &status) == 0 else { return Target(path: path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .cannotWrite(path: path, reason: "it is a directory")
        default: throw .cannotWrite(path: path, reason: "it is not a regular file")
        }
        guard overwrite else { throw .exists(path: path) }
        guard let resolved = realpath(path, nil) else { return Target(path: path) }
        defer { free(resolved) }
        return Target(path: String(cString: resolved), mode: status.st_mode & 0o777)
    }

    /// A new file in the folder of the target, whose name is short whatever the target's is.
    private static func create(beside path: String, _ mode: mode_t) -> (name: String, descriptor: Int32)? {
        let folder = PathParts.folder(of: path)
        for attempt in 0..<100 {
            let name = "\(folder)/.hapi-tui.\(getpid()).\(attempt).part"
            let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            if descriptor >= 0 { return (name, descriptor) }
            guard errno == EEXIST else { return nil }
        }
        return nil
    }

    /// Files that writers in a folder had begun when their process ended.
    static func abandoned(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in
            let parts = name.split(separator: ".")
            guard parts.count == 4, parts[0] == "hapi-tui", parts[3] == "part", let process = pid_t(parts[1])
            else { return false }
            return process != getpid() && RunningProcess(process) == nil
        }.map { "\(folder)/\($0)" }
    }

    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        writeAll(bytes) { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Writes at a byte of a file, wherever the last writing ended.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32, at offset: Int) -> Bool {
        var place = off_t(offset)
        return writeAll(bytes) {
            let written = pwrite(descriptor, $0.baseAddress, $0.count, place)
            place += off_t(max(0, written))
            return written
        }
    }

    private static func writeAll(_ bytes: [UInt8], _ write: (UnsafeRawBufferPointer) -> Int) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes(write)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}
