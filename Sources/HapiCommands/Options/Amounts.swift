import ArgumentParser
import HapiExplorer

/// Milliseconds, `42`, `42ms` or `0.042s`, not negative, or `none`.
struct Amount: ExpressibleByArgument, Sendable, Equatable {
    let value: Double?

    init?(argument: String) {
        guard let value = Optional.read(argument, Quantity.milliseconds) else { return nil }
        self.value = value
    }
}

/// A share of one, `0.87` or `87%`, or `none`. A number above 1 is read, for the option to say what it should be.
struct Share: ExpressibleByArgument, Sendable, Equatable {
    let value: Double?

    init?(argument: String) {
        let read = Optional.read(argument, Quantity.share) ?? Optional.read(argument, Quantity.number)
        guard let read, read ?? 0 >= 0 else { return nil }
        value = read
    }
}

/// A number of bytes, plain or with a unit (KB, MB, GB by 1000; KiB, MiB, GiB by 1024), or `none`.
struct ByteCount: ExpressibleByArgument, Sendable, Equatable {
    let value: Int?

    init?(argument: String) {
        guard let value = Optional.read(argument, Quantity.bytes) else { return nil }
        self.value = value
    }
}

/// Percentage points, `1` or `1pp`, held as a share.
struct PercentagePoints: ExpressibleByArgument, Sendable, Equatable {
    let value: Double

    init?(argument: String) {
        guard let value = try? Quantity.points(argument) else { return nil }
        self.value = value
    }
}

extension Optional {
    /// The outer `nil` is for text that cannot be read, the inner for `none`.
    fileprivate static func read(_ text: String, _ reader: (String) throws -> Wrapped) -> Wrapped?? {
        if text == Setting.none { return .some(nil) }
        guard let value = try? reader(text) else { return nil }
        return .some(value)
    }
}

/// A list with commas between; the empty text is the empty list.
struct CommaList: ExpressibleByArgument, Sendable, Equatable {
    let items: [String]

    init?(argument: String) {
        items = argument.split(separator: ",").map { String($0).trimmed }
        guard items.allSatisfy({ !$0.isEmpty }) else { return nil }
    }
}
