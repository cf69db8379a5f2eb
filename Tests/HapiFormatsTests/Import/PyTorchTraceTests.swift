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

    @Test(
        "A step that several streams of a device had work in is one run, from its first begin to its last end"
    )
    func streams() throws {
        var events: [String] = []
        for (step, stream) in [(0, 7), (0, 8), (1, 7), (1, 8)] {
            let lane = #""pid":0,"tid":\#(stream)"#
            let begin = Double(100 * step + 10 * (stream - 7))
            for (name, duration) in [("ProfilerStep#\(step)", 50.5), ("on \(stream)", 40.5)] {
                events.append(range(name, begin, duration, lane: lane, on: "gpu_user_annotation"))
            }
        }
        let timings = try read(events + [range("ProfilerStep#0", 0, 90), range("a", 0, 5)])
        #expect(timings.source.runs == 1 && timings.source.dropped == 1)
        #expect(timings.source.wholeRun == 0.0605 && timings.nodes.map(\.name) == ["on 7", "on 8"])
    }

    @Test("Where all times are whole microseconds a range may end one after the range that it lies in")
    func wholeMicroseconds() throws {
        let timings = try read([
            range("outer", 0, 100), range("a", 10, 30), range("inner", 15, 26), range("b", 40, 61),
        ])
        let figures = Dictionary(uniqueKeysWithValues: timings.nodes.map { ($0.name, $0.latency * 1e3) })
        #expect(figures == ["outer": 9, "a": 4, "inner": 26, "b": 61])
        #expect(throws: InputError.self) {
            try read([range("outer", 0, 100), range("a", 10.5, 30), range("inner", 15, 26.5)])
        }
    }

    @Test("The batch is that of what the network computes on, not the rows of a weight")
    func batches() throws {
        func batch(_ name: String, _ shapes: String) throws -> InputError? {
            let event =
                #"{"ph":"X","cat":"cpu_op","name":"\#(name)","ts":1,"dur":1,"args":{"Input Dims":\#(shapes)}}"#
            let timings = try read([range("a", 0, 5), event])
            do { try timings.checkBatch([16], file: "t.json") } catch { return error }
            return nil
        }
        #expect(
            try batch("aten::t", "[[32,16]]") == nil && batch("aten::transpose", "[[32,16],[],[]]") == nil)
        #expect(try batch("aten::linear", "[[1,16],[32,16],[32]]") == nil)
        #expect(try batch("aten::linear", "[[8,16],[32,16],[32]]")?.found.contains("8 samples") == true)
        #expect(try batch("aten::addmm", "[[32],[8,16],[16,32],[],[]]")?.found.contains("8 samples") == true)
        #expect(try batch("aten::addmm", "[[9,16],[1,16],[16,32],[],[]]") == nil)
    }

    @Test("Ranges at the same time on many threads come in one order, however the lanes are stored")
    func lanesInOrder() throws {
        let events = (0..<12).map { range("r\($0)", 0, Double(10 + $0), lane: #""pid":1,"tid":\#($0 + 10)"#) }
        let names = (0..<12).map { "r\($0)" }
        for _ in 0..<3 { #expect(try read(events).nodes.map(\.name) == names) }
        #expect(try read(events.reversed()).nodes.map(\.name) == names)
    }

    @Test("A node that runs in few of the runs has the median and the tail over all of them")
    func sparse() throws {
        var events: [String] = []
        for run in 0..<201 {
            let begin = Double(run) * 100
            events.append(range("ProfilerStep#\(run)", begin, 90.5))
            events.append(range("once \(run)", begin, 5))
            events.append(range("often", begin + 70, run.isMultiple(of: 3) ? 6 : 3))
            if run > 195 { events.append(range("late", begin + 85, 2)) }
        }
        let timings = try read(events)
        let often = try unwrap(timings.nodes.first { $0.name == "often" })
        #expect(often.latency == 0.003 && often.tail == 0.006)
        let late = try unwrap(timings.nodes.first { $0.name == "late" })
        #expect(late.latency == 0 && late.tail == 0.002)
        let once = try unwrap(timings.nodes.first { $0.name == "once 50" })
        #expect(once.latency == 0 && once.tail == 0)
    }

    @Test("Times, clocks and names beyond any measurement are refused where they stand")
    func limits() throws {
        let long = String(repeating: "n", count: 4097)
        for event in [range("a", 0, 1e307), range("a", 1e307, 1), range(long, 0, 1), range("a", 0, -1)] {
            let error = #expect(throws: InputError.self) { try read([event]) }
            #expect(error?.place?.contains("$.traceEvents[0]") == true)
        }
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
