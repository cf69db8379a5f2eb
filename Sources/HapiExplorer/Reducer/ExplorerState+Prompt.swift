import HapiCore

extension ExplorerState {
    mutating func reduce(_ edit: TextEdit, _ context: ExplorerContext) -> [Effect] {
        switch view.overlay {
        case .prompt(let prompt): reduce(edit, prompt: prompt, context)
        case .list(let picker): reduce(edit, list: picker, context)
        case .form(let form): reduce(edit, form: form, context)
        case .none, .help, .details, .question: []
        }
    }

    private mutating func reduce(
        _ edit: TextEdit, prompt: Prompt, _ context: ExplorerContext
    ) -> [Effect] {
        var prompt = prompt
        switch edit {
        case .cancel:
            view.overlay = .none
            return []
        case .accept: return accept(prompt, context)
        case .up where prompt.completions.isEmpty, .down where prompt.completions.isEmpty:
            recall(prompt, by: edit == .up ? 1 : -1)
            return []
        case .complete, .completeBack, .up, .down:
            return complete(prompt, by: edit == .complete || edit == .down ? 1 : -1, context)
        default:
            guard prompt.field.apply(edit) else { return [] }
            prompt.completions = []
            prompt.completion = nil
            view.overlay = .prompt(prompt)
            return []
        }
    }

    private mutating func accept(_ prompt: Prompt, _ context: ExplorerContext) -> [Effect] {
        let text = prompt.field.text
        // What cannot be taken stays to be corrected, with the reason beside it. Only a name may be empty: the
        // slot is then called by its letter.
        guard prompt.takesNothing || !text.trimmed.isEmpty, refusal(context) == nil else { return [] }
        view.overlay = .none
        switch prompt.kind {
        case .command:
            view.typed = (view.typed.filter { $0 != text } + [text]).suffix(Self.mostTyped)
            return run(CommandLine(text, self, context), context)
        case .export: return requestExport(to: text, overwrite: false, context)
        case .openPlan: return [.openPlan(path: text.trimmed)]
        case .rename(let slot): return rename(slot: slot, to: text, context)
        case .threshold: return set(.threshold, text, context)
        }
    }

    private static let mostTyped = 50

    /// Brings back a command that was typed before.
    private mutating func recall(_ prompt: Prompt, by step: Int) {
        let age = prompt.age + step
        guard prompt.kind == .command, age >= 0, age <= view.typed.count else { return }
        var prompt = prompt
        prompt.age = age
        prompt.field = TextField(age == 0 ? "" : view.typed[view.typed.count - age])
        view.overlay = .prompt(prompt)
    }

    /// Goes on to the next of what the text could become; the first time, finds out what that is.
    private mutating func complete(_ prompt: Prompt, by step: Int, _ context: ExplorerContext) -> [Effect] {
        guard prompt.completions.isEmpty else {
            show(prompt, completion: (prompt.completion ?? -1) + step)
            return []
        }
        let text = prompt.field.text
        switch prompt.kind {
        case .openPlan, .export: return [.listFiles(.plan, prefix: text)]
        case .rename, .threshold: return []
        case .command:
            let line = CommandLine(text, self, context)
            if let (kind, prefix) = line.fileWanted { return [.listFiles(kind, prefix: prefix)] }
            var prompt = prompt
            prompt.completions = line.completions(self, context)
            show(prompt, completion: step > 0 ? 0 : prompt.completions.count - 1)
            return []
        }
    }

    /// Takes in files that were found for the path being typed.
    mutating func offer(_ files: [String]) {
        guard case .prompt(var prompt) = view.overlay else { return }
        // After `:` the path follows the command's name.
        let head =
            prompt.kind == .command ? prompt.field.text.prefix { $0 != " " } + " " : ""
        prompt.completions = files.map { head + $0 }
        show(prompt, completion: 0)
    }

    /// Puts one of the completions, counted round, into the field.
    mutating func show(_ prompt: Prompt, completion: Int) {
        var prompt = prompt
        let count = prompt.completions.count
        guard count > 0 else { return }
        let index = (completion % count + count) % count
        prompt.completion = count == 1 ? nil : index
        prompt.field = TextField(prompt.completions[index])
        // With nothing to choose from, what is typed next is completed anew.
        if count == 1 { prompt.completions = [] }
        view.overlay = .prompt(prompt)
    }
}
