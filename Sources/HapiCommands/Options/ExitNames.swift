import ArgumentParser
import HapiCore
import HapiJSON

/// Turns names of exits, as typed, into candidates.
enum ExitNames {
    /// The full name (`exit:b8.conv2`) or that of the layer the exit follows (`b8.conv2`).
    /// - Throws: a usage error (status 64) naming the unknown exit.
    static func candidates(_ names: [String], of network: Network) throws -> [Int] {
        try names.map { name in
            let match = network.exits.firstIndex {
                $0.name == name || network.layers[$0.layer].name == name
            }
            guard let match else {
                let known = network.exits.map(\.name)
                let near = JSONText.nearest(to: name, among: known + network.layers.map(\.name))
                throw ValidationError(
                    "There is no exit \(JSONText.quoted(name)): "
                        + (near.map { "did you mean \(JSONText.quoted($0))?" }
                            ?? "the model has \(known.count), from "
                            + "\(JSONText.quoted(known.first ?? "none")) to "
                            + "\(JSONText.quoted(known.last ?? "none"))."))
            }
            return match
        }
    }
}
