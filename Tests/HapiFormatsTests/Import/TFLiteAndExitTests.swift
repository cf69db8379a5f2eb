import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Tables: TensorFlow Lite's operations, and times to each exit")
struct TFLiteAndExitTests {
    private func tflite(_ text: String) throws -> NodeTimings {
        try TFLiteProfile.read(Array(text.utf8), file: "p.csv")
    }

    @Test(
        "The operations of the regular runs, not those of the initialisation; a type may hold the separator")
    func operations() throws {
        let timings = try tflite(ImportFixtures.text("tflite-profile.csv"))
        #expect(timings.nodes.count == 10 && timings.nodes[8].name == "[exit:b0.conv1/pool]:8")
        #expect(timings.nodes[8].latency == 0.02 && timings.source.runs == 50)
        #expect(
            abs((timings.source.wholeRun ?? 0) - 1.6552) < 1e-12 && timings.source.statistic.hasPrefix("mean")
        )
    }

    @Test("The older table has one column more, and an operation called twice counts twice")
    func older() throws {
        let text = """
            ============================== Run Order ==============================
            node type, start, first, avg_ms, %, cdf%, mem KB, times called, name
            CONV_2D, 0, 4.1, 4.0, 50%, 50%, 0, 2, [a, with a comma]:0

            """
        let node = try unwrap(tflite(text).nodes.first)
        #expect(node.latency == 8 && node.timesPerRun == 2 && node.name == "[a, with a comma]:0")
    }

    @Test("What is no such table is refused with its line; so is a delegate that runs the network whole")
    func refusals() throws {
        let text = try ImportFixtures.text("tflite-profile.csv")
        func refusal(_ part: String, _ replacement: String) throws -> InputError {
            try unwrap(#expect(throws: InputError.self) { try tflite(text.breaking(part, replacement)) })
        }
        #expect(try refusal("0.4532, 0.412,", "0.4532, -0.412,").place == "line 16")
        #expect(try refusal("0.4532, 0.412,", "0.4532, nan,").place == "line 16")
        #expect(try refusal("0.5874, 0.534, 32", "0.5874, 0.534 32").place == "line 17")
        #expect(try refusal("0.4532, 0.412,", "0.4532, 0x1p3,").place == "line 16")
        #expect(try refusal("0.4532, 0.412,", "0.4532, 1e307,").place == "line 16")
        for calls in ["-5", "9223372036854775807", "1000000001"] {
            #expect(try refusal("0, 1, [stem", "0, \(calls), [stem").place == "line 16")
        }
        let long = String(repeating: "n", count: 5000)
        #expect(try refusal("[stem/Relu", "[\(long)").found.contains("5"))
        #expect(try refusal("CONV_2D, 0.6237", "\nCONV_2D, 0.6237").place == "line 19")
        #expect(throws: InputError.self) { try tflite("") }
        #expect(throws: InputError.self) { try tflite("== Run Order ==\n[node type] [avg ms]\n") }
        let delegate =
            "== Run Order ==\nnode type, first, avg_ms, %, cdf%, mem KB, times called, name\n"
            + "TfLiteXNNPackDelegate, 4, 4, 100%, 100%, 0, 1, []:64\n"
        let error = #expect(throws: InputError.self) { try tflite(delegate) }
        #expect(error?.remedy.contains("--use_xnnpack=false") == true)
    }

    @Test("Times to each exit are spread over the layers between by MACs, and add up to what was measured")
    func exits() throws {
        let network = try ImportFixtures.smallNetwork()
        let times = try ExitTimes(ImportFixtures.bytes("exits.csv"), file: "e.csv")
        #expect(times.cumulative == [0.25, 0.75, 1.5])
        let figures = try times.figures(of: network, exitCost: nil, file: "e.csv")
        let (stem, exit) = (figures.layers[0], figures.exits[0])
        #expect(abs(stem + exit - 0.25) < 1e-12 && abs(stem / exit - 10.0 / 4) < 1e-12)
        #expect(abs(figures.layers[2] / figures.layers[3] - 20.0 / 5) < 1e-12)
        let costs = PathCosts(figures, in: network).paths(exits: [0, 1])
        for (path, measured) in zip(costs, times.cumulative) { #expect(abs(path - measured) < 1e-12) }
        let given = try times.figures(of: network, exitCost: 0.05, file: "e.csv")
        #expect(given.exits == [0.05, 0.05] && abs(given.layers[0] - 0.2) < 1e-12)
        for (path, measured) in zip(PathCosts(given, in: network).paths(exits: [0, 1]), times.cumulative) {
            #expect(abs(path - measured) < 1e-12)
        }
        #expect(throws: InputError.self) { try times.figures(of: network, exitCost: 0.3, file: "e.csv") }
    }

    @Test(
        "Falling times, headers, tables and a wrong number of times are refused",
        arguments: [
            "1\n0.5\n2", "ms\n1", "1,2\n3,4", "-1", "nan\n", "1\n2", "0.1 5\n0.75\n1.5", "0x1p-3\n1\n2",
            "0\n1\n1e10",
            "0.1\t5,1,2",
        ])
    func exitRefusals(_ text: String) throws {
        #expect(throws: InputError.self) {
            try ExitTimes(Array(text.utf8), file: "e.csv").figures(
                of: ImportFixtures.smallNetwork(), exitCost: nil, file: "e")
        }
    }

    @Test("One line with commas is read like one value on a line")
    func oneLine() throws {
        #expect(try ExitTimes(Array("1, 2,3\r\n".utf8), file: "e.csv").cumulative == [1, 2, 3])
        #expect(try ExitTimes(Array(" 1 \n\t2e0\n\n3\t\n".utf8), file: "e.csv").cumulative == [1, 2, 3])
    }
}
