import Foundation

/// An array of numbers where it lies in its file, mapped: nothing is copied before its rows are asked for.
package struct NumberArray: Sendable {
    package let file: String
    /// In an archive or among tensors; `nil` for a file of one array.
    package let name: String?
    package let element: Element
    package let shape: [Int]
    let isBigEndian: Bool
    /// Whether the first index runs fastest.
    let isFortran: Bool
    /// Just the elements.
    private let data: Data

    package enum Element: Sendable, Hashable, CustomStringConvertible {
        case bool
        case float(bytes: Int)
        case signed(bytes: Int)
        case unsigned(bytes: Int)

        var bytes: Int {
            switch self {
            case .bool: 1
            case .float(let bytes), .signed(let bytes), .unsigned(let bytes): bytes
            }
        }

        package var isFloat: Bool {
            if case .float = self { true } else { false }
        }

        /// As NumPy calls it.
        package var description: String {
            switch self {
            case .bool: "bool"
            case .float(let bytes): "float\(8 * bytes)"
            case .signed(let bytes): "int\(8 * bytes)"
            case .unsigned(let bytes): "uint\(8 * bytes)"
            }
        }
    }

    /// - Returns: `nil` when `data` is not as long as the shape asks, or no `Int` holds the shape's size. O(dimensions).
    init?(
        _ data: Data, file: String, name: String?, element: Element, shape: [Int], isBigEndian: Bool = false,
        isFortran: Bool = false
    ) {
        guard Self.bytes(element, shape) == data.count else { return nil }
        self.file = file
        self.name = name
        self.element = element
        self.shape = shape
        self.isBigEndian = isBigEndian
        self.isFortran = isFortran
        self.data = data
    }

    /// What an array takes; `nil` where no `Int` holds it, whatever stands in its other dimensions.
    static func bytes(_ element: Element, _ shape: [Int]) -> Int? {
        var bytes = element.bytes
        var isEmpty = false
        for dimension in shape {
            isEmpty = isEmpty || dimension == 0
            let (product, overflow) = bytes.multipliedReportingOverflow(by: max(1, dimension))
            guard !overflow, dimension >= 0 else { return nil }
            bytes = product
        }
        return isEmpty ? 0 : bytes
    }

    /// What to call it in a message: the array of an archive by its name.
    package var place: String { name.map { Self.place($0) } ?? "the array" }

    static func place(_ name: String) -> String { "array \"\(InputError.printable(name))\"" }

    /// Elements of one row: of everything under one first index.
    package var rowElements: Int { shape.dropFirst().reduce(1, *) }

    /// Rows in C order, [rows × rowElements], rounded to single precision. O(elements asked for).
    /// - Parameter rows: within the first dimension.
    package func floats(_ rows: Range<Int>) -> [Float] {
        switch element {
        case .bool: gather(rows, UInt8.self, 0) { Float($0) }
        case .float(bytes: 2): gather(rows, UInt16.self, 0) { Float(Float16(bitPattern: $0)) }
        case .float(bytes: 4): gather(rows, UInt32.self, 0) { Float(bitPattern: $0) }
        case .float: gather(rows, UInt64.self, 0) { Float(Double(bitPattern: $0)) }
        case .signed, .unsigned: integers(rows).map(Float.init)
        }
    }

    /// Rows of integers in C order, [rows × rowElements]; what `Int` does not hold becomes its largest. Of an array of
    /// floats, zeros. O(elements asked for).
    /// - Parameter rows: within the first dimension.
    package func integers(_ rows: Range<Int>) -> [Int] {
        switch element {
        case .bool, .unsigned(bytes: 1): gather(rows, UInt8.self, 0) { Int($0) }
        case .unsigned(bytes: 2): gather(rows, UInt16.self, 0) { Int($0) }
        case .unsigned(bytes: 4): gather(rows, UInt32.self, 0) { Int($0) }
        case .unsigned: gather(rows, UInt64.self, 0) { Int(clamping: $0) }
        case .signed(bytes: 1): gather(rows, UInt8.self, 0) { Int(Int8(bitPattern: $0)) }
        case .signed(bytes: 2): gather(rows, UInt16.self, 0) { Int(Int16(bitPattern: $0)) }
        case .signed(bytes: 4): gather(rows, UInt32.self, 0) { Int(Int32(bitPattern: $0)) }
        case .signed: gather(rows, UInt64.self, 0) { Int(Int64(bitPattern: $0)) }
        case .float: Array(repeating: 0, count: rows.count * rowElements)
        }
    }

    private func gather<Word: FixedWidthInteger, Value>(
        _ rows: Range<Int>, _ word: Word.Type, _ zero: Value, _ value: (Word) -> Value
    ) -> [Value] {
        let (inner, size) = (rowElements, MemoryLayout<Word>.size)
        var result = [Value](repeating: zero, count: rows.count * inner)
        data.withUnsafeBytes { bytes in
            func element(_ index: Int) -> Value {
                let word = bytes.loadUnaligned(fromByteOffset: index * size, as: Word.self)
                return value(isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word))
            }
            guard isFortran else {
                for index in result.indices { result[index] = element(rows.lowerBound * inner + index) }
                return
            }
            // As they lie: all rows of one inner index after the other, for a page is then read once.
            var odometer = [Int](repeating: 0, count: shape.count)
            for column in 0..<inner {
                let place = zip(odometer, shape).dropFirst().reduce(0) { $0 * $1.1 + $1.0 }
                for row in rows {
                    result[(row - rows.lowerBound) * inner + place] = element(column * shape[0] + row)
                }
                for dimension in shape.indices.dropFirst() {
                    odometer[dimension] += 1
                    if odometer[dimension] < shape[dimension] { break }
                    odometer[dimension] = 0
                }
            }
        }
        return result
    }
}
