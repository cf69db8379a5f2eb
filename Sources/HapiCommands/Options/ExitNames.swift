import ArgumentParser
import HapiCore
import HapiFormats
import HapiJSON

/// Turns names of exits, as typed, into candidates.
enum ExitNames {
    /// The full name (`exit:b8.conv2`), that without `exit:` before it, or that of the layer the exit follows.
    /// - Throws: a usage error (status 64) naming the unknown exit.
    static func candidates(_ names: [String], of network: Network) throws -> [Int] {
        try names.map { name in
            guard let match = network.candidate(named: name) else {
                throw ValidationError(
                    "There is no exit \(JSONText.quoted(name)): \(network.advice(onExit: name))")
            }
            return match
        }
    }
}
