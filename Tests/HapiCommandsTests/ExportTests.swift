import Foundation
import HapiJSON
import TestSupport
import Testing

@Suite("Plans written and read by the program")
struct ExportTests {
    private let folder: TemporaryFolder
    private let profile: String
    private let plan: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
        plan = "\(folder.path)/plan.json"
    }

    private func export(_ extra: [String] = [], script: String = #"exec "$0" "$@""#) throws -> Program.Result
    {
        try Program.run(
            ["evaluate", profile, "--exits", "b", "--threshold", "0.6", "--deadline", "9", "--export", plan]
                + extra,
            script: script)
    }

    @Test("An existing file is not replaced: status 73, the file as it was; with --force it is")
    func overwriting() throws {
        try folder.write("mine", "plan.json")
        let refused = try export()
        #expect(refused.status == 73 && refused.errors.contains("--force"))
        #expect(try folder.text("plan.json") == "mine")
        #expect(folder.names == ["Models", "plan.json", "small.json"])
        let search = try Program.run(["optimise", profile, "--export", plan, "--evaluations", "1000000000"])
        #expect(search.status == 73, "refused before the search, which would take hours")
        #expect(try export(["--force"]).status == 0)
        #expect(try folder.text("plan.json").hasPrefix("{\n  \"format\": \"hapi.plan\""))
        #expect(folder.names == ["Models", "plan.json", "small.json"])
    }

    @Test("A plan that cannot be written is status 73 and leaves nothing behind")
    func unwritable() throws {
        for path in ["\(folder.path)/none/plan.json", "\(profile)/plan.json", folder.path, "/dev/full", ""] {
            let result = try Program.run([
                "evaluate", profile, "--exits", "", "--threshold", "0.5", "--export", path, "--force",
            ])
            #expect(result.status == 73 && result.errors.contains("could not be written"), "\(path)")
        }
        #expect(folder.names == ["Models", "small.json"])
    }

    @Test("On a full disk the old plan stays whole")
    func fullDisk() throws {
        try folder.write("mine", "plan.json")
        // A limit on the size of files makes writing fail as a full disk does.
        let result = try export(["--force"], script: #"trap '' XFSZ; ulimit -f 0; exec "$0" "$@""#)
        #expect(result.status == 73 && result.errors.contains("could not be written: File too large"))
        #expect(try folder.text("plan.json") == "mine")
        #expect(folder.names == ["Models", "plan.json", "small.json"])
    }

    @Test("The same design makes the same bytes, and judged again by its plan it has the same figures")
    func reopened() throws {
        let first = try export(["--json"])
        #expect(first.status == 0)
        let text = try folder.text("plan.json")
        #expect(try export(["--force"]).status == 0)
        #expect(try folder.text("plan.json") == text)
        let again = try Program.run(["evaluate", profile, "--plan", plan, "--json"])
        #expect(again.status == 0 && again.output == first.output)
        let check = try Program.run(["validate", plan])
        #expect(check.status == 0 && check.output.contains("plan of 1 exit at"))
    }

    @Test("A plan of a search says how it was found, and is the same for the same seed")
    func searched() throws {
        var texts: [String] = []
        for _ in 0..<2 {
            let result = try Program.run([
                "optimise", profile, "--seed", "3", "--evaluations", "200", "--max-loss", "0pp", "--export",
                plan,
                "--force",
            ])
            #expect(result.status == 0)
            texts.append(try folder.text("plan.json"))
        }
        #expect(texts[0] == texts[1])
        var object = try JSONReader.read(texts[0]).object()
        var search = try object.required("search").object()
        #expect(try search.required("seed").integer() == 3)
        #expect(try search.required("goal").string() == "latency", "implied by a floor of accuracy alone")
        #expect(try search.required("evaluations").integer() <= 200)
    }

    @Test("A plan of another model is refused with 65")
    func otherModel() throws {
        #expect(try export().status == 0)
        let model = try SmallFiles.model.breaking(#""task": "none""#, #""task": "some""#)
        let other = try SmallFiles.write(to: "\(folder.path)/other", model: model)
        let result = try Program.run(["evaluate", other, "--plan", plan])
        #expect(result.status == 65 && result.errors.contains("$.model.sha256"))
    }
}
