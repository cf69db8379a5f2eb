import HapiCore

extension ExplorerState {
    mutating func toggleSearch(_ context: ExplorerContext) -> [Effect] {
        let isCurrent = live.terms == document.searchTerms && live.settings == view.search
        switch live.status {
        case .running:
            live.status = .paused
            return [.pauseSearch]
        case .paused where isCurrent:
            live.status = .running
            return [.resumeSearch]
        case .finished where isCurrent:
            // What it found is not to be lost by a key that also pauses.
            view.message = Message("The search has finished; S starts over with another seed")
            return []
        case .idle, .paused, .finished: return startSearch(context)
        }
    }

    mutating func startSearch(_ context: ExplorerContext) -> [Effect] {
        if let most = document.maxExits, document.pinned.count > most {
            view.message = Message(
                "\(document.pinned.count) exits are pinned, and \(most) at most are wanted", isError: true)
            live.status = .idle
            return []
        }
        live.run += 1
        live.status = .running
        live.terms = document.searchTerms
        live.settings = view.search
        live.snapshot = nil
        live.evaluationsPerSecond = 0
        live.seconds = 0
        view.frontCursor = nil
        return [.startSearch(document.searchTerms, view.search, run: live.run)]
    }

    mutating func restartSearch(_ context: ExplorerContext) -> [Effect] {
        if live.run > 0 { view.search.seed &+= 1 }
        return startSearch(context)
    }

    /// Takes over another way to search. A running search starts over with it.
    mutating func search(with settings: SearchSettings, _ context: ExplorerContext) -> [Effect] {
        guard settings != view.search else { return [] }
        view.search = settings
        return live.status == .running ? startSearch(context) : []
    }

    mutating func nextMethod(by step: Int = 1, _ context: ExplorerContext) -> [Effect] {
        var settings = view.search
        settings.method = SearchMethod.allCases.stepped(from: settings.method, by: step)
        view.message = Message("Method: \(settings.method.rawValue)")
        return search(with: settings, context)
    }

    mutating func reduce(_ report: SearchReport, _ context: ExplorerContext) -> [Effect] {
        guard report.run == live.run else { return [] }
        let here = pointUnderCursor(context)
        live.snapshot = report.snapshot
        follow(here, context)
        live.evaluationsPerSecond = report.evaluationsPerSecond
        live.seconds = report.seconds
        if report.snapshot.phase == .finished { live.status = .finished }
        return []
    }

    /// Makes the best design of the search the present one.
    mutating func takeBest(_ context: ExplorerContext) -> [Effect] {
        guard let best = live.snapshot?.best else {
            view.message = Message("Nothing was searched for yet; s starts a search")
            return []
        }
        if !best.isFeasible {
            view.message = Message("The search has found nothing that meets the limits yet", isError: true)
            return []
        }
        return load(best, context)
    }

    /// Whether a design has what is pinned and nothing that is forbidden; a message tells what it lacks.
    mutating func agrees(_ design: Design, _ context: ExplorerContext) -> Bool {
        let missing = document.pinned.subtracting(design.exits).sorted()
        let excluded = document.forbidden.intersection(design.exits).sorted()
        guard let exit = missing.first ?? excluded.first else { return true }
        let name = context.network.exits[exit].name
        view.message = Message(
            missing.isEmpty
                ? "The design has \(name), which is forbidden; allow it first"
                : "The design is without \(name), which is pinned; unpin it first", isError: true)
        return false
    }

    /// Makes a design that was found the present one.
    mutating func load(_ candidate: Candidate, _ context: ExplorerContext) -> [Effect] {
        let origin: Document.Origin =
            live.snapshot.map { snapshot in
                .search(
                    Document.Origin.Found(
                        method: live.settings?.method ?? .anneal, seed: snapshot.seed,
                        evaluations: snapshot.evaluations,
                        isProven: snapshot.isProven && snapshot.best == candidate))
            } ?? .hand
        guard agrees(candidate.design, context) else { return [] }
        let isKnown = document.design == candidate.design
        // What was found under another policy answers otherwise.
        let policy = (live.snapshot == nil ? nil : live.terms?.policy) ?? document.policy
        let effects = change(context) {
            $0.design = candidate.design
            $0.policy = policy
            $0.origin = origin
        }
        if isKnown, effects.isEmpty { view.message = Message("That is the present design") }
        return effects
    }
}
