/// A profile to choose from.
package struct ProfileRow: Sendable, Hashable {
    package var path: String
    /// What the program takes it by.
    package var name: String
    /// What it is of, or why it cannot be read.
    package var note: String

    package init(path: String, name: String, note: String) {
        self.path = path
        self.name = name
        self.note = note
    }
}

/// What a profile is chosen for.
package enum ProfileUse: Sendable, Hashable {
    /// To be explored instead of the one that is open.
    case open
    /// To hold the designs against its device: another profile of the same network.
    case compare
}
