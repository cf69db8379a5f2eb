import Testing

/// The shipped network as an ONNX file, written once for all tests of a suite from the shipped weights, and gone
/// after them.
struct WrittenNetwork: SuiteTrait, TestScoping {
    /// Of the file, for tests of such a suite.
    @TaskLocal static var path = ""

    func provideScope(
        for test: Test, testCase: Test.Case?, performing tests: @Sendable () async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("resnet56.onnx")
        let end = try RecipePython.run(["-m", "resnet56", "onnx", "--out", path])
        try #require(end.status == 0, "\(end.errorText)")
        try await Self.$path.withValue(path) { try await tests() }
        withExtendedLifetime(folder) {}
    }
}
