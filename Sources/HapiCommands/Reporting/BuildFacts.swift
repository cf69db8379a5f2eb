import CBuildFacts
import CKernels
import HapiFormats

/// What `--version` says: the program's version first, on a line of its own, then how this one was built, for reports
/// of what is slow or wrong.
enum BuildFacts {
    static var text: String {
        [
            programName,
            "commit    \(commit)",
            "build     \(configuration), Swift \(compiler), \(processor) \(system)",
            "kernels   \(String(cString: ck_counting_build()))",
            "formats   hapi.* of version \(FileFormat.version)",
        ].joined(separator: "\n")
    }

    private static var commit: String {
        let name = String(cString: build_commit())
        guard !name.isEmpty else { return "not told (make build tells it)" }
        return name.hasSuffix("+") ? name.dropLast() + ", with changes" : name
    }

    private static var configuration: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }

    private static var compiler: String {
        #if compiler(>=6.4)
            "6.4 or newer"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }

    private static var processor: String {
        #if arch(x86_64)
            "x86-64"
        #elseif arch(arm64)
            "arm64"
        #else
            "another processor"
        #endif
    }

    private static var system: String {
        #if os(Linux)
            "Linux"
        #elseif os(macOS)
            "macOS"
        #else
            "another system"
        #endif
    }
}
