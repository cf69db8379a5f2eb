import HapiDrawing

/// What a user of the explorer notices: how soon it is there, how soon it answers, and what it takes.
enum ExplorerRows {
    static func all(_ profile: String, runs: Int) throws -> [Row] {
        let frame = try firstFrame(profile, runs: runs)
        let keys = try keyToScreen(profile)
        var answer = Row(
            "key to screen, two search threads, p99 of \(keyCount)", keys.p99, .seconds, aim: 0.010)
        answer.range = "p50 \(Quantity.seconds.text(keys.median.median))"
        return [
            Row("first frame of the explorer, warm", frame, .seconds, aim: 0.100),
            answer,
            Row("written while only searching", try searchOutput(profile), .byteRate, aim: 30e3),
            Row("wake-ups while nothing happens, all threads", try idle(profile), .wakeUps, aim: 0),
            Row("most resident memory, searching, R", try memory(profile), .bytes, aim: 120e6),
        ]
    }

    /// Seconds from the start of the process to the last row of its first frame.
    private static func firstFrame(_ profile: String, runs: Int) throws -> Measurement {
        func once() throws -> Double {
            let start = ContinuousClock.now
            let session = try ExplorerSession(profile)
            try session.waitForFrame()
            return start.duration(to: .now) / .seconds(1)
        }
        // The files are in memory after the first.
        _ = try once()
        return try Measurement.of(runs, once)
    }

    private static let keyCount = 300

    /// Seconds from a key to the title of the help that it opens, while annealing and a proof beside it run.
    private static func keyToScreen(_ profile: String) throws -> (p99: Measurement, median: Measurement) {
        let session = try searching(profile)
        var times: [Double] = []
        for _ in 0..<keyCount {
            // The search may have ended by itself; begun anew with every key it never has for long.
            session.type("S")
            session.pass(.milliseconds(37))
            let start = ContinuousClock.now
            session.type("?")
            try session.wait(for: "Look around")
            times.append(start.duration(to: .now) / .seconds(1))
            session.type("?")
            // Not in step with the search's reports, which come every 50 ms.
            session.pass(.milliseconds(23))
        }
        times.sort()
        return (Measurement(times[times.count * 99 / 100 - 1]), Measurement(times[0], times))
    }

    /// Context switches a second while nobody types and nothing is searched.
    private static func idle(_ profile: String) throws -> Measurement {
        let session = try ExplorerSession(profile)
        try session.waitForFrame()
        session.pass(.seconds(1))
        return Measurement.of(3) {
            let before = session.contextSwitches()
            let start = ContinuousClock.now
            session.pass(.seconds(2))
            return (session.contextSwitches() - before) / (start.duration(to: .now) / .seconds(1))
        }
    }

    /// Bytes a second that the terminal gets while a search runs and nobody types.
    private static func searchOutput(_ profile: String) throws -> Measurement {
        let session = try searching(profile)
        return Measurement.of(3) {
            session.type("S")
            session.pass(.milliseconds(200))
            let start = ContinuousClock.now
            return Double(session.written(within: .seconds(2))) / (start.duration(to: .now) / .seconds(1))
        }
    }

    private static func memory(_ profile: String) throws -> Measurement {
        try Measurement.of(3) {
            let session = try searching(profile)
            session.pass(.seconds(1))
            return try session.peakMemory()
        }
    }

    private static func searching(_ profile: String) throws -> ExplorerSession {
        let session = try ExplorerSession(profile)
        try session.waitForFrame()
        // So few that a proof is tried beside annealing, so many that it takes its time.
        session.type(":max-exits 4\r")
        session.type(":evaluations 100M\r")
        session.pass(.milliseconds(200))
        session.type("s")
        try session.wait(for: "running")
        return session
    }
}
