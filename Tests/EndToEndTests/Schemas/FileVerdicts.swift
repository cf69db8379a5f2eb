/// What `hapi-tui validate` says of files, many of them checked at once.
struct FileVerdicts {
    private var accepted: Set<String> = []
    private var complaints: [String] = []
    /// Of the run that ended with the highest.
    private(set) var status: Int32 = 0

    /// - Parameter batch: files of a run, where all of them would take longer than a run is waited for.
    init(_ files: [String], atOnce batch: Int = .max, in folder: TemporaryFolder) throws {
        for start in stride(from: 0, to: files.count, by: batch) {
            let end = try Program.run(["validate"] + files[start...].prefix(batch), in: folder)
            status = max(status, end.status)
            for line in end.outputText.split(separator: "\n") {
                if let colon = line.firstRange(of: ": ") {
                    accepted.insert(String(line[..<colon.lowerBound]))
                }
            }
            complaints += end.errorText.split(separator: "\n").map(String.init)
        }
    }

    func accepts(_ file: String) -> Bool { accepted.contains(file) }

    /// The complaint about a file, if it is one about the file itself rather than about one that it names.
    func complaint(_ file: String) -> String? { complaints.first { $0.hasPrefix("hapi-tui: \(file),") } }

    /// Where in a file something is wrong: line, if it is told, and path.
    func place(_ file: String) -> (line: Int?, path: String)? {
        guard let complaint = complaint(file),
            let found = complaint.firstMatch(of: #/, (line (\d+), (column \d+, )?)?at (\$.*?): found /#)
        else { return nil }
        return (found.2.flatMap { Int($0) }, String(found.4))
    }
}
