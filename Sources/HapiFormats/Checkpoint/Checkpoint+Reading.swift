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
            let reader = StateReader(problem)
            var chains: [AnnealingChain.State] = []
            for chain in try object.required("chains").array("the chains' states") {
                chains.append(try reader.state(chain))
            }
            try object.finish()
            let checkpoint = Checkpoint(terms: terms, network: problem.evaluator.network, chains: chains)
            guard try claimed.string() == checkpoint.digest(digest) else {
                throw claimed.error(
                    expected: "the SHA-256 of its chains",
                    remedy: "the file was damaged or changed: remove it to begin anew")
            }
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

/// Reads the states of chains, for a network and thresholds that are known.
private struct StateReader {
    let exits: [String: Int]
    let thresholds: Int

    init(_ problem: SearchProblem) {
        let names = problem.evaluator.network.exits.enumerated().map { ($1.name, $0) }
        exits = Dictionary(names, uniquingKeysWith: { first, _ in first })
        thresholds = problem.confident.count
    }

    func state(_ value: JSONValue) throws(JSONError) -> AnnealingChain.State {
        var object = try value.object()
        let evaluations = try object.required("evaluations").count("a number of evaluations")
        let generator = try generator(object.required("generator"))
        var walk = ChainWalk(
            generator: generator, current: try position(object.required("current")),
            epochBest: try position(object.required("epochBest")))
        walk.currentValue = try object.optionalNonNull("currentValue")?.double() ?? -.infinity
        walk.epochValue = try object.optionalNonNull("epochValue")?.double() ?? -.infinity
        for change in try object.required("sampledChanges").array() {
            walk.sampledChanges.append(try change.amount("a change"))
        }
        walk.startTemperature = try object.required("startTemperature").amount("a temperature")
        walk.temperature = try object.required("temperature").amount("a temperature")
        walk.acceptance = try object.required("acceptance").share()
        walk.cycles = try object.required("cycles").count("a number of cycles")
        walk.leftInCycle = try object.required("leftInCycle").count("a number of steps")
        walk.leastExits = try object.required("leastExits").count("a number of exits")
        let best = try object.optionalNonNull("best").map(position)
        var front: [Position] = []
        for member in try object.required("front").array() { front.append(try position(member)) }
        try object.finish()
        return AnnealingChain.State(walk: walk, evaluations: evaluations, best: best, front: front)
    }

    private func generator(_ value: JSONValue) throws(JSONError) -> Generator {
        var words: [UInt64] = []
        for word in try value.array("four words") {
            guard let number = UInt64(try word.string()) else { throw word.error(expected: "a 64-bit word") }
            words.append(number)
        }
        guard let generator = Generator(words: words) else {
            throw value.error(expected: "four words of a generator's state, not all 0")
        }
        return generator
    }

    private func position(_ value: JSONValue) throws(JSONError) -> Position {
        var object = try value.object()
        var chosen: [Int] = []
        for name in try object.required("exits").array("names of exits") {
            guard let exit = exits[try name.string()], exit > chosen.last ?? -1 else {
                throw name.error(expected: "an exit of the model, in depth order")
            }
            chosen.append(exit)
        }
        let threshold = try object.required("threshold")
        let index = try threshold.count("the number of a threshold")
        guard index < thresholds else {
            throw threshold.error(expected: "the number of one of \(thresholds) thresholds, from 0")
        }
        try object.finish()
        return Position(exits: chosen, threshold: index)
    }
}
