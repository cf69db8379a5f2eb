import ArgumentParser

/// `hapi-tui import`: files that other tools have written already.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turn what other tools measured or saved into files of hapi-tui's.",
        discussion: """
              hapi-tui import onnxruntime run.json --model Models/net.json --suggest --out map.json
              hapi-tui import onnxruntime run.json --model Models/net.json --mapping map.json \\
                  --out net-x86.json --platform "Ryzen 7, 1 thread" --memory 16GiB --date 2026-11-20
              hapi-tui import calibration --logits logits.npy --labels labels.npy --model Models/net.json \\
                  --out Models/net.calibration.safetensors --write-model Models/net.json --force

            Times of trtexec, onnxruntime, tflite, pytorch and exits become a profile; arrays become the answers that a \
            model names (calibration).

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
            ImportExits.self, ImportCalibration.self,
        ])
}
