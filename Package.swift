// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in CI alone: a newer compiler's new warning must not keep a user from building.
let strict: [SwiftSetting] =
    Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

// The Makefile says which commit this is; git's own word would be remembered past the next commit.
let commit = (Context.environment["HAPI_COMMIT"] ?? "").filter { $0.isHexDigit || $0 == "+" }

let package = Package(
    name: "hapi-tui",
    products: [
        .executable(name: "hapi-tui", targets: ["hapi-tui"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // The field: networks, dataflow, evaluation, search. Pure.
        .target(name: "HapiCore", dependencies: ["CKernels"], swiftSettings: strict),
        // The evaluator's inner loops over bit columns.
        .target(name: "CKernels"),
        // Strict reading and canonical writing of JSON. Pure.
        .target(name: "HapiJSON", swiftSettings: strict),
        // Bytes to values and back.
        .target(
            name: "HapiFormats",
            dependencies: ["HapiCore", "HapiFigures", "HapiJSON", "CZlib"],
            swiftSettings: strict),
        // ONNX files, cut into segments. Pure.
        .target(name: "HapiONNX", swiftSettings: strict),
        // How numbers are written, and the round values of an axis. Pure.
        .target(name: "HapiFigures", dependencies: ["HapiCore"], swiftSettings: strict),
        // Inflating and CRC-32, of zlib.
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        // What the user is doing. Pure.
        .target(
            name: "HapiExplorer",
            dependencies: [
                "HapiCore", "HapiFigures", "HapiFormats", "HapiJSON",
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: strict),
        // State to surface. Pure.
        .target(
            name: "HapiDrawing",
            dependencies: ["HapiCore", "HapiExplorer", "HapiFigures", "HapiFormats", "HapiJSON"],
            swiftSettings: strict),
        // Values to a page, plots and tables to send round. Pure.
        .target(
            name: "HapiReport",
            dependencies: [
                "HapiCore", "HapiFigures", "HapiFormats", "HapiJSON",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Templates")],
            swiftSettings: strict),
        // Threads, clock and files.
        .target(
            name: "HapiRuntime",
            dependencies: [
                "HapiCore", "HapiFormats", "HapiExplorer",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        // ncurses behind plain ints and UTF-8 strings.
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        // What the program says of how it was built.
        .target(
            name: "CBuildFacts",
            cSettings: commit.isEmpty ? [] : [.define("HAPI_COMMIT", to: "\"\(commit)\"")]),
        // A surface on a real terminal, bytes in.
        .target(
            name: "HapiTerminal",
            dependencies: ["HapiDrawing", "HapiExplorer", "CTerminal"],
            swiftSettings: strict),
        // One file a command.
        .target(
            name: "HapiCommands",
            dependencies: [
                "CBuildFacts", "CKernels", "HapiCore", "HapiFigures", "HapiFormats", "HapiJSON", "HapiONNX",
                "HapiExplorer", "HapiDrawing", "HapiReport", "HapiRuntime", "HapiTerminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "hapi-tui",
            dependencies: ["HapiCommands"],
            swiftSettings: strict),

        // Shared by the tests: seeded random cases, the slow obvious evaluator, terminals.
        .target(
            name: "TestSupport",
            dependencies: ["HapiCore", "HapiExplorer", "HapiFormats"],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
        // The kernels once more, as other processors get them.
        .target(name: "CKernelBuilds", dependencies: ["CKernels"], path: "Tests/CKernelBuilds"),
        .testTarget(
            name: "CKernelsTests", dependencies: ["CKernels", "CKernelBuilds", "HapiCore"],
            swiftSettings: strict),
        .testTarget(
            name: "HapiCoreTests", dependencies: ["HapiCore", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "HapiJSONTests", dependencies: ["HapiJSON"], swiftSettings: strict),
        .testTarget(
            name: "HapiFormatsTests",
            dependencies: ["HapiFormats", "HapiCore", "HapiJSON", "TestSupport"],
            exclude: ["Arrays/Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "HapiONNXTests", dependencies: ["HapiONNX", "HapiCore", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "HapiFiguresTests", dependencies: ["HapiFigures", "HapiCore"], swiftSettings: strict),
        .testTarget(
            name: "HapiExplorerTests",
            dependencies: [
                "HapiExplorer", "HapiCore", "HapiFigures", "HapiFormats", "HapiJSON", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "HapiDrawingTests",
            dependencies: [
                "HapiDrawing", "HapiExplorer", "HapiCore", "HapiFigures", "HapiJSON", "TestSupport",
            ],
            exclude: ["Golden"],
            swiftSettings: strict),
        .testTarget(
            name: "HapiReportTests",
            dependencies: [
                "HapiReport", "HapiCore", "HapiFigures", "HapiFormats", "HapiJSON", "HapiRuntime",
                "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "HapiRuntimeTests",
            dependencies: ["HapiRuntime", "HapiCore", "HapiFormats", "HapiExplorer", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "HapiTerminalTests",
            dependencies: ["HapiTerminal", "HapiExplorer", "HapiDrawing", "CTerminal", "CPseudoTerminal"],
            swiftSettings: strict),
        .testTarget(
            name: "HapiCommandsTests",
            dependencies: [
                "HapiCommands", "HapiDrawing", "HapiExplorer", "HapiCore", "HapiFigures", "HapiFormats",
                "HapiJSON", "HapiReport", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["CPseudoTerminal", "HapiCore", "HapiJSON", "TestSupport"],
            exclude: ["Schemas/check_schemas.py", "Materialising/check_segments.py"],
            swiftSettings: strict),

        // What `make bench` runs: the aims in time and memory, each beside a reference.
        .target(name: "CRoofline", path: "Tests/CRoofline"),
        .executableTarget(
            name: "hapi-bench",
            dependencies: [
                "HapiCore", "HapiFigures", "HapiFormats", "HapiJSON", "HapiDrawing", "HapiRuntime",
                "TestSupport", "CRoofline",
                "CPseudoTerminal",
            ],
            path: "Tests/Benchmarks",
            exclude: ["References/numpy_reference.py"],
            swiftSettings: strict),

        // What `make mutations` runs: real files changed by the thousand, and held against what is read of them.
        .target(
            name: "Mutations",
            dependencies: [
                "HapiCore", "HapiDrawing", "HapiExplorer", "HapiFormats", "HapiJSON", "HapiONNX",
                "HapiRuntime",
                "TestSupport",
            ],
            path: "Tests/Mutations",
            swiftSettings: strict),
        .executableTarget(
            name: "hapi-mutate",
            dependencies: ["HapiFormats", "Mutations"],
            path: "Tests/MutationRun",
            swiftSettings: strict),
        .testTarget(name: "MutationsTests", dependencies: ["Mutations"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// Some of the tests alone, by target, where building all of them takes too long.
if let wanted = Context.environment["HAPI_TESTS"], !wanted.isEmpty {
    let names = wanted.split(separator: " ").map(String.init)
    package.targets.removeAll { $0.type == .test && !names.contains($0.name) }
}

// `make fuzz` asks for it: what it is built with is of one compiler on one system.
if Context.environment["HAPI_FUZZ"] != nil {
    package.targets += [
        .target(name: "CFuzzer", path: "Tests/CFuzzer"),
        .executableTarget(
            name: "hapi-fuzz",
            dependencies: [
                "CFuzzer", "HapiCore", "HapiDrawing", "HapiExplorer", "HapiFormats", "HapiJSON", "HapiONNX",
                "HapiRuntime", "HapiTerminal", "TestSupport",
            ],
            path: "Tests/Fuzzing", exclude: ["Dictionaries", "Seeds", "fuzz.sh"], swiftSettings: strict,
            // gold cannot link what libFuzzer brings.
            linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
    ]
}
