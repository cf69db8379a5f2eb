import CKernels

/// What a design does with a data set, counted: how many samples leave at each classifier, and how many are
/// answered rightly. Every figure of the design follows from these whole numbers.
package struct Tally: Sendable, Hashable {
    /// Samples leaving at each classifier that runs, in depth order; the last one's include the unsure.
    package var leaving: [Int]
    /// Samples answered rightly under the policy.
    package var correct: Int

    package init(leaving: [Int] = [], correct: Int = 0) {
        self.leaving = leaving
        self.correct = correct
    }
}

/// Walks the survivors through a design's classifiers in bit columns, in the kernels' hands.
///
/// Keeps the buffers of the walk, so that a search allocates nothing per design. One counter belongs to one
/// thread.
package struct TallyCounter: Sendable {
    private var classifiers: [Int32] = []
    private var leaving: [Int64] = []
    /// Classifiers of the design counted last.
    private(set) var running = 0
    /// Samples that it answers rightly.
    private(set) var correct = 0

    package init() {}

    /// Counts a design that runs `exits`, in depth order, and then the final classifier unless that is `nil`; not
    /// both may be empty. The last to run answers whoever reaches it. O(classifiers × samples / 64), plus a byte
    /// per classifier and sample that nobody is sure of.
    package mutating func count(
        _ exits: some RandomAccessCollection<Int>, final: Int?, answers: AnswerColumns,
        confident: ConfidentColumns, fallback: Fallback
    ) {
        classifiers.removeAll(keepingCapacity: true)
        for k in exits { classifiers.append(Int32(truncatingIfNeeded: k)) }
        if let final { classifiers.append(Int32(truncatingIfNeeded: final)) }
        let count = classifiers.count
        running = count
        while leaving.count < count { leaving.append(0) }
        guard count > 0 else {
            correct = 0
            return
        }
        let extent = final == nil ? answers.words : confident.unsureWords
        correct = leaving.withUnsafeMutableBufferPointer { leaving in
            answers.withColumns(confident) { columns in
                var columns = columns
                return Int(
                    ck_count(
                        &columns, columns.everyone, nil, classifiers, count,
                        fallback == .mostConfident ? 1 : 0, extent, leaving.baseAddress))
            }
        }
    }

    /// Samples leaving at the classifier of a position in the design counted last.
    func leaving(at position: Int) -> Int { Int(leaving[position]) }

    /// What was counted last. O(classifiers).
    package var tally: Tally {
        Tally(leaving: leaving[..<running].map { Int($0) }, correct: correct)
    }
}

extension AnswerColumns {
    /// The columns as the kernels see them, for as long as the body runs.
    func withColumns<Result>(_ confident: ConfidentColumns, _ body: (ck_columns) -> Result) -> Result {
        correct.withUnsafeBufferPointer { correct in
            confident.bits.withUnsafeBufferPointer { confident in
                everyone.withUnsafeBufferPointer { everyone in
                    func call(_ bytes: UnsafePointer<UInt8>?, _ wide: UnsafePointer<UInt16>?) -> Result {
                        body(
                            ck_columns(
                                confident: confident.baseAddress, correct: correct.baseAddress,
                                standings: bytes, wide_standings: wide, everyone: everyone.baseAddress,
                                words: words))
                    }
                    return switch standings {
                    case .bytes(let bytes): bytes.withUnsafeBufferPointer { call($0.baseAddress, nil) }
                    case .wide(let wide): wide.withUnsafeBufferPointer { call(nil, $0.baseAddress) }
                    }
                }
            }
        }
    }
}
