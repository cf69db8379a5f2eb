import Crypto
import Foundation
import HapiFormats

/// Reads whole files, saying in the user's terms what keeps one from being read.
package enum FileAccess {
    /// Most bytes of a file that is read as text: far more than any profile, model or plan has.
    package static let longestText = 32_000_000

    /// Whether there is anything of that name, if only a link that leads nowhere.
    package static func isNamed(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The same for every path that leads to the same file.
    package static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// The bytes of a regular file, mapped. Anything else, a pipe or a device, might never end.
    /// - Parameter what: what the file should be, for the error: "a profile".
    package static func map(_ path: String, as what: String) throws(InputError) -> Data {
        try map(path, as: what, atMost: .max)
    }

    /// The bytes of a text file, copied.
    /// - Parameter limit: most bytes that it may have.
    package static func read(
        _ path: String, as what: String, atMost limit: Int = longestText
    ) throws(InputError) -> [UInt8] {
        [UInt8](try map(path, as: what, atMost: limit))
    }

    private static func map(_ path: String, as what: String, atMost limit: Int) throws(InputError) -> Data {
        func refuse(_ found: String, _ remedy: String) -> InputError {
            InputError(file: path, found: found, expected: what, remedy: remedy)
        }
        guard !path.isEmpty, !path.utf8.contains(0) else { throw refuse("no such file", "check the path") }
        // Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw refuse("no such file", "check the path")
            case EACCES: throw refuse(cannotRead, "check its permissions")
            default: throw refuse(cannotRead, "check the path")
            }
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refuse(cannotRead, "check the path") }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw refuse("a directory", "give a file inside it")
        case S_IFIFO: throw refuse("a pipe", "save what it carries to a file first")
        default: throw refuse("a device", "give a regular file")
        }
        let size = Int(status.st_size)
        guard size > 0 else { return Data() }
        guard size <= limit else {
            throw refuse("a file of \(size) bytes", "check that it is the right file: \(limit) are the most")
        }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw refuse(cannotRead, "copy it to a local disk")
        }
        return Data(bytesNoCopy: start, count: size, deallocator: .custom { munmap($0, $1) })
    }

    /// Why a folder that is there cannot be listed; `nil` where it can, or where there is none.
    /// - Parameter what: what the folder should be, for the error: "a folder of profiles".
    static func problem(listing folder: String, as what: String) -> InputError? {
        if let directory = opendir(folder) {
            closedir(directory)
            return nil
        }
        let reason = errno
        guard isNamed(folder) || ![ENOENT, ENOTDIR].contains(reason) else { return nil }
        return InputError(
            file: folder, found: "what cannot be listed (\(String(cString: strerror(reason))))",
            expected: what, remedy: "check what it is and its permissions")
    }

    /// SHA-256 in lower-case hexadecimal.
    package static func sha256(_ bytes: some DataProtocol) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    /// What was found when the last call to the system failed.
    private static var cannotRead: String {
        "a file that cannot be read (\(String(cString: strerror(errno))))"
    }
}
