import ArgumentParser

/// Milliseconds, `42` or `42ms`, not negative, or `none`.
struct Amount: ExpressibleByArgument, Sendable, Equatable {
    let value: Double?

    init?(argument: String) {
        if argument == "none" {
            value = nil
            return
        }
        let digits = argument.hasSuffix("ms") ? String(argument.dropLast(2)) : argument
        guard let number = Double(digits), number.isFinite, number >= 0 else { return nil }
        value = number
    }
}

/// A number that is not negative, or `none`. That it must be at most 1 is for the option to say.
struct Share: ExpressibleByArgument, Sendable, Equatable {
    let value: Double?

    init?(argument: String) {
        if argument == "none" {
            value = nil
            return
        }
        guard let number = Double(argument), number.isFinite, number >= 0 else { return nil }
        value = number
    }
}

/// A number of bytes, plain or with a unit (KB, MB, GB by 1000; KiB, MiB, GiB by 1024), or `none`.
struct ByteCount: ExpressibleByArgument, Sendable, Equatable {
    let value: Int?

    private static let units: [(String, Double)] = [
        ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("B", 1),
    ]

    init?(argument: String) {
        if argument == "none" {
            value = nil
            return
        }
        let unit = Self.units.first { argument.hasSuffix($0.0) } ?? ("", 1)
        guard let number = Double(argument.dropLast(unit.0.count)), number >= 0, number * unit.1 < 0x1p62
        else { return nil }
        value = Int((number * unit.1).rounded())
    }
}

/// Percentage points, `1` or `1pp`, held as a share.
struct PercentagePoints: ExpressibleByArgument, Sendable, Equatable {
    let value: Double

    init?(argument: String) {
        let digits = argument.hasSuffix("pp") ? String(argument.dropLast(2)) : argument
        guard let number = Double(digits), (0...100).contains(number) else { return nil }
        value = number / 100
    }
}

/// A list with commas between; the empty text is the empty list.
struct CommaList: ExpressibleByArgument, Sendable, Equatable {
    let items: [String]

    init?(argument: String) {
        items = argument.split(separator: ",").map { $0.trimming() }
        guard items.allSatisfy({ !$0.isEmpty }) else { return nil }
    }
}

extension Substring {
    fileprivate func trimming() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
