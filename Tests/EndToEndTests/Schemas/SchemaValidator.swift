import Foundation
import HapiJSON

/// An independent validator of JSON Schema: Python's `jsonschema`.
struct SchemaValidator {
    static let folder = "\(Program.project)/Profiles/Schemas"

    /// Names of the schemas that ship.
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

    /// A file, the schema that it is held against, and whether it is JSON lines.
    struct Case {
        let schema: String
        let file: String
        let isLines: Bool
    }

    /// A Python that has the module. A system's package serves the system's own, which need not be the first.
    private static let python: String? = [Program.tool("python3"), "/usr/bin/python3"].compactMap(\.self)
        .first {
            let probe = try? ChildProcess.run(
                $0, ["-c", "from jsonschema import Draft202012Validator"],
                environment: ProcessInfo.processInfo.environment)
            return probe?.status == 0
        }

    /// Whether there is one, or has to be: a CI machine is not excused.
    static let isExpected = python != nil || ProcessInfo.processInfo.environment["CI"] != nil

    /// What the schemas say of files: `nil` where they hold, else what does not.
    static func refusals(_ cases: [Case], in folder: TemporaryFolder) throws -> [String?] {
        guard let python else {
            throw Program.Missing(
                description: "Python's jsonschema is not there: install it, say with `apt-get install "
                    + "python3-jsonschema`; a CI machine has to have it")
        }
        let list = JSONOutput.array(
            cases.map { one in
                .object([
                    ("schema", .string(one.schema)), ("file", .string(one.file)),
                    ("lines", .bool(one.isLines)),
                ])
            })
        try folder.write(JSONWriter.bytes(list, style: .compact), to: "cases.list")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("check_schemas.py").path
        let end = try ChildProcess.run(
            python, [script, self.folder, folder.file("cases.list")],
            environment: ProcessInfo.processInfo.environment)
        guard end.status == 0 else { throw Program.Missing(description: end.errorText) }
        return try JSONReader.read(end.output).array().map { $0.isNull ? nil : try $0.string() }
    }
}
