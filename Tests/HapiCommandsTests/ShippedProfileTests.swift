import Foundation
import HapiJSON
import TestSupport
import Testing

@Suite("Every profile that comes with the program")
struct ShippedProfileTests {
    private func object(_ path: String) throws -> JSONObject {
        try JSONReader.read(Array(Data(contentsOf: URL(fileURLWithPath: path)))).object()
    }

    private func names(_ value: JSONValue) throws -> [String] {
        try value.array().map { entry in
            var entry = try entry.object()
            return try entry.required("name").string()
        }
    }

    @Test("There are some")
    func some() {
        #expect(Checkout.profiles.contains("agx10w"))
    }

    @Test("It is sound, and so is all that it refers to", arguments: Checkout.profiles)
    func sound(name: String) throws {
        let result = try Program.run(["validate", Checkout.profile(name)])
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    }

    @Test(
        "It has a latency for every exit of its model, and its layers' together are the original network's",
        arguments: Checkout.profiles)
    func latencies(name: String) throws {
        var profile = try object(Checkout.profile(name))
        var model = try object("\(Checkout.root)/Profiles/\(profile.required("model").string())")
        let found = try profile.required("latencyMs").object().members
        let latencies = try Dictionary(uniqueKeysWithValues: found.map { ($0.key, try $0.value.double()) })
        for exit in try names(model.required("exits")) { #expect((latencies[exit] ?? 0) > 0, "\(exit)") }
        let sum = try names(model.required("layers")).reduce(0) { sum, layer in
            try sum + #require(latencies[layer], "\(layer)")
        }
        // A deadline that the original breaks is not what this is about.
        let arguments = [
            "evaluate", Checkout.profile(name), "--exits", "", "--threshold", "0", "--no-limits", "--json",
        ]
        let result = try Program.run(arguments)
        #expect(result.status == 0, "\(result.errors)")
        var evaluation = try JSONReader.read(result.output).object()
        var original = try evaluation.required("original").object()
        #expect(try abs(original.required("latencyMs").double() - sum) < 1e-9 * sum)
        #expect(try abs(evaluation.required("meanLatencyMs").double() - sum) < 1e-9 * sum)
    }
}
