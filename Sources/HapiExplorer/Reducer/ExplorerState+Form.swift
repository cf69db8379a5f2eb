import HapiCore

extension ExplorerState {
    package var settings: SettingValues { SettingValues(document: document, search: view.search) }

    /// Why what is being typed cannot be taken, `nil` where it can or nothing is typed.
    package func refusal(_ context: ExplorerContext) -> String? {
        switch view.overlay {
        case .form(let form): form.field.flatMap { refusal(of: $0.text, as: form.setting, context) }
        case .prompt(let prompt) where prompt.kind == .threshold:
            prompt.field.text.trimmed.isEmpty ? nil : refusal(of: prompt.field.text, as: .threshold, context)
        case .prompt(let prompt) where prompt.kind == .command:
            prompt.field.text.trimmed.isEmpty ? nil : CommandLine(prompt.field.text, self, context).refusal
        case .none, .help, .details, .prompt, .question, .list: nil
        }
    }

    func refusal(of text: String, as setting: Setting, _ context: ExplorerContext) -> String? {
        var values = settings
        do throws(Quantity.Refusal) {
            try setting.set(text, in: &values, context)
            return nil
        } catch {
            return error.reason
        }
    }

    mutating func reduce(_ edit: TextEdit, form: Form, _ context: ExplorerContext) -> [Effect] {
        var form = form
        guard var field = form.field else { return choose(edit, form, context) }
        switch edit {
        case .cancel: form.field = nil
        case .accept, .up, .down, .complete, .completeBack:
            // A row that cannot be taken is not left, but by Esc.
            guard refusal(of: field.text, as: form.setting, context) == nil else { return [] }
            let effects = set(form.setting, field.text, context)
            form.field = nil
            if edit == .up || edit == .completeBack { form.cursor = max(0, form.cursor - 1) }
            if edit == .down || edit == .complete {
                form.cursor = min(Setting.allCases.count - 1, form.cursor + 1)
            }
            view.overlay = .form(form)
            return effects
        default:
            if form.isUntouched, case .insert = edit { field = TextField("") }
            guard field.apply(edit) else { return [] }
            form.isUntouched = false
            form.field = field
        }
        view.overlay = .form(form)
        return []
    }

    /// Moves through the rows, steps a value, or begins to type one.
    private mutating func choose(_ edit: TextEdit, _ form: Form, _ context: ExplorerContext) -> [Effect] {
        var form = form
        let last = Setting.allCases.count - 1
        switch edit {
        case .up, .completeBack: form.cursor = max(0, form.cursor - 1)
        case .down, .complete: form.cursor = min(last, form.cursor + 1)
        case .pageUp, .start: form.cursor = 0
        case .pageDown, .end: form.cursor = last
        case .left, .right:
            let text = form.setting.stepped(
                by: edit == .left ? -1 : 1, from: settings, present: analysis.evaluation, context)
            return set(form.setting, text, context)
        case .accept:
            form.field = TextField(form.setting.text(of: settings, context))
            form.isUntouched = true
        case .insert(let text): form.field = TextField(text)
        case .clear, .deleteBackward, .deleteForward, .deleteWord: form.field = TextField("")
        case .cancel:
            view.overlay = .none
            return []
        }
        view.overlay = .form(form)
        return []
    }

    /// Sets a value as one step of undo, or says why it cannot be.
    mutating func set(_ setting: Setting, _ text: String, _ context: ExplorerContext) -> [Effect] {
        var values = settings
        do throws(Quantity.Refusal) {
            try setting.set(text, in: &values, context)
        } catch {
            view.message = Message("\(setting.rawValue): \(error.reason)", isError: true)
            return []
        }
        let run = live.run
        let effects = change(context) { $0 = values.document }
        guard live.run == run else {
            // The search has started over already.
            view.search = values.search
            return effects
        }
        return effects + search(with: values.search, context)
    }
}
