import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("Searching beside the user, and taking a plan away")
struct SearchAndExportTests {
    @Test("s starts, pauses and resumes; S starts over with another seed")
    func lifecycle() throws {
        var fixture = try ExplorerFixture()
        let terms = fixture.state.document.searchTerms
        var settings = fixture.context.search
        fixture.press("s", "s", "s", "S")
        let first = Effect.startSearch(terms, settings, run: 1)
        settings.seed = 2
        #expect(
            fixture.effects == [
                first, .pauseSearch, .resumeSearch, .startSearch(terms, settings, run: 2),
            ])
        #expect(fixture.state.live.status == .running)
    }

    @Test("s does not throw away what a finished search has found")
    func finishedSearchIsKept() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        try fixture.finishSearch()
        let snapshot = fixture.state.live.snapshot
        fixture.press("s")
        #expect(fixture.state.live.snapshot == snapshot && fixture.state.live.status == .finished)
        #expect(fixture.state.view.message != nil)
        fixture.send(.first, .pin)
        fixture.press("s")
        #expect(fixture.state.live.status == .running, "other terms are another search")
    }

    @Test("The cursor stays on its design while the search changes the front under it")
    func cursorFollows() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        guard case .startSearch(let terms, let settings, let run) = fixture.effects.last else {
            throw Unexpected("no search was asked for")
        }
        var search = Annealing(terms.problem(fixture.context), evaluations: 2000, seed: settings.seed)
        var isLoadable = true
        for step in 0..<2000 {
            guard search.step(), step % 25 == 0 else { continue }
            fixture.send(
                .searchReported(
                    SearchReport(run: run, snapshot: search.snapshot, evaluationsPerSecond: 1, seconds: 1)))
            if step == 100 { fixture.send(.focus(.pareto), .command(.last)) }
            guard let cursor = fixture.state.view.frontCursor else { continue }
            isLoadable = isLoadable && fixture.state.frontPoints(fixture.context).indices.contains(cursor)
        }
        #expect(isLoadable && fixture.state.view.frontCursor != nil)
    }

    @Test("Walking the front with its own keys leaves the arrows where they were")
    func focusStays() throws {
        var fixture = try ExplorerFixture()
        fixture.press(".", ",")
        fixture.send(.dragThreshold(0.3), .endDrag)
        #expect(fixture.state.view.focus == .backbone)
    }

    @Test("A pin binds at once: a running search starts over with it, a paused one when it goes on")
    func pinsBind() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        fixture.send(.first, .pin)
        guard case .startSearch(let terms, _, let run) = fixture.effects.last else {
            throw Unexpected("the search did not start over")
        }
        #expect(terms.pinned == [0] && run == 2)
        fixture.press("s", "x", "s")
        guard case .startSearch(let later, _, _) = fixture.effects.last else {
            throw Unexpected("the paused search was resumed with old terms")
        }
        #expect(later.forbidden == [0] && later.pinned.isEmpty)
    }

    @Test("A report of an older search is not taken for the present one's")
    func staleReports() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        try fixture.finishSearch()
        let snapshot = fixture.state.live.snapshot
        fixture.press("S")
        let late = SearchReport(
            run: 1, snapshot: try unwrap(snapshot), evaluationsPerSecond: 1, seconds: 1)
        fixture.send(.searchReported(late))
        #expect(fixture.state.live.snapshot == nil)
    }

    @Test("A found design never replaces the user's own; walking the front and loading it does, undoably")
    func frontIsLoadedOnRequest() throws {
        var fixture = try ExplorerFixture()
        let own = fixture.state.document
        fixture.press("s")
        try fixture.finishSearch()
        #expect(fixture.state.document == own && fixture.state.live.status == .finished)
        let points = fixture.state.frontPoints(fixture.context)
        #expect(points.count > 1)
        fixture.send(.focus(.pareto))
        fixture.send(.first, .frontNext, .load)
        #expect(fixture.state.document.design == points[1].design)
        let evaluations = fixture.state.live.snapshot?.evaluations ?? 0
        let found = Document.Origin.Found(
            method: .anneal, seed: 1, evaluations: evaluations, isProven: false)
        #expect(fixture.state.document.origin == .search(found))
        let loaded = try unwrap(fixture.state.analysis.evaluation)
        #expect(loaded.correct == points[1].figures.correct)
        fixture.press("u")
        #expect(fixture.state.document == own)
    }

    @Test("Walking the front begins beside the present design")
    func walkBeginsHere() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        try fixture.finishSearch()
        let latency = try unwrap(fixture.state.analysis.evaluation).meanLatency
        let points = fixture.state.frontPoints(fixture.context)
        fixture.press(".")
        let next = try unwrap(fixture.state.view.frontCursor)
        #expect(points[next].figures.meanLatency > latency || next == points.count - 1)
        #expect(next == 0 || points[next - 1].figures.meanLatency <= latency)
    }

    @Test("The front's points rise in latency and accuracy together")
    func frontRises() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        try fixture.finishSearch()
        let points = fixture.state.frontPoints(fixture.context)
        for (a, b) in zip(points, points.dropFirst()) {
            #expect(a.figures.meanLatency < b.figures.meanLatency && a.figures.correct < b.figures.correct)
        }
    }

    @Test("A click in the plot picks the nearest point")
    func pickPoint() throws {
        var fixture = try ExplorerFixture()
        let points = fixture.state.frontPoints(fixture.context)
        let target = try unwrap(points.last)
        fixture.send(
            .pickPoint(
                cost: target.figures.meanLatency + 1e-6, accuracy: Double(target.figures.correct) / 200,
                accuracyPerCost: 0.1))
        #expect(fixture.state.view.frontCursor == points.count - 1)
    }

    @Test("Export asks for a name, then for leave to overwrite, then leaves nothing unsaved")
    func export() throws {
        var fixture = try ExplorerFixture()
        fixture.send(.first, .toggle)
        fixture.press("e", KeyPress(.backspace), "x", KeyPress(.enter))
        guard case .export(let request) = fixture.effects.last else { throw Unexpected("nothing exported") }
        #expect(request.path == "random.plan.jsox" && !request.overwrite)
        fixture.send(.exportEnded(.exists(path: request.path)))
        #expect(fixture.state.view.overlay == .question(.overwrite(path: request.path)))
        fixture.press("y")
        guard case .export(let second) = fixture.effects.last else { throw Unexpected("nothing exported") }
        #expect(second.overwrite && second.evaluation == fixture.state.analysis.evaluation)
        fixture.send(
            .exportEnded(.written(path: second.path, design: second.evaluation.design, testAccuracy: 0.874)))
        #expect(fixture.state.view.message?.text.hasSuffix("test samples 87.40 %") == true)
        fixture.press("q")
        #expect(fixture.state.isFinished)
    }

    @Test("A failed export says why and loses nothing")
    func exportFails() throws {
        var fixture = try ExplorerFixture()
        fixture.send(.first, .toggle)
        let document = fixture.state.document
        fixture.send(.exportEnded(.failed(reason: "plan.json could not be written: no space")))
        #expect(fixture.state.view.message?.isError == true && fixture.state.document == document)
        fixture.press("q")
        #expect(!fixture.state.isFinished, "the design is still unsaved")
    }

    @Test("A design that misses the limits is not exported, and the screen says so")
    func infeasibleIsNotExported() throws {
        var fixture = try ExplorerFixture(limits: Limits(minAccuracy: 1))
        fixture.press("e")
        #expect(fixture.effects.isEmpty && fixture.state.view.message?.isError == true)
    }

    @Test("Every command has a key, no key has two commands, and the footer's commands have keys")
    func keymap() {
        let bindings = Keymap.standard.bindings
        #expect(Set(bindings.map(\.command)) == Set(Command.allCases))
        let keys = bindings.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }
}
