import HapiCore
import HapiJSON

/// Exits by the names that users give them.
extension Network {
    /// The candidate of a full name (`exit:b8.conv2`), of that without what all begin with (`b8.conv2`), or of the layer
    /// that it follows, in this order; `nil` when there is none. O(exits).
    package func candidate(named name: String) -> Int? {
        exits.firstIndex { $0.name == name } ?? exits.firstIndex { $0.name == "exit:\(name)" }
            ?? exits.firstIndex { layers[$0.layer].name == name }
    }

    /// What somebody may have meant who named an exit that is not there. O(exits).
    package func advice(onExit name: String) -> String {
        let known = exits.map(\.name)
        let short = known.map { String($0.trimmingPrefix("exit:")) }
        if let near = JSONText.nearest(to: name, among: known + short + exits.map { layers[$0.layer].name }) {
            return "did you mean \(JSONText.quoted(near))?"
        }
        guard let first = known.first, let last = known.last else { return "the model has none" }
        return "the model has \(known.count), from \(JSONText.quoted(first)) to \(JSONText.quoted(last))"
    }
}
