/// What the mouse does, and what signs and marks mean.
struct HelpSigns {
    let glyphs: GlyphSet

    var mouse: [(key: String, meaning: String)] {
        [
            ("left", "a layer: go there; once more: take its exit in or out"),
            ("right", "pin the exit"), ("middle", "forbid the exit"),
            ("drag", "the threshold"),
            ("plot", "a click goes to the nearest point of the front"),
            ("wheel", "exits, threshold, front or list, whatever it is over"),
            ("footer", "every key there is a button"),
        ]
    }

    var signs: [(key: String, meaning: String)] {
        [
            ("\(glyphs.exitInDesign)", "exit in the design"),
            ("\(glyphs.exitPinned)", "pinned: in every design found"),
            ("\(glyphs.exitForbidden)", "forbidden: in no design found"),
            ("\(glyphs.exitCandidate)", "candidate, free to be chosen"),
            ("\(glyphs.exitInfeasible)", "no design within the limits can have it"),
            (
                "\(glyphs.pointCurrent) \(glyphs.pointFront) \(glyphs.pointMissed)",
                "in the plot: present design, front, tried but over a limit"
            ),
            ("A b", "in the plot: a slot, and an older rule's design"),
            (
                "\(glyphs.better) \(glyphs.worse)",
                "better and worse than the present design; a limit kept and broken"
            ),
            (
                "\(glyphs.alike)",
                "an accuracy that these samples cannot tell from the present one (McNemar, 5 %)"
            ),
        ]
    }
}
