import HapiJSON

/// What ONNX Runtime writes with `enable_profiling`: an array of events in Chrome's trace format, whole microseconds.
/// Kept are the kernels of nodes (category Node); sessions tell where runs begin and end.
package enum OnnxRuntimeProfile {
    private static let kernel = "_kernel_time"

    /// O(events log events).
    /// - Parameter warmup: runs to leave out at the beginning, `nil` for one if there are several.
    /// - Throws: `InputError` with the place of the first thing wrong.
    package static func read(
        _ bytes: [UInt8], file: String, warmup: Int? = nil
    ) throws(InputError) -> NodeTimings {
        try refuseCutShort(bytes, file: file)
        var times = RunTimes()
        var shapes: Set<[Int]> = []
        var elements: Set<String> = []
        try reading(file) { () throws(JSONError) in
            try ForeignJSON.forEachElement(of: bytes) { (event) throws(JSONError) in
                guard let event = try TraceEvent(event) else { return }
                if event.category == "Session", event.name == "model_run" {
                    times.addRun(start: event.start, duration: event.duration)
                }
                // Others are fences, and marks of when a node began.
                guard event.category == "Node", event.name.hasSuffix(kernel) else { return }
                times.add(
                    String(event.name.dropLast(kernel.count)), start: event.start, duration: event.duration)
                guard let (element, shape) = try firstInput(event.arguments) else { return }
                elements.insert(element)
                shapes.insert(shape)
            }
        }
        var timings = try times.timings(
            RunTimes.Terms(runtime: "ONNX Runtime", warmup: warmup, unit: 1, file: file))
        timings.source.inputShapes = shapes
        timings.source.precision = precision(elements)
        timings.source.remarks.append(
            "the profiler counts whole microseconds and its own work is in the figures")
        return try timings.checked(file: file)
    }

    /// A session that is never ended leaves a file without its end.
    private static func refuseCutShort(_ bytes: [UInt8], file: String) throws(InputError) {
        guard let ends = ForeignJSON.ends(of: bytes), ends.first == UInt8(ascii: "["),
            ends.last != UInt8(ascii: "]")
        else { return }
        throw InputError(
            file: file, place: "at its end", found: "no \"]\"", expected: "the end of the array of events",
            remedy:
                "the program was ended before the profile was written whole: call end_profiling, and run again"
        )
    }

    /// Type and shape of the first tensor that a kernel read.
    private static func firstInput(
        _ arguments: JSONObject?
    ) throws(JSONError) -> (element: String, shape: [Int])? {
        guard var arguments, let inputs = arguments.optionalNonNull("input_type_shape"),
            let member = try inputs.array().first?.object().members.first
        else { return nil }
        var shape: [Int] = []
        for size in try member.value.array() { shape.append(try size.integer()) }
        return (member.key, shape)
    }

    /// Of what all kernels compute, where it is one type.
    private static func precision(_ elements: Set<String>) -> String? {
        let names = [
            "float": "fp32", "float16": "fp16", "bfloat16": "bf16", "double": "fp64", "int8": "int8",
            "uint8": "int8",
        ]
        let found = Set(elements.compactMap { names[$0] })
        return found.count == 1 ? found.first : nil
    }
}
