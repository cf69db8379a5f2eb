import HapiFormats

extension InputError {
    /// Whether any part holds a character that could move a terminal's cursor or turn its writing round.
    package var isUnsafe: Bool {
        [description, place ?? "", found, expected, remedy].joined().unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }
}
