import ArgumentParser
import HapiFormats
import HapiRuntime

/// Keeps a command from writing over what it reads: with --force it would be gone.
enum OutputGuard {
    /// - Throws: a usage error (status 64) where an output is an input, by whatever path. O(outputs × inputs).
    /// - Parameter outputs: options that take a file to write, each with its file.
    static func check(_ outputs: [(option: String, path: String?)], over inputs: [String?]) throws {
        let inputs = inputs.compactMap(\.self).filter { !$0.isEmpty }.map { ($0, FileAccess.resolved($0)) }
        for case (let option, let path?) in outputs where !path.isEmpty {
            let resolved = FileAccess.resolved(path)
            guard let input = inputs.first(where: { $0.1 == resolved }) else { continue }
            throw ValidationError(
                "\(option) \(InputError.printable(path)) would replace \(InputError.printable(input.0)), which the "
                    + "command reads or needs: give another file.")
        }
    }
}
