/// A figure and the limit that it misses, each with as many digits as it takes to tell the two apart.
package struct Excess: Sendable, Hashable {
    package let found: String
    package let limit: String

    /// Milliseconds.
    package init(milliseconds found: Double, over limit: Double) {
        self.init(found, limit) {
            Format.milliseconds($0)
        } _: {
            "\(Format.fixed($0, digits: $1)) ms"
        }
    }

    /// Shares of one.
    package init(share found: Double, under limit: Double) {
        self.init(found, limit) {
            Format.percent($0, digits: 2)
        } _: {
            Format.percent($0, digits: $1)
        }
    }

    package init(bytes found: Int, over limit: Int) {
        let texts = (Format.bytes(found), Format.bytes(limit))
        let isTold = texts.0 != texts.1
        self.found = isTold ? texts.0 : "\(Format.grouped(found)) B"
        self.limit = isTold ? texts.1 : "\(Format.grouped(limit)) B"
    }

    private init(
        _ found: Double, _ limit: Double, _ usual: (Double) -> String, _ finer: (Double, Int) -> String
    ) {
        var texts = (usual(found), usual(limit))
        var digits = 3
        while texts.0 == texts.1, digits <= 12 {
            texts = (finer(found, digits), finer(limit, digits))
            digits += 1
        }
        (self.found, self.limit) = texts
    }

    /// "125.5 ms > 94.0 ms", of a figure that is above its limit.
    package var text: String { "\(found) > \(limit)" }
}
