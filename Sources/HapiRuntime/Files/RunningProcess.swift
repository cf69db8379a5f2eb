import Foundation

/// Another process, by its number.
struct RunningProcess {
    /// As /proc has it, `nil` where there is none to ask.
    let name: String?

    /// `nil` for one that has ended, whoever has not taken note of it yet.
    init?(_ number: pid_t) {
        guard number > 0, kill(number, 0) == 0 || errno == EPERM else { return nil }
        // "7 (hapi-tui) S …": number, name and state.
        guard let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
            let start = status.firstIndex(of: "("), let end = status.lastIndex(of: ")"), start < end
        else {
            name = nil
            return
        }
        let isZombie = status[end...].dropFirst(2).hasPrefix("Z")
        guard !isZombie else { return nil }
        name = String(status[start..<end].dropFirst())
    }
}
