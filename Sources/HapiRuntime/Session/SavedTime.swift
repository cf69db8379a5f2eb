import Foundation
import HapiFormats

/// When a file was written last, in words.
package struct SavedTime: Sendable, Hashable, Comparable {
    private let seconds: Int
    private let nanoseconds: Int

    /// `nil` where there is no such file.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }

    init(seconds: Int) {
        self.seconds = seconds
        nanoseconds = 0
    }

    package static func < (a: SavedTime, b: SavedTime) -> Bool {
        (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
    }

    /// "12 minutes ago".
    package func age(now: Int = time(nil)) -> String {
        let units = [(86400, "day"), (3600, "hour"), (60, "minute")]
        for (length, unit) in units where now - seconds >= length {
            return "\(counted((now - seconds) / length, unit)) ago"
        }
        return "a moment ago"
    }

    /// "14:02" today, "2026-11-20 14:02" on another day.
    package func clock(now: Int = time(nil)) -> String {
        let (day, minute) = (Self.text("%Y-%m-%d", seconds), Self.text("%H:%M", seconds))
        return day == Self.text("%Y-%m-%d", now) ? minute : "\(day) \(minute)"
    }

    private static func text(_ format: String, _ seconds: Int) -> String {
        var moment = seconds
        var parts = tm()
        localtime_r(&moment, &parts)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            guard let start = buffer.baseAddress, strftime(start, 64, format, &parts) > 0 else { return "" }
            return String(cString: start)
        }
    }
}
