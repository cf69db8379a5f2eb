import CKernelBuilds
import CKernels
import Testing

/// One build of the kernels; all have to compute the same.
struct Kernels: Sendable, CustomTestStringConvertible {
    typealias Columns = UnsafePointer<ck_columns>?
    typealias Bits = UnsafePointer<UInt64>?
    typealias NewBits = UnsafeMutablePointer<UInt64>?
    typealias Standings = UnsafeRawPointer?
    typealias NewStandings = UnsafeMutableRawPointer?
    typealias Count = UnsafeMutablePointer<Int64>?

    let testDescription: String
    let count: @Sendable (Columns, Bits, Standings, UnsafePointer<Int32>?, Int, Int32, Int, Count) -> Int64
    let leave: @Sendable (Columns, Int32, Bits, NewBits, Count, Count) -> Void
    let raise: @Sendable (Columns, Int32, Standings, NewStandings, Int) -> Void
    let window: @Sendable (Columns, Bits, Int32, Count, Count) -> Void
    let open: @Sendable (Columns, Bits, Bits, Int32, Int32, NewBits) -> Int64
    let marked: @Sendable (Columns, Bits, Bits, Int32) -> Int64
    let surer: @Sendable (Columns, Int32, Standings, NewBits) -> Void
    let answers: @Sendable (Columns, Standings, NewBits) -> Void
    let raiseRight: @Sendable (Columns, Int32, NewStandings) -> Void
    let atLeast: @Sendable (UnsafePointer<Float>?, Int, Float, NewBits) -> Void

    /// The ones that the program uses on this processor, then every other that it can run.
    static let all: [Kernels] =
        [
            Kernels(
                testDescription: "chosen for this processor", count: ck_count, leave: ck_leave,
                raise: ck_raise, window: ck_window, open: ck_open, marked: ck_marked,
                surer: ck_surer, answers: ck_answers, raiseRight: ck_raise_right, atLeast: ck_at_least),
            Kernels(
                testDescription: "plain", count: plain_count, leave: plain_leave, raise: plain_raise,
                window: plain_window, open: plain_open, marked: plain_marked, surer: plain_surer,
                answers: plain_answers, raiseRight: plain_raise_right, atLeast: plain_at_least),
        ] + (ckb_has_avx2() != 0 ? [avx2] : [])

    private static let avx2 = Kernels(
        testDescription: "AVX2", count: avx2_count, leave: avx2_leave, raise: avx2_raise,
        window: avx2_window, open: avx2_open, marked: avx2_marked, surer: avx2_surer,
        answers: avx2_answers, raiseRight: avx2_raise_right, atLeast: avx2_at_least)
}
