import HapiONNX

extension Harness {
    /// Networks in ONNX, cut at all their outputs: every segment is a network again.
    static let onnx = Harness("onnx", longest: 1024) { bytes in
        guard let model = attempt({ try ONNXModel(bytes) }) else { return }
        _ = attempt { try model.sampleInput() }
        for name in model.outputNames.prefix(4) { _ = (model.shape(of: name), model.classes(of: name)) }
        guard let cut = attempt({ try NetworkCut(model, at: model.outputNames) }) else { return }
        claim(cut.segments.count == model.outputNames.count, "there is a segment for each output")
        for segment in cut.segments {
            let part = own { try ONNXModel(segment.bytes) }
            claim(part.nodeCount == segment.nodes, "a segment has its nodes")
            claim(part.outputNames == segment.outputs, "a segment has its outputs")
        }
    }
}
