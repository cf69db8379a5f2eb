import HapiFigures
import Testing

@Suite("Figures beside the limits they miss")
struct ExcessTests {
    @Test("Both are written as figures are, not as they are held")
    func rounded() {
        let time = Excess(milliseconds: 4.841298402000001, over: 4)
        #expect(time.found == "4.84 ms" && time.limit == "4.00 ms" && time.text == "4.84 ms > 4.00 ms")
        let share = Excess(share: 0.8469, under: 0.9)
        #expect(share.found == "84.69 %" && share.limit == "90.00 %")
        let memory = Excess(bytes: 3 << 20, over: 2 << 20)
        #expect(memory.text == "3 MiB > 2 MiB")
    }

    @Test("Where they would look alike, with as many digits as tell them apart")
    func finer() {
        #expect(Excess(milliseconds: 94.00012, over: 94).text == "94.0001 ms > 94.0000 ms")
        let share = Excess(share: 0.899999, under: 0.9)
        #expect(share.found == "89.9999 %" && share.limit == "90.0000 %")
        #expect(Excess(bytes: 3_000_001, over: 3_000_000).text == "3,000,001 B > 3,000,000 B")
        let same = Excess(milliseconds: 2, over: 2)
        #expect(same.found == same.limit)
    }
}
