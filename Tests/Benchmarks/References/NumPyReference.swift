import Foundation
import HapiCore

/// The same designs judged by NumPy, in a Python of its own: what somebody gets who writes no Swift.
struct NumPyReference {
    /// Designs a second, one sample after the other in arrays, and in bit columns.
    let bySamples: Way
    let inColumns: Way

    struct Way {
        let rate: Measurement
        let sum: TallySum
    }

    /// How many designs each way judges in a run.
    static let sampled = 16
    static let packed = 256

    /// `nil` where there is no NumPy.
    init?(_ workload: Workload, runs: Int) throws {
        guard let python = Self.python() else { return nil }
        let folder = try Folder(workload, designs: max(Self.sampled, Self.packed))
        let calibration = workload.calibration
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("numpy_reference.py").path
        let output = try Command.output(
            python,
            [
                script, folder.path, "\(calibration.samples)", "\(calibration.classifiers)",
                "\(Workload.threshold)", "\(runs)", "\(Self.sampled)", "\(Self.packed)",
            ])
        bySamples = try Self.way("samples", designs: Self.sampled, in: output)
        inColumns = try Self.way("columns", designs: Self.packed, in: output)
    }

    private static func way(_ name: String, designs: Int, in output: String) throws -> Way {
        let fields =
            output.split(separator: "\n").map { $0.split(separator: " ") }
            .first { $0.first.map(String.init) == name } ?? []
        let rates = fields.dropFirst(3).compactMap { Double($0) }.map { Double(designs) / $0 }
        guard fields.count > 3, let correct = Int(fields[1]), let weighted = Int(fields[2]),
            let first = rates.first
        else { throw Failure("numpy_reference.py printed \(output.debugDescription)") }
        return Way(
            rate: Measurement(first, Array(rates.dropFirst())),
            sum: TallySum(correct: correct, weighted: weighted))
    }

    /// The first Python that has NumPy: a system's package serves the system's own Python alone.
    private static func python() -> String? {
        ["python3", "/usr/bin/python3"].first {
            (try? Command.output($0, ["-c", "import numpy"])) != nil
        }
    }

    /// The script's input as files, gone with this value.
    private final class Folder {
        let path: String

        init(_ workload: Workload, designs: Int) throws {
            let folder = try FileManager.default.url(
                for: .itemReplacementDirectory, in: .userDomainMask,
                appropriateFor: FileManager.default.temporaryDirectory, create: true)
            path = folder.path
            func write<Element>(_ values: [Element], _ name: String) throws {
                try values.withUnsafeBytes { Data($0) }.write(to: folder.appendingPathComponent(name))
            }
            try write(workload.calibration.confidence, "confidence.f32")
            try write(workload.calibration.correct.map { $0 ? 1 : 0 } as [UInt8], "correct.u8")
            try write(
                workload.designs.prefix(designs).flatMap { $0 }.map { Int32(truncatingIfNeeded: $0) },
                "designs.i32")
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }
}
