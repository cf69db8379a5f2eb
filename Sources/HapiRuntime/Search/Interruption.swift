import Foundation
import Synchronization

/// Ctrl-C, noticed rather than obeyed: a search that runs without a screen stops at its next look, and what it
/// has found so far is still printed. A second Ctrl-C ends the program.
package enum Interruption {
    private static let isAsked = Atomic(false)

    /// From now on, the first SIGINT is only noted. Whoever started the program may have blocked it.
    package static func watch() {
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
        signal(SIGINT) { _ in
            Interruption.isAsked.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
    }

    package static var hasHappened: Bool { isAsked.load(ordering: .relaxed) }
}
