import ArgumentParser

/// `hapi-tui import`: files that other tools have written already.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a profile of times that another tool measured.",
        discussion: """
            hapi-tui import onnxruntime onnxruntime_profile.json --model Models/net.json --suggest --out map.json
            hapi-tui import onnxruntime onnxruntime_profile.json --model Models/net.json --mapping map.json \\
                --out net-x86.json --platform "Ryzen 7, 1 thread" --memory 16GiB --date 2026-11-20

            The model (hapi.model) says which layers and exits there are; a mapping (hapi.mapping) says which of the \
            tool's nodes are theirs. --suggest prints one by names and by order, and says on standard error what is \
            unsure in it. Without --mapping, times are joined by names alone, if every one fits.

            In a mapping * ? and [a-c] stand for any text, character, one of several. It is refused while a node with \
            time has no owner or two, or a layer or exit has no node:

              {"format": "hapi.mapping", "version": 1,
               "nodes": {"stem": ["/stem/*"], "exit:stem": ["/exit/*"], "flatten": []},
               "shared": [{"nodes": ["conv1 + conv2"], "among": ["b1.conv1", "b1.conv2"]}],
               "ignore": ["Memcpy*"]}

            Where a node's time went is told on standard error, or as JSON (hapi.import) with --json; what was done to \
            it stands in the profile's measurement.method too. Exit status as for every command: 64 usage, 65 input \
            refused, 73 the profile could not be written.
            """,
        subcommands: [
            ImportTrtexec.self, ImportOnnxRuntime.self, ImportTFLite.self, ImportPyTorch.self,
            ImportExits.self,
        ])
}
