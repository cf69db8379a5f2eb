import ArgumentParser
import HapiCore
import HapiFormats
import HapiJSON
import HapiRuntime

/// How results leave the program.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON (hapi.evaluation).")
    var json = false

    @Option(
        help: ArgumentHelp("Write the design as a plan to this file.", valueName: "file"),
        completion: Completions.json)
    var export: String?

    @Flag(help: "Let --export replace an existing file.")
    var force = false

    /// Says that there is no result, and why, and ends with status 1.
    func refuse(_ reason: String, _ document: EvaluationDocument) throws -> Never {
        if json {
            try StandardOutput.print(
                JSONWriter.text(document.infeasible(reason), style: .pretty), terminator: "")
        }
        StandardError.print("hapi-tui: infeasible: \(reason)")
        throw Status.no
    }

    /// Ends before a long search when its plan could not be written afterwards.
    func checkExport() throws {
        guard let export else { return }
        try Refusal.writing { () throws(AtomicWriter.Failure) in
            try AtomicWriter.check(export, overwrite: force)
        }
    }

    /// Writes the plan where one was asked for.
    func export(
        _ evaluation: Evaluation, of workspace: Workspace, policy: ExitPolicy, limits: Limits,
        latencyWeight: Double, origin: Plan.Origin
    ) throws {
        guard let export else { return }
        let plan = try Refusal.reporting { () throws(InputError) in
            try workspace.plan(
                evaluation, policy: policy, limits: limits, latencyWeight: latencyWeight, origin: origin,
                program: programName)
        }
        try Refusal.writing { () throws(AtomicWriter.Failure) in
            try AtomicWriter.write(plan.text, to: export, overwrite: force)
        }
        StandardError.print("Plan written to \(InputError.printable(export))")
    }
}
