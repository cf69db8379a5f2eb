import ArgumentParser
import HapiFormats

extension Shard: ExpressibleByArgument {
    /// `2/4`.
    package init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
        self.init(number, of: count)
    }
}
