import HapiCore
import HapiFormats
import TestSupport
import Testing

extension MutationTests {
    @Test("Files of other tools")
    func importedFiles() throws {
        let trace = try ImportFixtures.bytes("pytorch-nosteps.json")
        expectBoth(
            tally(trace, count: 300, seed: 11) { (bytes) throws(InputError) in
                _ = try PyTorchTrace.read(bytes, file: "t")
            })
        let runtime = try Array(ImportFixtures.text("onnxruntime-exits.json").prefix(6000)) + Array(" ]")
        expectBoth(
            tally(Array(String(runtime).replacing(/,\s*\{[^\n]*\s\]$/, with: "]").utf8), count: 300, seed: 12)
            {
                (bytes) throws(InputError) in _ = try OnnxRuntimeProfile.read(bytes, file: "t")
            })
        expectBoth(
            tally(try ImportFixtures.bytes("trtexec-profile.json"), count: 500, seed: 13) {
                (bytes) throws(InputError) in _ = try TrtexecProfile.read(bytes, file: "t")
            })
        let profile = try TrtexecProfile.read(ImportFixtures.bytes("trtexec-profile.json"), file: "t")
        let times = try ImportFixtures.bytes("trtexec-times.json")
        let layers = try ImportFixtures.bytes("trtexec-layers.json")
        expectBoth(
            tally(times, count: 300, seed: 14) { (bytes) throws(InputError) in
                var timings = profile
                try TrtexecExtras.addTimes(bytes, file: "t", to: &timings)
            })
        expectBoth(
            tally(layers, count: 300, seed: 15) { (bytes) throws(InputError) in
                var timings = profile
                try TrtexecExtras.addLayers(bytes, file: "t", to: &timings)
            })
        expectBoth(
            tally(try ImportFixtures.bytes("tflite-profile.csv"), count: 1500, seed: 16) {
                (bytes) throws(InputError) in _ = try TFLiteProfile.read(bytes, file: "t")
            })
        expectBoth(
            tally(try ImportFixtures.bytes("exits.csv"), count: 1000, seed: 17) {
                (bytes) throws(InputError) in
                _ = try ExitTimes(bytes, file: "t")
            })
    }
}
