import HapiCore
import HapiJSON

/// A schedule as checkpoints and sessions have it: every term by the name that the command line has for it.
extension CoolingSchedule {
    package var output: JSONOutput {
        .object(
            Term.allCases.map { term in
                (term.rawValue, Int(exactly: self[term]).map(JSONOutput.integer) ?? .number(self[term]))
            })
    }

    package init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        var values: [Term: Double] = [:]
        for term in Term.allCases { values[term] = try object.required(term.rawValue).double() }
        try object.finish()
        do throws(Defect) {
            self = try CoolingSchedule().with(values)
        } catch {
            throw try object.required(error.term.rawValue).error(expected: error.expected)
        }
    }
}
