import HapiCore
import HapiFigures

/// A row of a list to choose from.
package struct PickerEntry: Sendable, Hashable {
    /// What choosing it does.
    package enum Value: Sendable, Hashable {
        case command(Command)
        /// A word of the command line that needs more to be typed.
        case words(CommandWord)
        case layer(Int)
        /// A version of the document, by its place in history.
        case version(Int)
        case theme(String)
        case baseline(BaselineMethod)
        case profile(ProfileUse, path: String)
    }

    package var value: Value
    /// What is matched and shown.
    package var title: String
    /// What else is said of it.
    package var note: String
    /// Letters of the title that match what is typed, or of the note where they are better found there.
    package var matched: [Int] = []
    package var matchedInNote: [Int] = []

    package init(_ value: Value, _ title: String, note: String = "") {
        self.value = value
        self.title = title
        self.note = note
    }
}

extension ExplorerState {
    /// The rows of a list that match what is typed, the best match first; all in their own order while nothing is.
    /// O(rows × (letters + exits)).
    package func entries(_ picker: Picker, _ context: ExplorerContext) -> [PickerEntry] {
        let all = allEntries(picker.kind, context)
        guard !picker.field.text.trimmed.isEmpty else { return all }
        let pattern = FuzzyMatch.Pattern(picker.field.text)
        // Of commands, the name counts for more than the same letters in what is said of them.
        let names = picker.kind == .palette ? 1 : 0
        // An exit is what is looked for, unless a layer without one is clearly meant.
        func preference(_ entry: PickerEntry) -> Int {
            guard case .layer(let layer) = entry.value else { return 0 }
            return context.network.exit(afterLayer: layer) == nil ? 0 : FuzzyMatch.wordStart
        }
        let matches = all.enumerated().compactMap {
            index, entry -> (index: Int, score: Int, entry: PickerEntry)? in
            let inTitle = FuzzyMatch(pattern, in: entry.title)
            let inNote = FuzzyMatch(pattern, in: entry.note)
            var entry = entry
            if let inNote, inNote.score + names > inTitle?.score ?? -1 {
                entry.matchedInNote = inNote.places
                return (index, inNote.score + names + preference(entry), entry)
            }
            guard let inTitle else { return nil }
            entry.matched = inTitle.places
            return (index, inTitle.score + preference(entry), entry)
        }
        let sorted = matches.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.entry)
        return sorted + typedEntry(picker, isAlone: sorted.isEmpty)
    }

    /// What is typed, where it may be a file that the list does not have.
    private func typedEntry(_ picker: Picker, isAlone: Bool) -> [PickerEntry] {
        let text = picker.field.text.trimmed
        guard case .profiles(let use, _) = picker.kind, isAlone || text.contains("/") else { return [] }
        return [PickerEntry(.profile(use, path: text), text, note: "the file of this path")]
    }

    /// How many rows a list has before anything is typed. O(1).
    package func entryCount(_ kind: Picker.Kind, _ context: ExplorerContext) -> Int {
        switch kind {
        case .palette: CommandTable.rows.count + CommandWord.withArgument.count
        case .find: context.network.layers.count
        case .history: history.count
        case .themes: context.themes.count
        case .baselines: analysis.survey.baselines.count
        case .profiles(_, let rows): rows.count
        }
    }

    private func allEntries(_ kind: Picker.Kind, _ context: ExplorerContext) -> [PickerEntry] {
        switch kind {
        case .palette:
            return CommandTable.rows.map { row in
                PickerEntry(.command(row.command), row.summary, note: ":\(row.command.rawValue)")
            }
                + CommandWord.withArgument.map { word in
                    PickerEntry(.words(word), word.summary, note: ":\(word.usage)")
                }
        case .find:
            let network = context.network
            return network.layers.enumerated().map { index, layer in
                let exit = network.exit(afterLayer: index)
                let note = exit.map { "exit \(network.exits[$0].name)" } ?? "layer, no exit"
                return PickerEntry(.layer(index), layer.name, note: "\(layer.group)  \(note)")
            }
        case .history:
            let versions = history.versions(document)
            return versions.indices.map { index in
                let title =
                    index == 0
                    ? "as opened" : versions[index].change(from: versions[index - 1], in: context.network)
                let note = index == history.position ? "now" : index > history.position ? "undone" : ""
                return PickerEntry(.version(index), title, note: note)
            }
        case .themes: return context.themes.map { PickerEntry(.theme($0), $0) }
        case .profiles(let use, let rows):
            return rows.map { PickerEntry(.profile(use, path: $0.path), $0.name, note: $0.note) }
        case .baselines:
            return analysis.survey.baselines.map { baseline in
                let evaluation = baseline.evaluation
                let figures =
                    "\(Format.percent(evaluation.accuracy, digits: 2)) at "
                    + Format.milliseconds(evaluation.meanLatency)
                return PickerEntry(
                    .baseline(baseline.method), baseline.method.title,
                    note: evaluation.isFeasible ? figures : "\(figures), misses the limits")
            }
        }
    }
}
