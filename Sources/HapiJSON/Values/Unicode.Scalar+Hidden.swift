extension Unicode.Scalar {
    /// Whether a reader cannot see what it is: a control or format character (escape sequences begin with one,
    /// bidirectional overrides and isolates are some), a line or paragraph separator, a space other than the one of
    /// ASCII, what Unicode has shown as nothing (Default_Ignorable_Code_Point: joiners, variation selectors, tags,
    /// fillers), the blank of braille, and what no font need have (private and unassigned code points).
    package var isHidden: Bool {
        if isASCII { return value < 0x20 || value == 0x7F }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
            .unassigned:
            return true
        default: return properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
        }
    }

    /// What stands in the place of one that is hidden: `\u{1b}`.
    package var writtenOut: String { "\\u{\(String(value, radix: 16))}" }
}
