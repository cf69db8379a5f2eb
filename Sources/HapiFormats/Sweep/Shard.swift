/// One of several equal parts of a sweep's tasks: which depends on a task's place in the list and on nothing else.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    package let number: Int
    package let count: Int

    /// `nil` unless the number is one of 1 to `count`.
    package init?(_ number: Int, of count: Int) {
        guard count >= 1, (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// The whole.
    package static let all = Shard(whole: ())

    private init(whole: Void) {
        number = 1
        count = 1
    }

    /// The shard of a task by its index, from 0. Tasks are dealt out one by one, and every round begins with the
    /// next shard, so that a shard does not get the same policy or limit of each profile where the numbers divide
    /// one another. O(1).
    package static func number(ofTask index: Int, count: Int) -> Int {
        (index % count + index / count) % count + 1
    }

    package func holds(_ index: Int) -> Bool { Self.number(ofTask: index, count: count) == number }

    package var description: String { "\(number)/\(count)" }
}
