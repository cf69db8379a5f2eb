import HapiJSON

/// What `trtexec` writes beside a profile, and what it adds to one.
package enum TrtexecExtras {
    /// Puts the engine's own time beside the layers' (`--exportTimes`): they are profiled with a stop after each, so that
    /// they add up to more.
    /// - Throws: `InputError` with the place of the first thing wrong. O(n log n).
    package static func addTimes(
        _ bytes: [UInt8], file: String, to timings: inout NodeTimings
    ) throws(InputError) {
        var times: [Double] = []
        try reading(file) { () throws(JSONError) in
            try ForeignJSON.forEachElement(of: bytes) { (value) throws(JSONError) in
                var entry = try value.object("the times of a run")
                times.append(try entry.required("computeMs").time("milliseconds"))
            }
        }
        let median = times.isEmpty ? 0 : TimeStatistics.median(times)
        // Less than a femtosecond is no time, and dividing by it may give none either.
        guard min(median, timings.total) >= 1e-12 else {
            throw InputError(
                file: file,
                found: "\(counted(times.count, "run")) of \(median) ms, of layers of \(timings.total) ms",
                expected: "times of runs, and layers that take time",
                remedy: "export them again: trtexec --exportTimes")
        }
        timings.source.wholeRun = median
        timings.source.isRescaled = true
    }

    /// Adds to each layer the operations that it was made of (`--exportLayerInfo`), joined on its name, and to the whole
    /// the shapes of inputs and the precision.
    /// - Throws: `InputError` where the file is of another engine. O(n).
    package static func addLayers(
        _ bytes: [UInt8], file: String, to timings: inout NodeTimings
    ) throws(InputError) {
        var layers: [String: Layer] = [:]
        try reading(file) { () throws(JSONError) in
            var object = try ForeignJSON.read(bytes).object("layer information")
            for entry in try object.required("Layers").array() {
                let layer = try Layer(entry)
                layers[layer.name] = layer
            }
        }
        let strange = timings.nodes.map(\.name).filter { layers[$0] == nil }
        guard strange.isEmpty else {
            throw InputError(
                file: file,
                found: "no layer \(strange.prefix(3).joined(separator: ", "))"
                    + (strange.count > 3 ? " and \(strange.count - 3) more" : ""),
                expected: "every layer of the profile", remedy: "export both from the same engine")
        }
        for index in timings.nodes.indices {
            timings.nodes[index].origins = layers[timings.nodes[index].name]?.origins ?? []
        }
        timings.source.inputShapes = Set(layers.values.compactMap(\.input))
        let precisions = Set(layers.values.compactMap(\.weights))
        if precisions.count == 1 { timings.source.precision = precisions.first }
        if layers.values.allSatisfy({ !$0.isDetailed }) {
            timings.source.remarks.append(
                "layer information without details (--profilingVerbosity=detailed gives them)")
        }
    }

    /// A layer of the engine: an object, or only its name where the engine was built without details.
    private struct Layer {
        var name: String
        var isDetailed = false
        /// Names of the operations in the ONNX file.
        var origins: [String] = []
        var input: [Int]?
        var weights: String?

        init(_ value: JSONValue) throws(JSONError) {
            if case .string(let name) = value.content {
                self.name = name
                return
            }
            var object = try value.object("a layer, or its name")
            isDetailed = true
            name = try object.required("Name").nodeName()
            if let value = object.optionalNonNull("Metadata") {
                let metadata = try value.string()
                // "[ONNX Layer: /stem/Conv]", one after another behind a record separator.
                origins = metadata.split(separator: "\u{1E}").compactMap { part in
                    part.split(separator: ": ", maxSplits: 1).last.map {
                        String($0.hasSuffix("]") ? $0.dropLast() : $0)
                    }
                }
                guard origins.allSatisfy({ $0.utf8.count <= TimingLimits.longestName }) else {
                    throw value.error(expected: TimingLimits.expectedName)
                }
            }
            if let inputs = try? object.optionalNonNull("Inputs")?.array(),
                var first = try inputs.first?.object(),
                let sizes = try? first.optionalNonNull("Dimensions")?.array()
            {
                input = sizes.compactMap { try? $0.integer() }
            }
            if var weights = try? object.optionalNonNull("Weights")?.object(),
                let type = try weights.optionalNonNull("Type")?.string()
            {
                self.weights = ["Float": "fp32", "Half": "fp16", "BFloat16": "bf16", "Int8": "int8"][type]
            }
        }
    }
}
