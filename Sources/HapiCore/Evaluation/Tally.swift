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
    package private(set) var tally = Tally()

    package init() {}

    /// Counts a design that runs `classifiers`, in depth order and not empty; the last one answers whoever
    /// reaches it. O(classifiers × samples / 64), plus a byte per classifier and sample that nobody is sure of.
    package mutating func count(
        _ chosen: some RandomAccessCollection<Int>, answers: AnswerColumns, confident: ConfidentColumns,
        fallback: Fallback
    ) {
        classifiers.removeAll(keepingCapacity: true)
        for k in chosen { classifiers.append(Int32(truncatingIfNeeded: k)) }
        if tally.leaving.count != classifiers.count {
            tally.leaving = Array(repeating: 0, count: classifiers.count)
        }
        guard !classifiers.isEmpty else {
            tally.correct = 0
            return
        }
        let count = classifiers.count
        tally.correct = tally.leaving.withUnsafeMutableBufferPointer { leaving in
            leaving.withMemoryRebound(to: Int64.self) { leaving in
                answers.withColumns(confident) { columns in
                    var columns = columns
                    return Int(
                        ck_count(
                            &columns, classifiers, count, fallback == .mostConfident ? 1 : 0,
                            leaving.baseAddress))
                }
            }
        }
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
