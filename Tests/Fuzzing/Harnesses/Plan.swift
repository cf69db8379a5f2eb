import HapiFormats

extension Harness {
    static let plan = Harness("plan", longest: 4096) { bytes in
        guard let plan = attempt({ try Plan.read(bytes, file: fuzzedFile) }) else { return }
        let again = own { try Plan.read(Array(plan.text.utf8), file: "again") }
        claim(again == plan, "the plan is kept")
        claim(again.text == plan.text, "a plan is written in one way")
    }

    /// What a plan is executed with.
    static let segments = Harness("segments", longest: 4096) { bytes in
        guard let segments = attempt({ try Segments.read(bytes, file: fuzzedFile) }) else { return }
        let again = own { try Segments.read(Array(segments.text.utf8), file: "again") }
        claim(again == segments, "the segments are kept")
    }
}
