import Dispatch
import Synchronization

/// Runs numbered tasks on several threads, each taking the next one as it becomes free.
package enum Workers {
    /// - Parameter threads: at most; `nil` for one a core.
    package static func run(_ tasks: Int, threads: Int?, _ task: @Sendable (Int) -> Void) {
        let next = Atomic(0)
        let count = min(tasks, threads ?? tasks)
        DispatchQueue.concurrentPerform(iterations: count) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < tasks else { return }
                task(index)
            }
        }
    }
}
