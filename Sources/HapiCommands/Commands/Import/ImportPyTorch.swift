import ArgumentParser
import HapiFormats

/// `hapi-tui import pytorch`: PyTorch.
struct ImportPyTorch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pytorch", abstract: "From a trace of PyTorch's profiler (export_chrome_trace).",
        discussion: """
            with torch.profiler.profile() as profiler:
                for image in images:
                    network(image)       # each layer within: with torch.profiler.record_function("b1.conv1"): …
                    profiler.step()
            profiler.export_chrome_trace("trace.json")

            The ranges that you named are the nodes, the profiler's steps the runs; without steps a run begins when \
            the first range comes round again. The first run is left out; --warmup leaves out more. Of what runs on a \
            GPU the ranges on the GPU's lanes are taken.
            """)

    @OptionGroup var source: TimingsArgument
    @OptionGroup var runs: WarmupOption
    @OptionGroup(title: "Mapping") var mapping: MappingOptions
    @OptionGroup(title: "Profile") var profile: ImportedProfileOptions

    func validate() throws { try profile.check(for: mapping) }

    func run() throws {
        try TimingsImport(source: source, mapping: mapping, profile: profile).run {
            (bytes, file) throws(InputError) in
            try PyTorchTrace.read(bytes, file: file, warmup: runs.warmup)
        }
    }
}
