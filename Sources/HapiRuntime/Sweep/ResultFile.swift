import Foundation
import HapiFormats

/// A file of results that one run at a time appends to, line by line, so that no more is lost with the run than the
/// line it was writing.
package final class ResultFile: Sendable {
    package let path: String
    private let descriptor: Int32

    /// Opens the file, or makes it.
    /// - Throws: where it cannot be written, or another run is writing it.
    package init(_ path: String) throws(AtomicWriter.Failure) {
        self.path = path
        guard !path.isEmpty else { throw .cannotWrite(path: path, reason: "the path is empty") }
        // Without O_NONBLOCK, opening a pipe waits for somebody to read it.
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .lastError(path: path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .cannotWrite(path: path, reason: "it is not a regular file")
        }
        // Some file systems of clusters have no locks; there the user has to see to it alone.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            throw .cannotWrite(path: path, reason: "another run is writing it")
        }
    }

    deinit { close(descriptor) }

    /// Drops what follows: the line that a killed run was writing.
    package func cut(to length: Int) throws(AtomicWriter.Failure) {
        guard ftruncate(descriptor, off_t(length)) == 0 else { throw .lastError(path: path) }
    }

    /// Appends a line. O(bytes).
    package func append(_ line: String) throws(AtomicWriter.Failure) {
        guard AtomicWriter.writeAll(Array((line + "\n").utf8), to: descriptor) else {
            throw .lastError(path: path)
        }
    }

    /// Puts the lines into another order, all at once, where they are not in it. O(bytes).
    package func settle(_ text: String) throws(AtomicWriter.Failure) {
        guard fsync(descriptor) == 0 else { throw .lastError(path: path) }
        let present = try? FileAccess.map(path, as: "a file of results")
        guard present.map({ !$0.elementsEqual(text.utf8) }) ?? true else { return }
        try AtomicWriter.write(text, to: path, overwrite: true)
    }
}
