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
              hapi-tui import pytorch trace.json --model Models/net.json --out net-board.json --platform "Board, 1 thread" \\
                  --memory 2GiB --precision fp32 --runtime "PyTorch 2.13" --date 2026-11-20

            The ranges that you named are the nodes, the profiler's steps the runs; without steps a run begins when \
            the first range comes round again. The first run is left out; --warmup leaves out more. Of what runs on a \
            GPU the ranges on the GPU's lanes are taken.
            """)

    @OptionGroup var source: TimingsArgument
    @OptionGroup var runs: WarmupOption
    @OptionGroup(title: "Mapping") var mapping: MappingOptions
    @OptionGroup(title: "Profile") var profile: ImportedProfileOptions

    func validate() throws { try profile.check(for: mapping, file: source.file) }

    func run() throws {
        try TimingsImport(source: source, mapping: mapping, profile: profile).run {
            (bytes, file) throws(InputError) in
            try PyTorchTrace.read(bytes, file: file, warmup: runs.warmup)
        }
    }
}
