import HapiCore

extension ExplorerState {
    /// Rows by which a page moves.
    private static let page = 10

    mutating func openThemes(_ context: ExplorerContext) {
        let here = view.theme.flatMap { context.themes.firstIndex(of: $0) } ?? 0
        view.overlay = .list(Picker(.themes(before: view.theme), cursor: here))
    }

    /// Opens the list of profiles, which is filled as soon as they are read.
    mutating func chooseProfile(to use: ProfileUse) -> [Effect] {
        view.overlay = .list(Picker(.profiles(use, [])))
        return [.listProfiles(use)]
    }

    /// Takes in the profiles that there are.
    mutating func offer(_ rows: [ProfileRow]) {
        guard case .list(var picker) = view.overlay, case .profiles(let use, _) = picker.kind else { return }
        picker.kind = .profiles(use, rows)
        view.overlay = .list(picker)
    }

    mutating func reduce(_ edit: TextEdit, list picker: Picker, _ context: ExplorerContext) -> [Effect] {
        var picker = picker
        let count = entries(picker, context).count
        switch edit {
        case .up: picker.cursor -= 1
        case .down: picker.cursor += 1
        case .pageUp: picker.cursor -= Self.page
        case .pageDown: picker.cursor += Self.page
        case .cancel:
            view.overlay = .none
            if case .themes(let before) = picker.kind { view.theme = before }
            return []
        case .accept: return accept(picker, context)
        default:
            guard picker.field.apply(edit) else { return [] }
            picker.cursor = 0
            return show(picker, context)
        }
        picker.cursor = min(max(0, picker.cursor), max(0, count - 1))
        return show(picker, context)
    }

    /// Shows a list as it is now. Themes are tried on while they are looked through.
    private mutating func show(_ picker: Picker, _ context: ExplorerContext) -> [Effect] {
        view.overlay = .list(picker)
        if case .themes = picker.kind, let entry = entry(picker, context), case .theme(let name) = entry.value
        {
            view.theme = name
        }
        return []
    }

    private func entry(_ picker: Picker, _ context: ExplorerContext) -> PickerEntry? {
        let entries = entries(picker, context)
        return entries.indices.contains(picker.cursor) ? entries[picker.cursor] : nil
    }

    /// A click on a row of whatever is open: the first chooses it, the second accepts it.
    mutating func pick(row: Int, _ context: ExplorerContext) -> [Effect] {
        switch view.overlay {
        case .list(var picker):
            guard entries(picker, context).indices.contains(row) else { return [] }
            if picker.cursor == row { return accept(picker, context) }
            picker.cursor = row
            return show(picker, context)
        case .form(var form):
            guard Setting.allCases.indices.contains(row) else { return [] }
            if form.cursor == row { return reduce(.accept, form: form, context) }
            var effects: [Effect] = []
            if form.field != nil {
                // A row that is being typed is taken first, or not left.
                effects = reduce(.accept, form: form, context)
                guard case .form(let taken) = view.overlay, taken.field == nil else { return effects }
                form = taken
            }
            form.cursor = row
            view.overlay = .form(form)
            return effects
        case .prompt(let prompt):
            if prompt.completions.indices.contains(row) { show(prompt, completion: row) }
            return []
        case .none, .help, .details, .question: return []
        }
    }

    private mutating func accept(_ picker: Picker, _ context: ExplorerContext) -> [Effect] {
        guard let entry = entry(picker, context) else { return [] }
        view.overlay = .none
        switch entry.value {
        case .command(let command): return reduce(command, context)
        case .words(let word): view.overlay = .prompt(Prompt(.command, word.name + " "))
        case .layer(let layer):
            view.focus = .backbone
            moveCursor(to: layer, context)
        case .version(let version):
            return travel(context, "That is where you are") { $0.jump(to: version, $1) }
        case .theme(let name): view.theme = name
        case .baseline(let method):
            guard let baseline = analysis.survey.baselines.first(where: { $0.method == method }) else {
                break
            }
            return put(baseline, context)
        case .profile(.open, let path): return [.openProfile(path: path)]
        case .profile(.compare, let path): return [.openDevice(path: path)]
        }
        return []
    }

    /// Scrolls what is open, as far as rows go; drawing stops at the end.
    mutating func scroll(by rows: Int, _ context: ExplorerContext) {
        func moved(_ top: Int) -> Int { min(max(0, top.addingReportingOverflow(rows).partialValue), 10_000) }
        func bounded(_ top: Int) -> Int { rows == .max ? 10_000 : rows == -.max ? 0 : moved(top) }
        switch view.overlay {
        case .help(let top): view.overlay = .help(top: bounded(top))
        case .details(let top): view.overlay = .details(top: bounded(top))
        case .list(let picker):
            for _ in 0..<min(rows.magnitude, 3) { _ = reduce(rows < 0 ? .up : .down, list: picker, context) }
        case .form(let form) where form.field == nil: _ = reduce(rows < 0 ? .up : .down, form: form, context)
        case .none, .prompt, .question, .form: break
        }
    }
}
