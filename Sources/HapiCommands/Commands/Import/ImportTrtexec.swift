import ArgumentParser
import HapiFormats

/// `hapi-tui import trtexec`: TensorRT.
struct ImportTrtexec: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trtexec", abstract: "From TensorRT's trtexec --exportProfile.",
        discussion: """
            trtexec --onnx=net.onnx --dumpProfile --separateProfileRun --profilingVerbosity=detailed \\
                --exportProfile=profile.json --exportTimes=times.json --exportLayerInfo=layers.json
              hapi-tui import trtexec profile.json --times times.json --layers layers.json --model net.json …

            Profiled layer by layer an engine takes longer than it does undisturbed: with --times all layers are \
            rescaled to add up to its median compute time. --layers adds the operations that each fused layer was made \
            of, which a mapping can name like the layer itself.
            """)

    @OptionGroup var source: TimingsArgument

    @Option(help: ArgumentHelp("Times of whole runs, from --exportTimes.", valueName: "file"))
    var times: String?

    @Option(help: ArgumentHelp("What the layers are made of, from --exportLayerInfo.", valueName: "file"))
    var layers: String?

    @OptionGroup(title: "Mapping") var mapping: MappingOptions
    @OptionGroup(title: "Profile") var profile: ImportedProfileOptions

    func validate() throws {
        try profile.check(for: mapping, file: source.file, tellsPrecision: layers != nil)
    }

    func run() throws {
        try TimingsImport(
            source: source, mapping: mapping, profile: profile, others: [times, layers]
        ).run { (bytes, file) throws(InputError) in
            var timings = try TrtexecProfile.read(bytes, file: file)
            if let layers {
                try TrtexecExtras.addLayers(TimingsArgument.read(layers), file: layers, to: &timings)
            }
            if let times {
                try TrtexecExtras.addTimes(TimingsArgument.read(times), file: times, to: &timings)
            }
            return timings
        }
    }
}
