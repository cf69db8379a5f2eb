import HapiFormats
import TestSupport
import Testing

@Suite("Traces of PyTorch")
struct PyTorchTraceTests {
    private func range(
        _ name: String, _ start: Double, _ duration: Double, lane: String = #""pid":1,"tid":2"#,
        on category: String = "user_annotation"
    )
        -> String
    {
        #"{"ph":"X","cat":"\#(category)","name":"\#(name)",\#(lane),"ts":\#(start),"dur":\#(duration)}"#
    }

    private func read(_ events: [String]) throws -> NodeTimings {
        let text =
            #"{"schemaVersion":1,"deviceProperties":[],"traceEvents":[\#(events.joined(separator: ","))],"a":{"b":1,"b":2}}"#
        return try PyTorchTrace.read(Array(text.utf8), file: "t.json")
    }

    @Test(
        "A real trace with steps: the named ranges are the nodes, the steps the runs, the range around them what it adds"
    )
    func steps() throws {
        let timings = try PyTorchTrace.read(ImportFixtures.bytes("pytorch-steps.json"), file: "t.json")
        #expect(
            timings.nodes.map(\.name) == [
                "forward", "stem", "exit:stem", "b0.conv1", "exit:b0.conv1", "b0.conv2", "head",
            ])
        #expect(timings.source.runs == 5 && timings.source.dropped == 1)
        let whole = try unwrap(timings.source.wholeRun)
        #expect(timings.total < whole && timings.total > 0.8 * whole)
        #expect(timings.source.inputShapes.contains([1, 3, 32, 32]))
    }

    @Test("A real trace without steps: a run begins with the first range")
    func withoutSteps() throws {
        let timings = try PyTorchTrace.read(ImportFixtures.bytes("pytorch-nosteps.json"), file: "t.json")
        #expect(timings.nodes.count == 7 && timings.source.runs == 2 && timings.source.wholeRun == nil)
        #expect(timings.nodes.allSatisfy { $0.timesPerRun == 1 })
    }

    @Test(
        "Ranges in one another count once: each with what is its own, on its own lane; pid and tid may be names"
    )
    func nested() throws {
        let timings = try read([
            range("outer", 0, 100.5), range("a", 10, 30.25), range("inner", 15.5, 5), range("b", 40.251, 50),
            range("beside", 20, 40, lane: #""pid":"CPU","tid":"worker""#), range("op", 12, 1, on: "cpu_op"),
        ])
        let figures = Dictionary(uniqueKeysWithValues: timings.nodes.map { ($0.name, $0.latency * 1e3) })
        #expect(figures == ["outer": 20.25, "a": 25.25, "inner": 5, "b": 50, "beside": 40])
    }

    @Test("Of what ran on a device the ranges there count, and those on the host do not")
    func device() throws {
        let gpu = #""pid":0,"tid":7"#
        let timings = try read([
            range("a", 0, 5), range("b", 5, 5), range("a", 100, 40, lane: gpu, on: "gpu_user_annotation"),
            range("b", 140, 60, lane: gpu, on: "gpu_user_annotation"),
            range("sgemm", 100, 40, lane: gpu, on: "kernel"),
        ])
        #expect(timings.nodes.map(\.latency) == [0.04, 0.06])
        let host = try read([range("a", 0, 5), range("sgemm", 100, 40, lane: gpu, on: "kernel")])
        #expect(host.source.remarks.contains { $0.contains("synchronize") })
    }

    @Test("What is no trace of named ranges is refused")
    func refusals() throws {
        let crossing = #expect(throws: InputError.self) { try read([range("a", 0, 10), range("b", 5, 10)]) }
        #expect(crossing?.expected == "ranges that lie in one another or apart")
        let unnamed = #expect(throws: InputError.self) {
            try read([range("aten::conv2d", 0, 1, on: "cpu_op")])
        }
        #expect(unnamed?.remedy.contains("record_function") == true)
        let gzip = #expect(throws: InputError.self) {
            try PyTorchTrace.read([0x1F, 0x8B, 8], file: "t.json.gz")
        }
        #expect(gzip?.remedy.contains("gunzip") == true)
        let keyless = #expect(throws: InputError.self) {
            try PyTorchTrace.read(Array("{}".utf8), file: "t.json")
        }
        #expect(keyless?.found.contains("traceEvents") == true)
    }
}
