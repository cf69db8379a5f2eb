import HapiCore
import HapiFormats
import HapiRuntime

/// The methods that annealing is held against.
extension HeadlessSearch {
    /// Random search, of as many designs as annealing judges at most.
    func random() -> Result {
        result(
            walked(RandomSearch(problem, evaluations: settings.evaluations, seed: settings.seed)))
    }

    /// Greedy search, to its own end.
    func greedy() -> Result { result(walked(GreedySearch(problem))) }

    private func walked<Search: SteppingSearch>(_ search: Search) -> Search {
        var search = search
        while search.step() {
            guard search.evaluations % 1024 == 0 else { continue }
            progress.update { report(search) }
            if isOver { break }
        }
        progress.clear()
        return search
    }
}
