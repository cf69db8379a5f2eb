import Foundation

/// What the figures were measured on.
enum Machine {
    static var description: String {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let text = "\(processor), \(cores) cores, \(load) when this began"
        #if DEBUG
            return text + "\nthis is a debug build, whose figures mean nothing: use `make bench`"
        #else
            return text
        #endif
    }

    private static var processor: String {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
        return name ?? "processor without a name"
    }

    /// How much else ran: figures of a busy machine are worth less.
    private static var load: String {
        let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
        return "load \(text.split(separator: " ").first ?? "unknown")"
    }
}
