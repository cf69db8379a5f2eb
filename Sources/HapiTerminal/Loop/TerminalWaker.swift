import CTerminal

/// A doorbell to the terminal's thread: any thread may ring it, at any time, also when the terminal is
/// closed. Ringing never blocks; rings that have not been answered count as one.
package final class TerminalWaker: Sendable {
    /// Closed only when nobody holds the waker any more, so that a late ring cannot reach another file.
    let descriptor: Int32

    package init() {
        descriptor = ct_waker_open()
    }

    deinit {
        ct_waker_close(descriptor)
    }

    package func wake() {
        ct_waker_ring(descriptor)
    }

    /// Forgets the rings so far: whoever looks now sees what they were about.
    func silence() {
        ct_waker_silence(descriptor)
    }
}
