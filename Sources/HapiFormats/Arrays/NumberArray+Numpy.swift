import Foundation

extension NumberArray {
    /// How a `.npy` file begins.
    static let numpyMagic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    /// Longest header accepted; a plain array's has some hundred bytes.
    static let longestNumpyHeader = 65_536

    /// An array as `numpy.save` writes it: versions 1.0, 2.0 and 3.0, any order and byte order. The elements stay where
    /// they are. O(header).
    /// - Throws: `InputError` for what is no such file, for a length that is not what the shape asks, and for elements
    ///   that are not plain numbers: objects, which are pickled and never opened, fields, text, complex numbers, dates.
    init(numpy data: Data, file: String, name: String?) throws(InputError) {
        func refuse(_ found: String, _ expected: String, _ remedy: String) -> InputError {
            InputError(
                file: file, place: name.map { Self.place($0) }, found: found, expected: expected,
                remedy: remedy)
        }
        let again = "write the file again with numpy.save"
        guard data.has(Self.numpyMagic), let major = data.littleEndian(UInt8.self, at: 6),
            let minor = data.littleEndian(UInt8.self, at: 7)
        else { throw refuse("no NumPy array", "one that begins with \\x93NUMPY", again) }
        guard (1...3).contains(major), minor == 0 else {
            throw refuse("version \(major).\(minor) of the format", "version 1.0, 2.0 or 3.0", again)
        }
        let start = major == 1 ? 10 : 12
        let length =
            major == 1
            ? data.littleEndian(UInt16.self, at: 8).map(Int.init)
            : data.littleEndian(UInt32.self, at: 8).map(Int.init)
        guard let length, length <= Self.longestNumpyHeader, let text = data.part(start, length) else {
            throw refuse(
                length.map { "a header of \($0) bytes in \(data.count)" }
                    ?? "an end within the header's length",
                "a header within the file, of at most \(Self.longestNumpyHeader) bytes",
                "the file may be cut short: copy it again")
        }
        let header: NumpyHeader
        do throws(NumpyHeader.Defect) {
            header = try NumpyHeader(text)
        } catch {
            throw refuse(error.found, error.expected, error.remedy)
        }
        guard let (element, isBigEndian) = Self.element(header.descr) else {
            let (what, remedy) = Self.reason(header.descr)
            throw refuse(
                "\(what) (descr '\(InputError.printable(String(header.descr.prefix(40))))')",
                "numbers: float16, 32 or 64, integers of up to 64 bits, or bool", remedy)
        }
        let shape = "shape \(header.shape) of \(element)"
        guard let bytes = Self.bytes(element, header.shape) else {
            throw refuse(shape, "a shape that fits a file", again)
        }
        let found = data.count - start - length
        guard let elements = data.part(start + length, bytes), found == bytes else {
            throw refuse(
                "\(found) bytes of elements", "\(bytes), as \(shape) asks",
                found < bytes
                    ? "the file may be cut short: copy it again"
                    : "were several arrays saved to one file? numpy.savez gives each a name")
        }
        let array = NumberArray(
            elements, file: file, name: name, element: element, shape: header.shape, isBigEndian: isBigEndian,
            isFortran: header.isFortran)
        guard let array else { throw refuse(shape, "a shape that fits a file", again) }
        self = array
    }

    /// The type that a `descr` names, `nil` for one that is not read.
    private static func element(_ descr: String) -> (Element, isBigEndian: Bool)? {
        guard let order = descr.first, "<>|=".contains(order) else { return nil }
        let element: Element
        switch descr.dropFirst() {
        case "b1": element = .bool
        case "f2": element = .float(bytes: 2)
        case "f4": element = .float(bytes: 4)
        case "f8": element = .float(bytes: 8)
        case "i1": element = .signed(bytes: 1)
        case "i2": element = .signed(bytes: 2)
        case "i4": element = .signed(bytes: 4)
        case "i8": element = .signed(bytes: 8)
        case "u1": element = .unsigned(bytes: 1)
        case "u2": element = .unsigned(bytes: 2)
        case "u4": element = .unsigned(bytes: 4)
        case "u8": element = .unsigned(bytes: 8)
        default: return nil
        }
        // Without an order only single bytes make sense.
        guard order != "|" || element.bytes == 1 else { return nil }
        return (element, order == ">")
    }

    /// What the elements are instead of numbers, and what to do about it.
    private static func reason(_ descr: String) -> (what: String, remedy: String) {
        let convert = "convert it in Python, say with array.astype(numpy.float32), and save it again"
        switch descr.drop(while: { "<>|=".contains($0) }).first {
        case "O":
            return (
                "an array of Python objects, a pickle, which may run anything and is never opened",
                "make a plain array of it in Python, say with numpy.stack, and save that"
            )
        case "c": return ("complex numbers", convert)
        case "S", "a", "U": return ("text", convert)
        case "V": return ("raw or structured elements", convert)
        case "M", "m": return ("dates", convert)
        default: return ("elements of another type", convert)
        }
    }
}
