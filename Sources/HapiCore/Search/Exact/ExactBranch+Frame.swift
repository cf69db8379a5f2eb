extension ExactBranch {
    /// A prefix of exits.
    struct Frame: Sendable {
        /// Places of the last two exits.
        var p = 0
        var q = 0
        /// The next place to try, and the last.
        var next: Int
        var last: Int
        var alive: Int
        var correct = 0
        /// Of those alive, how many the exits since the stage's prefix may answer rightly at the end.
        var inHand = 0
        /// Milliseconds of all who have left.
        var time = 0.0
        /// Milliseconds of the exits so far, typical and worst, and bytes.
        var spent = 0.0
        var spentWorst = 0.0
        var memory = 0
    }
}
