import HapiCore
import TestSupport
import Testing

@Suite("A search by any method")
struct DesignSearchTests {
    private func settings(_ method: SearchMethod, seed: UInt64 = 3) -> SearchSettings {
        SearchSettings(method: method, seed: seed, evaluations: 400)
    }

    @Test("A problem, settings and a number of steps give a moment of any search again, in every phase")
    func replayed() throws {
        for seed in 0..<6 as Range<UInt64> {
            let problem = try SearchCase(seed: seed * 17, tightness: 1.1, maxExits: 4).problem
            for method in SearchMethod.allCases {
                var search = DesignSearch(problem, settings(method, seed: seed))
                var moments = [search.snapshot]
                while search.step() {
                    if search.steps % 97 == 1 || search.phase != moments.last?.phase {
                        moments.append(search.snapshot)
                    }
                }
                moments.append(search.snapshot)
                for moment in moments {
                    let again = DesignSearch.replayed(
                        problem, settings(method, seed: seed), steps: moment.steps, provenBeside: false)
                    #expect(again == moment, "\(method), seed \(seed), step \(moment.steps)")
                }
                #expect(moments.last?.phase == .finished && moments.last?.progress == 1)
                #expect(moments.allSatisfy { $0.method == method })
            }
        }
    }

    @Test("What a proof beside annealing brought is had again by a proof from where annealing then was")
    func provenBeside() throws {
        for seed in 0..<12 as Range<UInt64> {
            let problem = try SearchCase(seed: seed * 11, tightness: 1.2, maxExits: 4).problem
            for steps in [60, 250] {
                var search = DesignSearch(problem, settings(.anneal))
                for _ in 0..<steps { search.step() }
                // The one that ran beside it knew less.
                var proof = ExactSearch(problem, incumbent: nil)
                while proof.step(50) {}
                guard let best = proof.best else { continue }
                search.conclude(proven: best)
                let again = DesignSearch.replayed(
                    problem, settings(.anneal), steps: steps, provenBeside: true)
                #expect(again == search.snapshot, "seed \(seed)")
                #expect(again.isProven && again.phase == .finished && again.steps == steps)
                let hasMore = search.step()
                #expect(!hasMore && search.steps == steps)
            }
        }
    }

    @Test("Each method comes to what it comes to by itself")
    func sameAsAlone() throws {
        for seed in 0..<8 as Range<UInt64> {
            let problem = try SearchCase(seed: seed * 5).problem
            func finished(_ method: SearchMethod) -> SearchSnapshot {
                DesignSearch.replayed(
                    problem, settings(method, seed: seed), steps: .max, provenBeside: false)
            }
            func check(_ found: SearchSnapshot, _ search: some SteppingSearch) {
                var search = search
                while search.step() {}
                #expect(found.best == search.best && found.front == search.front.members)
                #expect(found.evaluations == search.evaluations)
            }
            check(finished(.anneal), Annealing(problem, evaluations: 400, seed: seed))
            check(finished(.random), RandomSearch(problem, evaluations: 400, seed: seed))
            check(finished(.greedy), GreedySearch(problem))
            let exact = finished(.exact)
            var annealing = ExactSearch.incumbentSearch(problem, settings(.exact, seed: seed))
            while annealing.step() {}
            var search = ExactSearch(problem, incumbent: annealing.best)
            while search.step(1000) {}
            let proven = exact.best.flatMap { $0.isFeasible ? $0 : nil }
            #expect(proven?.design == search.best?.design && exact.isProven)
            #expect(exact.evaluations == annealing.evaluations + search.evaluations)
        }
    }

    @Test("The bound of an exact search only falls, is never below the proven best, and meets it at the end")
    func bounds() throws {
        for seed in 0..<24 as Range<UInt64> {
            let problem = try SearchCase(seed: seed, tightness: 1.1, maxExits: 4).problem
            let settings = SearchSettings(method: .exact, evaluations: 20)
            let best = DesignSearch.replayed(problem, settings, steps: .max, provenBeside: false)
            guard let value = best.bestValue else {
                #expect(best.bound == nil && best.gap == nil && best.isProven)
                continue
            }
            let (gap, bound) = (try unwrap(best.gap), try unwrap(best.bound))
            #expect(abs(gap) < 1e-12 && abs(bound - value) < 1e-12)
            var search = DesignSearch(problem, settings)
            var last = Double.infinity
            var done = 0.0
            while search.step() {
                let snapshot = search.snapshot
                #expect(snapshot.temperature == 0)
                guard let bound = snapshot.bound else { continue }
                #expect(bound >= value - 1e-9 && bound <= last + 1e-9, "seed \(seed)")
                #expect(try unwrap(snapshot.progress) >= done)
                (last, done) = (bound, snapshot.progress ?? 0)
            }
        }
    }

    @Test("Other methods have no bound, and greedy search no seed")
    func withoutBound() throws {
        let problem = try SearchCase(seed: 2, limits: Limits()).problem
        for method in [SearchMethod.anneal, .random, .greedy] {
            let found = DesignSearch.replayed(problem, settings(method), steps: 90, provenBeside: false)
            #expect(found.bound == nil && found.gap == nil && !found.isProven)
            #expect(found.seed == (method == .greedy ? 0 : 3))
            #expect(method == .anneal || found.temperature == 0)
        }
    }

    @Test(
        "Every method keeps to the most exits that the problem allows, and goes up to them",
        arguments: [1, 2])
    func maxExits(most: Int) throws {
        let problem = try SearchCase(seed: 2, maxExits: most, limits: Limits()).problem
        for method in SearchMethod.allCases {
            let found = DesignSearch.replayed(problem, settings(method), steps: .max, provenBeside: false)
            #expect(found.front.allSatisfy { $0.runnable.exits.count <= most })
            #expect(found.front.contains { $0.runnable.exits.count == most })
        }
    }

    @Test("A schedule changes the way, and only values that make sense are taken")
    func schedule() throws {
        let problem = try SearchCase(seed: 9, goal: .weighted, limits: Limits()).problem
        var turned = settings(.anneal)
        for (term, value) in [
            (CoolingSchedule.Term.acceptance, 0.9), (.span, 1e-2), (.reheat, 1), (.restart, 1), (.cycle, 7),
        ] {
            turned.schedule = try CoolingSchedule().with([term: value])
            #expect(turned.schedule[term] == value)
            let usual = DesignSearch.replayed(problem, settings(.anneal), steps: 300, provenBeside: false)
            let other = DesignSearch.replayed(problem, turned, steps: 300, provenBeside: false)
            #expect(usual.trace != other.trace, "\(term)")
        }
        for (term, value) in [
            (CoolingSchedule.Term.acceptance, 0), (.acceptance, 1), (.span, 0), (.span, 1), (.reheat, 1e-5),
            (.reheat, 1.5), (.restart, 0), (.restart, 1.5), (.cycle, -1), (.cycle, .infinity), (.span, .nan),
        ] {
            let defect = #expect(throws: CoolingSchedule.Defect.self) {
                try CoolingSchedule().with([term: value])
            }
            #expect(defect?.term == term)
        }
    }
}
