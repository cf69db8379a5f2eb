import ArgumentParser
import HapiFormats

/// `hapi-tui import onnxruntime`: ONNX Runtime.
struct ImportOnnxRuntime: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "onnxruntime", abstract: "From ONNX Runtime's profiler (enable_profiling).",
        discussion: """
            options = onnxruntime.SessionOptions(); options.enable_profiling = True
            session = onnxruntime.InferenceSession("net.onnx", options)
            for _ in range(200): session.run(None, {"input": one_image})
            session.end_profiling()

            Run one sample at a time, on as many threads as the device shall use. The first run is left out; --warmup \
            leaves out more.
            """)

    @OptionGroup var source: TimingsArgument
    @OptionGroup var runs: WarmupOption
    @OptionGroup(title: "Mapping") var mapping: MappingOptions
    @OptionGroup(title: "Profile") var profile: ImportedProfileOptions

    func validate() throws { try profile.check(for: mapping, file: source.file, tellsPrecision: true) }

    func run() throws {
        try TimingsImport(source: source, mapping: mapping, profile: profile).run {
            (bytes, file) throws(InputError) in
            try OnnxRuntimeProfile.read(bytes, file: file, warmup: runs.warmup)
        }
    }
}
