import ArgumentParser
import HapiCore
import HapiJSON

/// The terms of a cooling schedule as they are typed: `span=1e-5,cycle=50000`, any of them.
enum ScheduleTerms {
    /// The usual values, written so.
    static var usual: String { text(CoolingSchedule()) }

    /// A schedule's terms, written so.
    static func text(_ schedule: CoolingSchedule) -> String {
        CoolingSchedule.Term.allCases.map { "\($0.rawValue)=\(text(schedule[$0]))" }
            .joined(separator: ",")
    }

    /// - Throws: a usage error (status 64) that names the term, what was found and what it may be.
    static func schedule(_ argument: String) throws -> CoolingSchedule {
        var values: [CoolingSchedule.Term: Double] = [:]
        guard let terms = CommaList(argument: argument), !terms.items.isEmpty else {
            throw ValidationError("It takes terms with commas between, say \(usual).")
        }
        for item in terms.items {
            let parts = item.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, let term = CoolingSchedule.Term(rawValue: String(parts[0])) else {
                let names = CoolingSchedule.Term.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError(
                    "\(JSONText.quoted(item)) is not a term: a name, =, and its value; the names are \(names)."
                )
            }
            guard let value = Double(parts[1]) else {
                throw ValidationError(
                    "\(term.rawValue): \(JSONText.quoted(String(parts[1]))) is not a number.")
            }
            guard values.updateValue(value, forKey: term) == nil else {
                throw ValidationError("\(term.rawValue) is there twice.")
            }
        }
        do throws(CoolingSchedule.Defect) {
            return try CoolingSchedule().with(values)
        } catch {
            throw ValidationError(
                "\(error.term.rawValue)=\(text(error.value)): it must be \(error.expected).")
        }
    }

    /// As short as it may be typed.
    private static func text(_ value: Double) -> String {
        Int(exactly: value).map { "\($0)" } ?? "\(value)"
    }
}
