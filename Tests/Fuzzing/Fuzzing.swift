import CFuzzer
import Foundation

/// libFuzzer on one harness: `hapi-fuzz HARNESS [libFuzzer's options] [folders of inputs]`, or `hapi-fuzz` for the
/// names there are. An input that takes 2 s, or 1 GB, counts as a crash.
@main
enum Fuzzing {
    /// Exit status of a command line that cannot be meant.
    private static let usage: Int32 = 64

    static func main() {
        guard CommandLine.arguments.count > 1 else {
            for harness in Harness.all { print(harness.name) }
            return
        }
        guard let harness = chosen else {
            let words = "no harness is called \(CommandLine.arguments[1]); hapi-fuzz lists them\n"
            FileHandle.standardError.write(Data(words.utf8))
            exit(usage)
        }
        let options = [
            CommandLine.arguments[0], "-max_len=\(harness.longest)", "-timeout=2", "-rss_limit_mb=1024",
            "-malloc_limit_mb=1024",
        ]
        // libFuzzer keeps them for as long as it runs.
        var arguments = (options + CommandLine.arguments.dropFirst(2)).map { strdup($0) }
        var count = Int32(arguments.count)
        let status = arguments.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            return LLVMFuzzerRunDriver(&count, &start) { bytes, size in
                Fuzzing.chosen?.check([UInt8](UnsafeBufferPointer(start: bytes, count: size)))
                return 0
            }
        }
        exit(status)
    }

    private static let chosen = Harness.all.first { $0.name == CommandLine.arguments.dropFirst().first }
}
