import HapiCore
import HapiExplorer
import HapiFigures

/// Which limit it is, in a word or two.
enum LimitKind: String, Sendable {
    case meanLatency = "mean latency"
    case deadline
    case memory
    case accuracy
    case exits = "number of exits"
}

extension BrokenLimit {
    var kind: LimitKind {
        switch self {
        case .meanLatency: .meanLatency
        case .deadline: .deadline
        case .memory: .memory
        case .accuracy: .accuracy
        case .tooManyExits: .exits
        }
    }
}

/// A figure and the limit it is over, with as many digits as it takes to tell the two apart.
enum Excess {
    static func milliseconds(_ found: Double, over limit: Double) -> String {
        let texts = [found, limit].map { Format.milliseconds($0) }
        guard texts[0] == texts[1] else { return "\(texts[0]) > \(texts[1])" }
        let finer = (3...12).lazy.map { digits in [found, limit].map { Format.fixed($0, digits: digits) } }
        let told = finer.first { $0[0] != $0[1] } ?? texts
        return "\(told[0]) ms > \(told[1]) ms"
    }

    static func bytes(_ found: Int, over limit: Int) -> String {
        let texts = [found, limit].map { Format.bytes($0) }
        return texts[0] != texts[1]
            ? "\(texts[0]) > \(texts[1])" : "\(Format.grouped(found)) B > \(Format.grouped(limit)) B"
    }
}
