import CKernels

/// All designs of one threshold whose shallowest exit is a given one, walked depth first: every prefix keeps its
/// survivors and their largest standings, so that a design costs one more exit on its parent.
///
/// A step judges one design. Branches know nothing of each other, so their work and their results do not depend
/// on the order, or the threads, in which they are walked.
package struct ExactBranch: Sendable {
    private let problem: SearchProblem
    private let target: BoundTarget
    private let costs: BranchCosts
    private let mostConfident: Int32
    private let unsureWords: Int
    /// Preferred of the incumbent that the branch was given and all that it judged.
    private var best: Candidate?
    private var evaluations = 0
    private var frames: [Frame]
    /// The stage of each depth; a deeper one is its parent's where a new one is not worth its while.
    private var stages: [ExactStage]
    /// By depth: survivors, and largest standings.
    private var survivors: [[UInt64]]
    private var standings: [Standing]
    private var lines: [(lambda: Double, limit: Double)]
    /// An exit and the final classifier, and how many leave there.
    private var ends: [Int32]
    private var leaving: [Int64] = [0, 0]
    /// The stage of a prefix that is being made, and the prefix, which is walked when it is done.
    private var growing: (stage: ExactStageBuilder, child: Frame)?
    /// Into which every design judged is entered, where there is one.
    var record: SearchRecord?
    /// The design to be entered, by candidate.
    private var entered: [Int] = []

    /// What a step of a stage in the making counts for, among prefixes tried.
    private static let triesOfGrowing = 256

    /// What a walk comes to, without its buffers.
    package struct Outcome: Sendable, Hashable {
        package let best: Candidate?
        package let evaluations: Int
        package let isFinished: Bool
    }

    /// O(1).
    package var outcome: Outcome {
        Outcome(best: best, evaluations: evaluations, isFinished: frames.isEmpty)
    }

    init(_ stage: ExactStage, _ problem: SearchProblem, first: Int, incumbent: Candidate?) {
        self.problem = problem
        target = BoundTarget(problem)
        costs = BranchCosts(problem, exits: stage.tables.exits)
        best = incumbent
        let answers = problem.evaluator.answers
        mostConfident = problem.evaluator.fallback == .mostConfident ? 1 : 0
        unsureWords = problem.confident[stage.threshold].unsureWords
        stages = [stage]
        survivors = [answers.everyone]
        standings = [Standing(answers)]
        frames = [Frame(next: first, last: first, alive: answers.samples)]
        lines = stage.bounds.map { ($0.lambda, 0) }
        ends = [0, Int32(truncatingIfNeeded: problem.evaluator.network.finalClassifier)]
    }

    /// Judges up to `count` designs. Returns whether there is more to do. O(samples / 64) a design, plus a few
    /// bytes per sample that the final classifier is not sure of. A prefix below which enough is left to walk
    /// also costs window tables of its own, and between two designs any number of prefixes may be given up, each
    /// in O(1).
    /// - Parameter tries: prefixes tried at most, given up or not; a row of such a table counts for some hundred.
    @discardableResult
    package mutating func step(_ count: Int, tries: Int = .max) -> Bool {
        let confident = problem.confident[stages[0].threshold]
        problem.evaluator.answers.withColumns(confident) { columns in
            var columns = columns
            var (left, tries) = (count, tries)
            while left > 0, tries > 0, !frames.isEmpty {
                if growing != nil {
                    grow()
                    tries -= Self.triesOfGrowing
                } else {
                    if advance(&columns) { left -= 1 }
                    tries -= 1
                }
            }
        }
        return !frames.isEmpty
    }

    /// Tries the next exit of the deepest prefix. Returns whether a design was judged.
    private mutating func advance(_ columns: inout ck_columns) -> Bool {
        let depth = frames.count - 1
        let frame = frames[depth]
        guard frame.next <= frame.last else {
            frames.removeLast()
            if depth > 0 { stages.removeLast() }
            return false
        }
        frames[depth].next += 1
        let remaining = (problem.maxExits ?? costs.places.count) - depth - 1
        guard remaining >= 0, !isHopeless(frame, depth: depth, remaining: remaining) else { return false }
        return descend(frame, depth: depth, remaining: remaining, &columns)
    }

    /// Whether no design with the prefix and the next exit can be preferred to the best so far.
    private mutating func isHopeless(_ frame: Frame, depth: Int, remaining: Int) -> Bool {
        let alive = Double(frame.alive)
        let known = best.map { $0.isFeasible ? $0.figures : nil } ?? nil
        let correct = known.map { Double($0.correct) } ?? -1
        let time = known.map { $0.meanLatency * Double(problem.original.samples) } ?? .infinity
        for index in lines.indices {
            let limit = stages[depth].bounds[index].limit(
                correct: Double(frame.correct), inHand: Double(frame.inHand), alive: alive,
                time: frame.time + alive * frame.spent,
                p: frame.p, q: frame.q, e: frame.next, remaining: remaining)
            if target.isHopeless(lambda: lines[index].lambda, limit: limit, correct: correct, time: time) {
                return true
            }
            lines[index].limit = limit
        }
        return target.isHopeless(lines, incumbent: best)
    }

    private mutating func descend(
        _ frame: Frame, depth: Int, remaining: Int, _ columns: inout ck_columns
    ) -> Bool {
        let e = frame.next
        let place = costs.places[e]
        var child = frame
        child.p = frame.q
        child.q = e
        child.next = e + 1
        child.last = stages[0].pins.lastChoice(after: e)
        child.spent += place.own
        child.spentWorst += place.worstOwn
        child.memory += place.ownBytes
        guard costs.fits(place.worstLayers + child.spentWorst) else { return false }
        let finalRuns = costs.fits(costs.places[0].worstLayers + child.spentWorst)
        var (left, right): (Int64, Int64) = (0, 0)
        let k = Int32(truncatingIfNeeded: place.exit)
        if finalRuns, remaining == 0 || child.next > child.last {
            // No longer design will be tried: the exit and the end in one go.
            ends[0] = k
            let correct = ck_count(
                &columns, survivors[depth], standings[depth].bytes, ends, 2, mostConfident,
                unsureWords, &leaving)
            child.alive -= Int(leaving[0])
            child.time += Double(leaving[0]) * (place.layers + child.spent)
            evaluations += 1
            judge(child, last: 0, right: Int(correct))
            return true
        }
        makeRoom(depth + 1)
        ck_leave(&columns, k, survivors[depth], &survivors[depth + 1], &left, &right)
        if mostConfident == 1 {
            let extent = stages[0].tables.mayEndEarly ? columns.words : unsureWords
            ck_raise(&columns, k, standings[depth].bytes, &standings[depth + 1].bytes, extent)
        }
        child.alive -= Int(left)
        child.correct += Int(right)
        child.time += Double(left) * (place.layers + child.spent)
        evaluations += 1
        if stages[0].pins.allowsEnd(after: e) {
            if finalRuns {
                finish(child, depth: depth + 1, last: 0, &columns)
            } else {
                var ending = frame
                ending.q = e
                ending.spent = child.spent
                ending.memory = child.memory
                finish(ending, depth: depth, last: e, &columns)
            }
        }
        if remaining > 0, child.next <= child.last { push(child, depth: depth + 1, remaining: remaining) }
        return true
    }

    private mutating func push(_ child: Frame, depth: Int, remaining: Int) {
        var child = child
        let parent = stages[depth - 1]
        if parent.isWorthRestricting(beyond: child.q, remaining: remaining) {
            let stage = ExactStageBuilder(
                parent, problem, base: child.q, among: survivors[depth], prefix: standings[depth],
                remaining: remaining)
            // The new stage has the answers of the whole prefix in its tables.
            child.inHand = 0
            growing = (stage, child)
        } else {
            stages.append(parent)
            let tables = parent.tables
            child.inHand += Int(tables.surest[tables.window(frames[depth - 1].p, child.p, child.q)])
            frames.append(child)
        }
    }

    /// Goes on with the stage in the making, and to its prefix when it is done.
    private mutating func grow() {
        guard let stage = growing?.stage.step(problem), let child = growing?.child else { return }
        growing = nil
        stages.append(stage)
        frames.append(child)
    }

    private mutating func makeRoom(_ depth: Int) {
        guard survivors.count == depth else { return }
        survivors.append(survivors[0])
        standings.append(Standing(problem.evaluator.answers))
    }

    /// Judges the design whose last classifier is at place `last`, 0 for the final one.
    /// - Parameters:
    ///   - ending: who has left before that classifier; its `q` is the place of the last exit.
    ///   - depth: of the survivors and standings before it.
    private mutating func finish(_ ending: Frame, depth: Int, last: Int, _ columns: inout ck_columns) {
        let place = costs.places[last]
        let right = ck_count(
            &columns, survivors[depth], standings[depth].bytes, [Int32(truncatingIfNeeded: place.exit)], 1,
            mostConfident, last == 0 ? unsureWords : columns.words, &leaving)
        judge(ending, last: last, right: Int(right))
    }

    /// - Parameter right: samples that the last classifier answers rightly.
    private mutating func judge(_ ending: Frame, last: Int, right: Int) {
        if record != nil { enter(ending) }
        let place = costs.places[last]
        let time = ending.time + Double(ending.alive) * (place.layers + ending.spent)
        let figures = Figures(
            correct: ending.correct + right,
            meanLatency: time / Double(problem.original.samples), memory: ending.memory + place.layerBytes)
        guard problem.isWorthJudging(figures, against: best) else { return }
        let places = frames.dropFirst().map(\.q) + [ending.q]
        let candidate = problem.candidate(
            RunnableDesign(exits: places.map { costs.places[$0].exit }, finalRuns: last == 0),
            threshold: stages[0].threshold, figures: figures)
        guard candidate.isFeasible else { return }
        if best.map({ !$0.isFeasible || problem.prefers(candidate, to: $0) }) ?? true { best = candidate }
    }

    /// Has a design entered into the record, which judges it in its own way.
    private mutating func enter(_ ending: Frame) {
        entered.removeAll(keepingCapacity: true)
        for frame in frames.dropFirst() { entered.append(costs.places[frame.q].exit) }
        entered.append(costs.places[ending.q].exit)
        let found = record?.judge(entered, threshold: stages[0].threshold)
        record?.note(current: problem.climbingValue(found ?? nil))
    }
}
