import HapiFormats
import TestSupport
import Testing

@Suite("Times that could not be written again")
struct TimingSumTests {
    private func refusal(_ read: ([UInt8], String) throws -> NodeTimings, _ text: String) throws -> InputError
    {
        try #require(throws: InputError.self) { _ = try read(Array(text.utf8), "t") }
    }

    private func kernel(_ name: String, start: Int, ms: Double) -> String {
        #"{"cat":"Node","ph":"X","name":"\#(name)_kernel_time","ts":\#(start),"dur":\#(ms * 1e3)}"#
    }

    private func onnxruntime(_ bytes: [UInt8], _ file: String) throws -> NodeTimings {
        try OnnxRuntimeProfile.read(bytes, file: file)
    }

    private func table(_ line: String) -> String {
        """
        ============================== Run Order ==============================
        node type, first, avg_ms, %, cdf%, mem KB, times called, name
        \(line)

        """
    }

    @Test("A node without a name, which no mapping could mean, is refused whatever tool it is of")
    func nameless() throws {
        let event = #"[{"cat":"user_annotation","ph":"X","name":"","ts":0,"dur":5}]"#
        let operation = table(", 1, 1, 50%, 50%, 0, 1, ")
        let layers = #"[{"count":1},{"name":"","averageMs":1}]"#
        for error in [
            try refusal(onnxruntime, "[\(kernel("", start: 0, ms: 5))]"),
            try refusal({ try PyTorchTrace.read($0, file: $1) }, event),
            try refusal({ try TFLiteProfile.read($0, file: $1) }, operation),
            try refusal({ try TrtexecProfile.read($0, file: $1) }, layers),
        ] {
            #expect(error.found.hasPrefix("a node without a name") && !error.remedy.isEmpty)
        }
    }

    @Test("Nodes that each take the longest there is are too long together: no profile could hold the sum")
    func tooLong() throws {
        let two = [kernel("a", start: 0, ms: 1e9), kernel("b", start: 1, ms: 1e9)].joined(separator: ",")
        #expect(try refusal(onnxruntime, "[\(two)]").found.contains("2 nodes of 2"))
        let calls = table("CONV, 1, 1000000000, 50%, 50%, 0, 2, a")
        #expect(
            try refusal({ try TFLiteProfile.read($0, file: $1) }, calls).found
                == "1 node of 2000000000.0 ms together")
    }
}
