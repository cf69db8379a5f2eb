/// What is fuzzed: a reader of bytes, with what must hold of whatever it reads.
struct Harness: Sendable {
    /// As the command line and the folder of its seeds call it.
    let name: String
    /// Bytes of the longest input that is tried: longer ones are slower and seldom tell more.
    let longest: Int
    /// Ends the process where something does not hold.
    let check: @Sendable ([UInt8]) -> Void

    init(_ name: String, longest: Int, _ check: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.longest = longest
        self.check = check
    }

    static let all = [
        json, profile, model, calibration, arrays, answers, plan, theme, keys, configuration, onnxruntime,
        pytorch, tflite, trtexec, trtexecTimes, trtexecLayers, exits, mapping, input, session, autosave,
        sweep,
        result, checkpoint, onnx, segments, documents,
    ]
}
