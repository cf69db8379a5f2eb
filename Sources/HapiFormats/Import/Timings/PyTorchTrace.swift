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
                case "cpu_op": if let shape = activation(event) { shapes.insert(shape) }
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
        let lanes = (isOnDevice ? device : host).sorted { $0.key < $1.key }.map(\.value)
        let slack = NamedRange.slack(of: lanes)
        var times = RunTimes()
        var steps = StepsOfLanes()
        for lane in lanes {
            steps.beginLane()
            for range in try NamedRange.innermost(lane, slack: slack, file: file) {
                if range.name.hasPrefix(step) {
                    steps.add(range)
                } else {
                    times.add(range.name, start: range.start, duration: range.own)
                }
            }
        }
        for run in steps.runs { times.addRun(start: run.start, duration: run.duration) }
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
        return try timings.checked(file: file)
    }

    /// Which input of an operator is what the network computes on: of other operators the first may be a weight.
    private static let activations = [
        "aten::conv1d": 0, "aten::conv2d": 0, "aten::conv3d": 0, "aten::convolution": 0,
        "aten::_convolution": 0,
        "aten::linear": 0, "aten::addmm": 1, "aten::batch_norm": 0, "aten::relu": 0, "aten::relu_": 0,
        "aten::max_pool2d": 0, "aten::avg_pool2d": 0, "aten::adaptive_avg_pool2d": 0,
        "aten::layer_norm": 0, "aten::flatten": 0,
    ]

    /// Shape of the activations that an operator read, where it is one of these and shapes were recorded.
    private static func activation(_ event: TraceEvent) -> [Int]? {
        guard let index = activations[event.name], var arguments = event.arguments,
            let inputs = try? arguments.optionalNonNull("Input Dims")?.array(), index < inputs.count,
            let sizes = try? inputs[index].array()
        else { return nil }
        let shape = sizes.compactMap { try? $0.integer() }
        return shape.count == sizes.count ? shape : nil
    }
}
