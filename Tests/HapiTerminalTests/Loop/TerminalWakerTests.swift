import Foundation
import Glibc
import Testing

@testable import HapiTerminal

@Suite("The waker") struct TerminalWakerTests {
    private func isRung(_ waker: TerminalWaker) -> Bool {
        var watched = pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) == 1
    }

    @Test("it is silent until rung, from any thread, and never blocks the ringer")
    func ringing() {
        let waker = TerminalWaker()
        #expect(!isRung(waker))
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<10_000 { waker.wake() }
        }
        #expect(isRung(waker))
    }

    @Test("rings unanswered count as one")
    func coalescing() {
        let waker = TerminalWaker()
        waker.wake()
        waker.wake()
        waker.silence()
        #expect(!isRung(waker))
        waker.silence()
        #expect(!isRung(waker))
    }
}
