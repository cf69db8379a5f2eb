import HapiFormats

extension InputError {
    /// Whether any part holds a character that could move a terminal's cursor or turn its writing round. Only a remedy
    /// may run over several lines.
    package var isUnsafe: Bool {
        var line = self
        line.remedy = ""
        let parts =
            [line.description, place ?? "", found, expected] + remedy.split(separator: "\n").map(String.init)
        return parts.joined().unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }
}
