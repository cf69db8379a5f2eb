import Foundation
import HapiJSON

extension ZipArchive {
    /// Where the central directory lies, and how many entries it lists.
    struct Directory {
        let count: Int
        let start: Int
        let end: Int
    }

    /// Found from the record at the end of the file, whose comment reaches to the very end; ZIP64's where there is one.
    static func directory(of data: Data, file: String) throws(InputError) -> Directory {
        guard let end = endRecord(in: data), let field = fields(data, end) else {
            throw refusal(
                file, found: "no directory at the end", expected: "a ZIP archive, as numpy.savez writes",
                remedy: "the file may be cut short: copy it again")
        }
        let (count, size, start, limit) = field
        guard count <= UInt64(mostEntries), let start = Int(exactly: start), let size = Int(exactly: size)
        else {
            throw refusal(
                file, found: "\(counted(Int(clamping: count), "entry")) at byte \(start)",
                expected: "at most \(mostEntries) entries, within the file",
                remedy: "write the archive again with numpy.savez")
        }
        // 46 bytes are the least that an entry takes.
        guard start <= limit, size == limit - start, Int(count) <= size / 46 else {
            throw refusal(
                file, found: "\(counted(Int(count), "entry")) in \(size) bytes from byte \(start)",
                expected: "a directory that ends at byte \(limit), where its end record is")
        }
        return Directory(count: Int(count), start: start, end: limit)
    }

    private static func endRecord(in data: Data) -> Int? {
        let longestComment = Int(UInt16.max)
        var offset = data.count - 22
        let first = max(0, offset - longestComment)
        while offset >= first {
            if data.has(endSignature, at: offset),
                data.littleEndian(UInt16.self, at: offset + 20).map({ offset + 22 + Int($0) }) == data.count
            {
                return offset
            }
            offset -= 1
        }
        return nil
    }

    /// Number of entries, the directory's size and start, and the byte that it ends before. `nil` where an archive is in
    /// several parts, or a record lies outside the file.
    private static func fields(_ data: Data, _ end: Int) -> (UInt64, UInt64, UInt64, Int)? {
        let locator = end - 20
        if data.has([0x50, 0x4B, 6, 7], at: locator) {
            guard let place = data.littleEndian(UInt64.self, at: locator + 8),
                let record = Int(exactly: place),
                record <= locator - 56, data.has([0x50, 0x4B, 6, 6], at: record),
                data.littleEndian(UInt32.self, at: record + 16) == 0,
                data.littleEndian(UInt32.self, at: record + 20) == 0,
                let here = data.littleEndian(UInt64.self, at: record + 24),
                let count = data.littleEndian(UInt64.self, at: record + 32), here == count,
                let size = data.littleEndian(UInt64.self, at: record + 40),
                let start = data.littleEndian(UInt64.self, at: record + 48)
            else { return nil }
            return (count, size, start, record)
        }
        guard data.littleEndian(UInt32.self, at: end + 4) == 0,
            let here = data.littleEndian(UInt16.self, at: end + 8),
            let count = data.littleEndian(UInt16.self, at: end + 10), here == count,
            let size = data.littleEndian(UInt32.self, at: end + 12),
            let start = data.littleEndian(UInt32.self, at: end + 16)
        else { return nil }
        return (UInt64(count), UInt64(size), UInt64(start), end)
    }

    /// The entry listed at a byte, and how long its listing is.
    static func entry(
        at offset: Int, in data: Data, file: String
    ) throws(InputError) -> (entry: Entry, length: Int) {
        func word(_ at: Int) -> UInt16? { data.littleEndian(UInt16.self, at: offset + at) }
        func long(_ at: Int) -> UInt32? { data.littleEndian(UInt32.self, at: offset + at) }
        guard data.has([0x50, 0x4B, 1, 2], at: offset), let flags = word(8), let method = word(10),
            let crc = long(16), let compressed = long(20), let size = long(24), let nameLength = word(28),
            let extraLength = word(30), let commentLength = word(32), let disk = word(34),
            let header = long(42),
            let nameBytes = data.part(offset + 46, Int(nameLength)),
            let extra = data.part(offset + 46 + Int(nameLength), Int(extraLength))
        else { throw refusal(file, found: "no entry at byte \(offset)", expected: "one") }
        let name = String(decoding: nameBytes, as: UTF8.self)
        func refuse(_ found: String, _ expected: String) -> InputError {
            refusal(
                file, entry: name, found: found, expected: expected,
                remedy: "write the archive again with numpy.savez")
        }
        guard !name.isEmpty, name.utf8.elementsEqual(nameBytes), JSONText.visible(name) == name else {
            throw refuse("a name with control characters or bytes that are no text", "a name in UTF-8")
        }
        // Bits 0 and 6 encrypt an entry, bit 13 its listing.
        guard flags & (1 | 1 << 6 | 1 << 13) == 0 else { throw refuse("an encrypted entry", "a plain one") }
        guard method == 0 || method == 8 else {
            throw refuse("compression method \(method)", "stored or deflated")
        }
        // The wide fields are there for those of the narrow ones that are full, in this order.
        var wide = wideFields(extra)[...]
        func widened(_ narrow: UInt32) -> Int? {
            guard narrow == .max else { return Int(narrow) }
            return wide.popFirst().flatMap { Int(exactly: $0) }
        }
        guard let size = widened(size), let compressed = widened(compressed), let header = widened(header),
            disk == 0, method == 8 || size == compressed
        else { throw refuse("sizes that do not agree", "those of an entry in this file") }
        let entry = Entry(
            name: name, isDeflated: method == 8, crc: crc, compressed: compressed, size: size, header: header)
        return (entry, 46 + Int(nameLength) + Int(extraLength) + Int(commentLength))
    }

    /// The 64-bit fields of ZIP64's extra field, none where it is not there.
    private static func wideFields(_ extra: Data) -> [UInt64] {
        var offset = 0
        while let tag = extra.littleEndian(UInt16.self, at: offset),
            let length = extra.littleEndian(UInt16.self, at: offset + 2),
            let field = extra.part(offset + 4, Int(length))
        {
            if tag == 1 {
                return (0..<min(3, field.count / 8)).compactMap {
                    field.littleEndian(UInt64.self, at: 8 * $0)
                }
            }
            offset += 4 + Int(length)
        }
        return []
    }

    /// Where what an entry stores begins: after its own header, which has to be of the same entry.
    static func start(
        of entry: Entry, in data: Data, before limit: Int, file: String
    ) throws(InputError) -> Int {
        let header = entry.header
        guard header < limit, data.has(localSignature, at: header),
            data.littleEndian(UInt16.self, at: header + 8) == (entry.isDeflated ? 8 : 0),
            let nameLength = data.littleEndian(UInt16.self, at: header + 26),
            let extraLength = data.littleEndian(UInt16.self, at: header + 28),
            data.has(Array(entry.name.utf8), at: header + 30), Int(nameLength) == entry.name.utf8.count
        else {
            throw refusal(
                file, entry: entry.name, found: "no such entry at byte \(header)", expected: "its header")
        }
        let start = header + 30 + Int(nameLength) + Int(extraLength)
        guard start <= limit, entry.compressed <= limit - start else {
            throw refusal(
                file, entry: entry.name, found: "\(entry.compressed) bytes from byte \(start)",
                expected: "no more than lie before the directory, at byte \(limit)")
        }
        return start
    }
}
