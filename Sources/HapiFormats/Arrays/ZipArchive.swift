import CZlib
import Foundation
import HapiJSON

/// A ZIP archive, by its central directory: the one list of what it holds. Stored and deflated entries, ZIP64 included
/// (PKWARE's APPNOTE 6.3.10).
struct ZipArchive: Sendable {
    let file: String
    /// In the order of the directory; no name twice, no byte in two.
    let entries: [Entry]
    private let data: Data

    struct Entry: Sendable {
        let name: String
        let isDeflated: Bool
        let crc: UInt32
        /// Bytes as they are stored, and as they were.
        let compressed: Int
        let size: Int
        /// Where the entry's own header is, and after it what is stored.
        let header: Int
        var start = 0

        /// The name that NumPy gives the array in it, `nil` for an entry of another kind.
        var arrayName: String? { name.hasSuffix(".npy") ? String(name.dropLast(4)) : nil }
    }

    static let localSignature: [UInt8] = [0x50, 0x4B, 3, 4]
    static let endSignature: [UInt8] = [0x50, 0x4B, 5, 6]
    /// Far more arrays than anybody saves at once.
    static let mostEntries = 10_000
    /// Bytes that an entry may inflate to.
    static let largestInflated = 1 << 32
    /// An entry that inflates beyond `freely` to more than `mostExpansion` times what is stored is taken for a bomb: DEFLATE
    /// reaches 1032, numbers that a network gave do not come near.
    static let mostExpansion = 200
    static let freely = 64 << 20

    /// Reads the directory; no entry is opened. O(directory).
    /// - Throws: `InputError` naming the entry that is encrypted, lies outside the file or in another, or the part of the
    ///   directory that does not hold.
    init(_ data: Data, file: String) throws(InputError) {
        self.file = file
        self.data = data
        let directory = try Self.directory(of: data, file: file)
        var entries: [Entry] = []
        var offset = directory.start
        for _ in 0..<directory.count {
            var (entry, length) = try Self.entry(at: offset, in: data, file: file)
            entry.start = try Self.start(of: entry, in: data, before: directory.start, file: file)
            entries.append(entry)
            offset += length
        }
        guard offset == directory.end else {
            throw Self.refusal(
                file, found: "a directory of \(directory.end - directory.start) bytes",
                expected: "\(offset - directory.start), as its \(counted(directory.count, "entry")) take")
        }
        try Self.checkApart(entries, file: file)
        self.entries = entries
    }

    static func refusal(
        _ file: String, entry: String? = nil, found: String, expected: String,
        remedy: String = "the file may be damaged: copy it again"
    ) -> InputError {
        InputError(
            file: file, place: entry.map { "entry \(JSONText.quoted($0))" } ?? "ZIP directory", found: found,
            expected: expected, remedy: remedy)
    }

    private static func checkApart(_ entries: [Entry], file: String) throws(InputError) {
        let ordered = entries.sorted { $0.header < $1.header }
        for (first, second) in zip(ordered, ordered.dropFirst())
        where first.start + first.compressed > second.header {
            throw refusal(
                file, entry: second.name, found: "bytes that entry \(JSONText.quoted(first.name)) has too",
                expected: "entries that do not overlap", remedy: "write the archive again with numpy.savez")
        }
        var names: Set<String> = []
        for entry in entries where !names.insert(entry.name).inserted {
            throw refusal(
                file, entry: entry.name, found: "a second entry of that name", expected: "each name once",
                remedy: "write the archive again with numpy.savez")
        }
    }

    /// What an entry holds: of a stored one where it lies, of a deflated one in memory, never more than it declares.
    /// O(bytes).
    /// - Throws: `InputError` when it declares too much, does not inflate to what it declares, or to another checksum.
    func contents(_ name: String) throws(InputError) -> Data {
        guard let entry = entries.first(where: { $0.name == name }),
            let stored = data.part(entry.start, entry.compressed)
        else { throw Self.refusal(file, entry: name, found: "no such entry", expected: "one") }
        let contents = entry.isDeflated ? try inflated(entry, stored) : stored
        let crc = contents.withUnsafeBytes { cz_crc32($0.bytes, $0.count) }
        guard crc == entry.crc else {
            throw Self.refusal(
                file, entry: name, found: "contents of CRC-32 \(String(crc, radix: 16))",
                expected: String(entry.crc, radix: 16))
        }
        return contents
    }

    private func inflated(_ entry: Entry, _ stored: Data) throws(InputError) -> Data {
        let isBomb = entry.size > Self.freely && entry.size / Self.mostExpansion > entry.compressed
        guard entry.size <= Self.largestInflated, !isBomb else {
            throw Self.refusal(
                file, entry: entry.name,
                found: "\(entry.compressed) bytes that claim to inflate to \(entry.size)",
                expected: isBomb
                    ? "at most \(Self.mostExpansion) times what is stored, or \(Self.freely) bytes"
                    : "at most \(Self.largestInflated) bytes",
                remedy: "if it is what you saved, write it with numpy.savez, which does not compress")
        }
        // Pages that are not reached are not taken, should the declared size be a lie.
        guard let space = malloc(max(1, entry.size)) else {
            throw Self.refusal(
                file, entry: entry.name, found: "\(entry.size) bytes", expected: "what fits the memory",
                remedy: "write it with numpy.savez, which does not compress")
        }
        let answer = stored.withUnsafeBytes {
            cz_inflate($0.bytes, $0.count, space.assumingMemoryBound(to: UInt8.self), entry.size)
        }
        guard answer == CZ_OK else {
            free(space)
            let found =
                switch answer {
                case CZ_OTHER_LENGTH: "contents of another length"
                case CZ_BYTES_LEFT: "contents that end before the \(entry.compressed) bytes stored do"
                case CZ_NO_MEMORY: "no memory to inflate it in"
                default: "bytes that do not inflate"
                }
            throw Self.refusal(
                file, entry: entry.name, found: found,
                expected: "a DEFLATE stream of \(entry.size) bytes, as the directory says")
        }
        return Data(bytesNoCopy: space, count: entry.size, deallocator: .free)
    }
}

extension UnsafeRawBufferPointer {
    fileprivate var bytes: UnsafePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
