import Foundation

/// The Python with PyTorch and ONNX that the recipes run on.
enum RecipePython {
    private static let path = "\(Program.project)/.build/recipes/bin/python"

    /// Whether it is there, or has to be: a CI machine is not excused.
    static let isExpected =
        FileManager.default.isExecutableFile(atPath: path) || ProcessInfo.processInfo.environment["CI"] != nil

    static let remedy = "these tests need the recipes' Python, .build/recipes: run `make recipes`"

    /// Runs it on one thread in the recipes' folder. A network takes it longer than anything else here takes.
    static func run(_ arguments: [String]) throws -> ChildProcess {
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Program.Missing(description: remedy)
        }
        let environment = ProcessInfo.processInfo.environment.merging(["OMP_NUM_THREADS": "1"]) { $1 }
        return try ChildProcess.run(
            "/bin/sh",
            ["-c", "cd \"$0\" && exec \"$@\"", "\(Program.project)/Profiles/Recipes", path] + arguments,
            environment: environment, patience: .seconds(300))
    }
}
