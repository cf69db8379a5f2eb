import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Profiles of ONNX Runtime")
struct OnnxRuntimeProfileTests {
    private func event(
        _ name: String, _ start: Int, _ duration: Int, _ category: String = "Node",
        shape: String = "1,3,32,32"
    )
        -> String
    {
        #"{"cat":"\#(category)","ph":"X","name":"\#(name)","ts":\#(start),"dur":\#(duration),"args":{"input_type_shape":[{"float":[\#(shape)]}]}}"#
    }

    private func read(_ events: [String], warmup: Int? = nil) throws -> NodeTimings {
        try OnnxRuntimeProfile.read(
            Array("[\(events.joined(separator: ","))]".utf8), file: "p.json", warmup: warmup)
    }

    private func refusal(_ events: [String], warmup: Int? = nil) throws -> InputError {
        try unwrap(#expect(throws: InputError.self) { try read(events, warmup: warmup) })
    }

    @Test(
        "The real profile of a backbone: every kernel with its time, of the one run that there are kernels of"
    )
    func backbone() throws {
        let timings = try OnnxRuntimeProfile.read(
            ImportFixtures.bytes("onnxruntime-backbone.json"), file: "p.json")
        #expect(timings.nodes.count == 70)
        #expect(timings.nodes[0].name == "stem.r_nchwc" && timings.nodes[0].latency == 0.028)
        #expect(timings.source.runs == 1 && timings.source.dropped == 0)
        #expect(timings.source.precision == "fp32")
        // The sum of the 70 durations in the file, 958 µs.
        #expect(abs(timings.total - 0.958) < 1e-12)
        #expect(timings.nodes.allSatisfy { $0.timesPerRun == 1 && $0.tail == nil })
    }

    @Test("The real profile of a network with all its exits: 460 kernels, of three runs the first left out")
    func exits() throws {
        let timings = try OnnxRuntimeProfile.read(
            ImportFixtures.bytes("onnxruntime-exits.json"), file: "p.json")
        #expect(timings.nodes.count == 460 && timings.source.runs == 2 && timings.source.dropped == 1)
        #expect(timings.nodes.first?.name == "/stem/Relu_output_0_nchwc")
        #expect(timings.source.inputShapes.contains([1, 3, 32, 32]))
        let whole = try unwrap(timings.source.wholeRun)
        #expect(timings.total < whole && timings.total > whole / 2)
    }

    @Test("Kernels that run several times within a run add up; what is no kernel does not count")
    func severalTimes() throws {
        let timings = try read([
            event("model_run", 0, 100, "Session"), event("a_kernel_time", 1, 10),
            event("b_kernel_time", 20, 5),
            event("a_kernel_time", 40, 20), event("a_fence_before", 5, 9), event("a_fence_after", 6, 9),
            event("model_loading_uri", 0, 9, "Session"),
        ])
        #expect(timings.nodes.map(\.name) == ["a", "b"] && timings.nodes.map(\.latency) == [0.03, 0.005])
        #expect(timings.nodes.map(\.timesPerRun) == [2, 1] && timings.source.wholeRun == 0.1)
    }

    @Test(
        "Without sessions a run begins when the usual first kernel comes round; what ran once ahead of all tells nothing"
    )
    func withoutSessions() throws {
        let once = event("setup_kernel_time", 0, 7)
        let runs = (1...4).flatMap {
            [event("a_kernel_time", $0 * 100, $0), event("b_kernel_time", $0 * 100 + 50, 2)]
        }
        let timings = try read([once] + runs)
        #expect(timings.nodes.map(\.name) == ["a", "b"] && timings.source.runs == 3)
        #expect(timings.nodes[0].latency == 0.003 && timings.source.wholeRun == nil)
        #expect(timings.source.remarks.contains("1 event outside any whole run left out"))
    }

    @Test("A hundred runs have a 99th percentile, which one slow run does not reach; ninety-nine have none")
    func tails() throws {
        func runs(_ count: Int) throws -> NodeTimings {
            try read(
                (0..<count).map { event("a_kernel_time", $0 * 1000, $0 == 50 ? 900 : 10 + $0 % 2) }, warmup: 0
            )
        }
        #expect(try runs(100).nodes[0].tail == 0.011)
        #expect(try runs(99).nodes[0].tail == nil)
        // Half are 10 µs, half 11: the median of whole microseconds is between them.
        #expect(abs(try runs(100).nodes[0].latency - 0.0105) < 2e-5)
    }

    @Test("What keeps a profile from being used is told with its place and remedy")
    func refusals() throws {
        let good = event("a_kernel_time", 1, 10)
        #expect(try refusal([]).found == "no time of any node")
        #expect(try refusal([event("a_fence_before", 1, 1)]).found == "no time of any node")
        #expect(try refusal([good], warmup: 1).remedy.contains("--warmup"))
        #expect(try refusal([event("a_kernel_time", 1, -10)]).place?.contains("$[0].dur") == true)
        #expect(try refusal([good.replacing("10", with: "NaN")]).found.contains("NaN"))
        let twice = [event("model_run", 0, 90, "Session"), event("model_run", 50, 90, "Session"), good]
        #expect(try refusal(twice).found.contains("two runs of the network at the same time"))
        let batch = try read([event("a_kernel_time", 1, 10, shape: "8,3,32,32")])
        #expect(throws: InputError.self) { try batch.checkBatch([3, 32, 32], file: "p.json") }
        try batch.checkBatch([3, 64, 64], file: "p.json")

        let whole = try ImportFixtures.bytes("onnxruntime-backbone.json")
        let cut = #expect(throws: InputError.self) {
            try OnnxRuntimeProfile.read(Array(whole.dropLast(40)), file: "p.json")
        }
        #expect(cut?.remedy.contains("end_profiling") == true)
        for bytes in [[], Array("  \n".utf8), Array("{}".utf8), Array("[1]".utf8)] {
            #expect(throws: InputError.self) { try OnnxRuntimeProfile.read(bytes, file: "p.json") }
        }
    }
}
