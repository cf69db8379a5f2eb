import Crypto
import Foundation
import HapiFormats

/// Reads whole files, saying in the user's terms what keeps one from being read.
package enum FileAccess {
    /// The bytes of a file, mapped where the system can.
    /// - Parameter what: what the file should be, for the error: "a profile".
    package static func map(_ path: String, as what: String) throws(InputError) -> Data {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw InputError(
                file: path, found: "no such file", expected: what, remedy: "check the path")
        }
        guard !isDirectory.boolValue else {
            throw InputError(
                file: path, found: "a directory", expected: what, remedy: "give a file inside it")
        }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        } catch {
            throw InputError(
                file: path, found: "a file that cannot be read (\(Self.reason(error)))", expected: what,
                remedy: "check its permissions")
        }
    }

    package static func read(_ path: String, as what: String) throws(InputError) -> [UInt8] {
        [UInt8](try map(path, as: what))
    }

    /// SHA-256 in lower-case hexadecimal.
    package static func sha256(_ bytes: some DataProtocol) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let code = underlying?.code ?? (error as NSError).code
        return String(cString: strerror(Int32(truncatingIfNeeded: code)))
    }
}
