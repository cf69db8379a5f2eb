import HapiCore
import HapiJSON

extension Checkpoint {
    /// The chains of a checkpoint made under given terms.
    /// - Parameter digest: as for `text(digest:)`.
    /// - Throws: `InputError` at the first thing wrong, or other than the terms.
    package static func read(
        _ bytes: [UInt8], file: String, terms: Terms, problem: SearchProblem, digest: (String) -> String
    ) throws(InputError) -> Checkpoint {
        try reading(file) { () throws(JSONError) in
            let value = try JSONReader.read(bytes)
            var object = try value.object("a checkpoint: a JSON object")
            try FileFormat.checkpoint.check(&object)
            try terms.check(object.required("terms"))
            let claimed = try object.required("sha256")
            var reader = ChainStateReader(problem)
            let chains = try reader.states(object.required("chains"))
            try object.finish()
            let checkpoint = Checkpoint(terms: terms, network: problem.evaluator.network, chains: chains)
            try claimed.check(isDigestOf: checkpoint, digest)
            return checkpoint
        }
    }
}

extension Checkpoint.Terms {
    /// Refuses the first term of a file that is another.
    fileprivate func check(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        for (key, term) in members { try object.required(key).check(is: term) }
        if let found = object.optionalNonNull(Self.scheduleKey) {
            try found.check(is: schedule.output)
        } else if schedule != CoolingSchedule() {
            throw value.error(
                found: "no \(Self.scheduleKey), so the usual one",
                expected: JSONWriter.text(schedule.output, style: .compact), remedy: Self.remedy)
        }
        try object.finish()
    }

    fileprivate static let remedy =
        "repeat what the checkpoint was made with, or name another file to begin anew"
}

extension JSONValue {
    /// Refuses another digest than that of a checkpoint's chains.
    func check(
        isDigestOf checkpoint: Checkpoint, _ digest: (String) -> String
    ) throws(JSONError) {
        guard try string() == checkpoint.digest(digest) else {
            throw error(
                expected: "the SHA-256 of its chains",
                remedy: "the file was damaged or changed: remove it to begin anew")
        }
    }

    /// Refuses a value that means another, at the deepest place of difference.
    fileprivate func check(is term: JSONOutput) throws(JSONError) {
        switch (content, term) {
        case (.null, .null): return
        case (.number(let text), .number(let own)) where Double(text) == own: return
        case (.number, .integer(let own)) where (try? integer()) == own: return
        case (.string(let text), .string(let own)) where text == own: return
        case (.array(let values), .array(let own)) where values.count == own.count:
            for (value, term) in zip(values, own) { try value.check(is: term) }
        case (.object, .object(let own)):
            var object = try object()
            for (key, term) in own { try object.required(key).check(is: term) }
            try object.finish()
        default:
            throw error(
                expected: JSONWriter.text(term, style: .compact),
                remedy: Checkpoint.Terms.remedy)
        }
    }
}
