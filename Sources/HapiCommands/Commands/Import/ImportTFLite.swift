import ArgumentParser
import HapiFormats

/// `hapi-tui import tflite`: TensorFlow Lite.
struct ImportTFLite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tflite", abstract: "From TensorFlow Lite's benchmark_model, profile as CSV.",
        discussion: """
            benchmark_model --graph=net.tflite --enable_op_profiling=true --op_profiling_output_mode=csv \\
                --op_profiling_output_file=profile.csv
              hapi-tui import tflite profile.csv --model net.json …

            Read is the table under "Run Order" of the regular runs; its times are means. A delegate that runs the \
            whole network as one operation tells nothing of layers.
            """)

    @OptionGroup var source: TimingsArgument
    @OptionGroup(title: "Mapping") var mapping: MappingOptions
    @OptionGroup(title: "Profile") var profile: ImportedProfileOptions

    func validate() throws { try profile.check(for: mapping, file: source.file) }

    func run() throws {
        try TimingsImport(source: source, mapping: mapping, profile: profile).run {
            (bytes, file) throws(InputError) in
            try TFLiteProfile.read(bytes, file: file)
        }
    }
}
