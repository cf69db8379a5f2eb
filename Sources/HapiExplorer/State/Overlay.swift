import HapiCore

/// What lies over the panels and takes the keys.
package enum Overlay: Sendable, Hashable {
    case none
    /// The keys; the first row that is shown.
    case help(top: Int)
    /// Everything about the exit and layer under the cursor.
    case details(top: Int)
    case prompt(Prompt)
    case question(Question)
    case list(Picker)
    case form(Form)

    /// The first row that is shown of what is only to be read.
    package var top: Int? {
        switch self {
        case .help(let top), .details(let top): top
        case .none, .prompt, .question, .list, .form: nil
        }
    }
}

/// A line being typed at the bottom.
package struct Prompt: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// After `:`.
        case command
        /// A plan's file name.
        case export
        /// A plan file to be read into a slot.
        case openPlan
        case rename(slot: Int)
        case threshold
    }

    package var kind: Kind
    package var field: TextField
    /// What the text before the cursor could become; asked for with Tab.
    package var completions: [String] = []
    /// Of the completions, the one that is in the field.
    package var completion: Int?
    /// How many typed commands back the field is, 0 for one that is new.
    package var age = 0

    package init(_ kind: Kind, _ text: String = "") {
        self.kind = kind
        field = TextField(text)
    }

    /// Whether an empty line means something.
    var takesNothing: Bool {
        if case .rename = kind { true } else { false }
    }
}

/// A list to choose from, narrowed down by typing a few letters of what is wanted.
package struct Picker: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Every command.
        case palette
        /// Exits and layers.
        case find
        case history
        /// The theme that was shown before.
        case themes(before: String?)
        case baselines
        /// The profiles there are, and what one is wanted for.
        case profiles(ProfileUse, [ProfileRow])
    }

    package var kind: Kind
    package var field = TextField("")
    /// Of the entries that are shown, the chosen one.
    package var cursor = 0

    package init(_ kind: Kind, cursor: Int = 0) {
        self.kind = kind
        self.cursor = cursor
    }
}

/// Goal, limits, policy and search, a row each, changed in place.
package struct Form: Sendable, Hashable {
    /// Index into `Setting.allCases`.
    package var cursor: Int
    /// The row's value while it is typed.
    package var field: TextField?
    /// Whether the value stands there as it was, so that what is typed takes its place.
    package var isUntouched = false

    package init(_ setting: Setting = .goal) {
        cursor = Setting.allCases.firstIndex(of: setting) ?? 0
    }

    package var setting: Setting { Setting.allCases[min(max(0, cursor), Setting.allCases.count - 1)] }
}

package enum Question: Sendable, Hashable {
    case overwrite(path: String)
    case quitUnsaved

    package var text: String {
        switch self {
        case .overwrite(let path): "\(path) exists. Overwrite it? y/n"
        case .quitUnsaved: "There is work that is not exported. Quit all the same? y/n"
        }
    }
}
