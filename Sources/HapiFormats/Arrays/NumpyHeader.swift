/// What a `.npy` file says of its array: a literal of a Python dict with the keys `descr`, `fortran_order` and `shape`
/// (NumPy Enhancement Proposal 1). Read as what it is, never evaluated.
struct NumpyHeader: Sendable, Hashable {
    let descr: String
    let isFortran: Bool
    let shape: [Int]

    /// Why a header is not one, safe to print.
    struct Defect: Error {
        let found: String
        let expected: String
        var remedy = "write the file again with numpy.save"
    }

    /// Far more dimensions than NumPy has.
    private static let mostDimensions = 64

    /// - Parameter bytes: the header's text, with the spaces and the line end that pad it. O(bytes).
    init(_ bytes: some Collection<UInt8>) throws(Defect) {
        var parser = Parser(Array(bytes))
        try parser.take("{", "a Python dict that begins with {")
        var (descr, isFortran, shape): (String?, Bool?, [Int]?)
        while !parser.takes("}") {
            let key = try parser.text("a key in quotes")
            try parser.take(":", "a colon after the key")
            switch key {
            case "descr" where descr == nil: descr = try parser.descr()
            case "fortran_order" where isFortran == nil: isFortran = try parser.bool()
            case "shape" where shape == nil: shape = try parser.shape(most: Self.mostDimensions)
            default:
                throw Defect(
                    found: "the key \"\(InputError.printable(key))\"",
                    expected: "the keys descr, fortran_order and shape, once each")
            }
            if !parser.takes(",") {
                try parser.take("}", "a comma or } after a value")
                break
            }
        }
        try parser.finish()
        guard let descr, let isFortran, let shape else {
            throw Defect(
                found: "a header without all its keys", expected: "descr, fortran_order and shape")
        }
        (self.descr, self.isFortran, self.shape) = (descr, isFortran, shape)
    }

    /// Walks over a literal, white space aside.
    private struct Parser {
        private let bytes: [UInt8]
        private var index = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        private mutating func peek() -> UInt8? {
            while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
            return index < bytes.count ? bytes[index] : nil
        }

        private mutating func defect(_ expected: String) -> Defect {
            let found = peek().map { byte in
                (0x21...0x7E).contains(byte)
                    ? "\(Unicode.Scalar(byte))" : "the byte \(byte)"
            }
            return Defect(found: "\(found ?? "its end") at byte \(index) of the header", expected: expected)
        }

        mutating func takes(_ character: Unicode.Scalar) -> Bool {
            guard peek() == UInt8(ascii: character) else { return false }
            index += 1
            return true
        }

        mutating func take(_ character: Unicode.Scalar, _ expected: String) throws(Defect) {
            guard takes(character) else { throw defect(expected) }
        }

        mutating func finish() throws(Defect) {
            guard peek() == nil else { throw defect("nothing after the dict") }
        }

        /// Between single or double quotes, without escapes.
        mutating func text(_ expected: String) throws(Defect) -> String {
            guard let quote = peek(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
                throw defect(expected)
            }
            let start = index + 1
            guard let end = bytes[start...].firstIndex(of: quote),
                !bytes[start..<end].contains(UInt8(ascii: "\\"))
            else { throw defect("\(expected), without escapes") }
            index = end + 1
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }

        mutating func descr() throws(Defect) -> String {
            guard peek() != UInt8(ascii: "["), peek() != UInt8(ascii: "(") else {
                throw Defect(
                    found: "a structured array, with named fields", expected: "an array of plain numbers",
                    remedy: "save each of its fields as an array of its own")
            }
            return try text("a type in quotes, say '<f4'")
        }

        mutating func bool() throws(Defect) -> Bool {
            _ = peek()
            for (word, value) in [("True", true), ("False", false)]
            where bytes[index...].starts(with: word.utf8) {
                index += word.utf8.count
                return value
            }
            throw defect("True or False")
        }

        mutating func shape(most: Int) throws(Defect) -> [Int] {
            try take("(", "a tuple of dimensions")
            var shape: [Int] = []
            while !takes(")") {
                guard shape.count < most else { throw defect("at most \(most) dimensions") }
                shape.append(try dimension())
                if !takes(",") {
                    // `(3)` is a number in Python, no tuple.
                    guard shape.count > 1 else { throw defect("a comma after the dimension") }
                    try take(")", "a comma or ) after a dimension")
                    break
                }
            }
            return shape
        }

        private mutating func dimension() throws(Defect) -> Int {
            _ = peek()
            let digits = bytes[index...].prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { throw defect("a dimension: digits") }
            guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
                throw defect("a dimension that a file can have")
            }
            index += digits.count
            // Python 2 wrote its long integers so.
            if index < bytes.count, bytes[index] == UInt8(ascii: "L") { index += 1 }
            return value
        }
    }
}
