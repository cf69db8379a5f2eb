import Mutations

/// What came of one trial, as the process that ran it tells the one that watches.
struct Report {
    let number: Int
    let kind: Int
    /// Of the processor, for the reading alone.
    let seconds: Double
    /// Most resident memory of the process while it read.
    let kibibytes: Int
    let outcome: Result<Judge.Verdict, Judge.Breach>

    private static let mostSeconds = 2.0
    private static let mostKibibytes = 1 << 20

    /// The rule that was broken.
    var breach: String? {
        if case .failure(let breach) = outcome { return breach.description }
        if seconds > Self.mostSeconds { return "\(seconds) s, more than \(Self.mostSeconds)" }
        if kibibytes > Self.mostKibibytes { return "\(kibibytes / 1024) MB, more than a gigabyte" }
        return nil
    }

    /// One line, to be read again.
    var line: String {
        let word =
            switch outcome {
            case .success(let verdict): verdict.rawValue
            case .failure(let breach):
                "broken " + breach.description.split(separator: "\n").joined(separator: " ")
            }
        return "end \(number) \(kind) \(Int(seconds * 1e6)) \(kibibytes) \(word)"
    }

    init(
        number: Int, kind: Int, seconds: Double, kibibytes: Int, outcome: Result<Judge.Verdict, Judge.Breach>
    ) {
        self.number = number
        self.kind = kind
        self.seconds = seconds
        self.kibibytes = kibibytes
        self.outcome = outcome
    }

    /// `nil` for any other line.
    init?(line: String) {
        let words = line.split(separator: " ", maxSplits: 5)
        guard words.count == 6, words[0] == "end", let number = Int(words[1]), let kind = Int(words[2]),
            let micros = Int(words[3]), let kibibytes = Int(words[4])
        else { return nil }
        let outcome: Result<Judge.Verdict, Judge.Breach> =
            if let verdict = Judge.Verdict(rawValue: String(words[5])) {
                .success(verdict)
            } else {
                .failure(Judge.Breach(String(words[5].dropFirst("broken ".count))))
            }
        self.init(
            number: number, kind: kind, seconds: Double(micros) / 1e6, kibibytes: kibibytes, outcome: outcome)
    }
}
