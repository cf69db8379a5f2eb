import HapiCore
import HapiJSON

/// Reads the states of chains: for a network that is known, or for one of which the file names the exits.
struct ChainStateReader {
    /// Names of the exits, by number.
    private(set) var names: [String]
    private var exits: [String: Int]
    private let isNetworkKnown: Bool
    private let thresholds: Int

    init(_ problem: SearchProblem) {
        names = problem.evaluator.network.exits.map(\.name)
        exits = Dictionary(
            names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        isNetworkKnown = true
        thresholds = problem.confident.count
    }

    /// - Parameter thresholds: how many the search tries.
    init(thresholds: Int) {
        names = []
        exits = [:]
        isNetworkKnown = false
        self.thresholds = thresholds
    }

    mutating func states(_ value: JSONValue) throws(JSONError) -> [AnnealingChain.State] {
        var states: [AnnealingChain.State] = []
        for chain in try value.array("the chains' states") { states.append(try state(chain)) }
        return states
    }

    private mutating func state(_ value: JSONValue) throws(JSONError) -> AnnealingChain.State {
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
        var best: Position?
        if let found = object.optionalNonNull("best") { best = try position(found) }
        var front: [Position] = []
        for member in try object.required("front").array() { front.append(try position(member)) }
        try object.finish()
        return AnnealingChain.State(walk: walk, evaluations: evaluations, best: best, front: front)
    }

    private func generator(_ value: JSONValue) throws(JSONError) -> Generator {
        var words: [UInt64] = []
        for word in try value.array("four words") {
            words.append(try word.word())
        }
        guard let generator = Generator(words: words) else {
            throw value.error(expected: "four words of a generator's state, not all 0")
        }
        return generator
    }

    private mutating func position(_ value: JSONValue) throws(JSONError) -> Position {
        var object = try value.object()
        var chosen: [Int] = []
        for name in try object.required("exits").array("names of exits") {
            chosen.append(try exit(name, after: chosen))
        }
        let threshold = try object.required("threshold")
        let index = try threshold.count("the number of a threshold")
        guard index < thresholds else {
            throw threshold.error(expected: "the number of one of \(thresholds) thresholds, from 0")
        }
        try object.finish()
        return Position(exits: chosen, threshold: index)
    }

    /// The number of an exit, behind others of one design.
    private mutating func exit(_ value: JSONValue, after chosen: [Int]) throws(JSONError) -> Int {
        let name = try value.string()
        if !isNetworkKnown, exits[name] == nil {
            exits[name] = names.count
            names.append(name)
        }
        guard let exit = exits[name],
            isNetworkKnown ? exit > chosen.last ?? -1 : !chosen.contains(exit)
        else {
            throw value.error(
                expected: isNetworkKnown ? "an exit of the model, in depth order" : "each exit once")
        }
        return exit
    }
}
