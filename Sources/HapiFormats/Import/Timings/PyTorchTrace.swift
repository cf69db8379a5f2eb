import HapiJSON

/// What PyTorch's profiler writes with `export_chrome_trace`. The ranges that the user named (`record_function`) are the
/// nodes, `ProfilerStep#n` the runs. A range that holds others counts with what is left of it, so that no time counts
/// twice.
package enum PyTorchTrace {
    private static let step = "ProfilerStep#"

    /// O(events log events).
    /// - Parameter warmup: runs to leave out at the beginning, `nil` for one if there are several.
    /// - Throws: `InputError` with the place of the first thing wrong.
    package static func read(
        _ bytes: [UInt8], file: String, warmup: Int? = nil
    ) throws(InputError) -> NodeTimings {
        if bytes.starts(with: [0x1F, 0x8B]) {
            throw InputError(
                file: file, found: "a file compressed by gzip", expected: "a trace",
                remedy: "`gunzip` it first")
        }
        var host: [String: [NamedRange]] = [:]
        var device: [String: [NamedRange]] = [:]
        var hasKernels = false
        var shapes: Set<[Int]> = []
        try reading(file) { () throws(JSONError) in
            try ForeignJSON.forEachElement(of: bytes, under: "traceEvents") { (event) throws(JSONError) in
                guard let event = try TraceEvent(event) else { return }
                let range = NamedRange(name: event.name, start: event.start, duration: event.duration)
                switch event.category {
                case "user_annotation": host[event.lane, default: []].append(range)
                case "gpu_user_annotation": device[event.lane, default: []].append(range)
                case "kernel": hasKernels = true
                case "cpu_op": if let shape = firstInput(event.arguments) { shapes.insert(shape) }
                default: break
                }
            }
        }
        guard !host.isEmpty else {
            throw InputError(
                file: file, found: "no range that was named",
                expected: "events of the category user_annotation",
                remedy: "run each layer and exit under torch.profiler.record_function(\"its name\")")
        }
        // What a device runs while the host has gone on is timed there: the profiler repeats the ranges on its lanes.
        let isOnDevice = device.values.joined().contains { !$0.name.hasPrefix(step) }
        var times = RunTimes()
        for lane in (isOnDevice ? device : host).values {
            for range in try NamedRange.innermost(lane, file: file) {
                if range.name.hasPrefix(step) {
                    times.addRun(start: range.start, duration: range.duration)
                } else {
                    times.add(range.name, start: range.start, duration: range.own)
                }
            }
        }
        var timings = try times.timings(
            RunTimes.Terms(runtime: "PyTorch", warmup: warmup, unit: 0, file: file))
        timings.source.inputShapes = shapes
        if isOnDevice {
            timings.source.remarks.append("ranges as they ran on the device, those on the host left out")
        } else if hasKernels {
            timings.source.remarks.append(
                "ranges as the host saw them: right only if each waits for the device (torch.cuda.synchronize)"
            )
        }
        timings.source.remarks.append(
            "ranges that hold others count without them; the profiler's own work is in the figures")
        return timings
    }

    /// Shape of the first tensor that an operator read, where shapes were recorded.
    private static func firstInput(_ arguments: JSONObject?) -> [Int]? {
        guard var arguments, let inputs = arguments.optionalNonNull("Input Dims"),
            let first = try? inputs.array().first?.array()
        else { return nil }
        let shape = first.compactMap { try? $0.integer() }
        return shape.count == first.count ? shape : nil
    }
}
