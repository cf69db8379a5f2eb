import HapiExplorer
import HapiFigures

/// What a figure counts, how it is written, and which way is better.
enum Quantity {
    /// Things a second; more is better.
    case rate
    /// Less is better.
    case seconds
    /// Less is better.
    case bytes
    /// Written to the terminal a second; less is better.
    case byteRate
    /// Of something that should not happen at all, a second; less is better.
    case wakeUps

    func text(_ value: Double) -> String {
        switch self {
        case .rate: Format.count(Int(value.rounded())) + "/s"
        case .seconds: value < 1 ? Format.milliseconds(value * 1000) : Format.fixed(value, digits: 2) + " s"
        case .bytes: Format.fixed(value / 1e6, digits: 1) + " MB"
        case .byteRate: Format.fixed(value / 1e3, digits: 1) + " KB/s"
        case .wakeUps: Format.fixed(value, digits: 1) + "/s"
        }
    }

    func isMet(_ value: Double, _ aim: Double) -> Bool {
        self == .rate ? value >= aim : value <= aim
    }

    /// The aim as it is written: ">= 2 M/s".
    func aim(_ value: Double) -> String { (self == .rate ? ">= " : "<= ") + text(value) }

    /// How much better `value` is than a reference's.
    func gain(_ value: Double, over reference: Double) -> Double {
        self == .rate ? value / reference : reference / value
    }
}
