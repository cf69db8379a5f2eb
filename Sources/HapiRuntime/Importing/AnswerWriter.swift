import Foundation
import HapiFormats
import Synchronization

/// Writes the answers that arrays hold to a file that a model can name, a few megabytes at a time.
package enum AnswerWriter {
    package enum Failure: Error {
        case refused(InputError)
        case notWritten(AtomicWriter.Failure)
        case interrupted
    }

    /// What was written.
    package struct Written: Sendable {
        package let sha256: String
        /// By classifier: right answers, and the sum of the confidences.
        package fileprivate(set) var right: [Int] = []
        package fileprivate(set) var confidence: [Double] = []
    }

    /// Blocks of rows are read, checked and computed on every core, and written where they belong; the same bytes for the
    /// same arrays. Once written, the file is read again for its hash.
    /// - Parameters:
    ///   - isStopped: asked between blocks.
    ///   - progress: told how many samples are done.
    /// - Throws: the first value that cannot be, in the order of the samples, or what keeps the file from being written;
    ///   then there is no file.
    /// - Complexity: O(values), in memory O(cores · block).
    package static func write(
        _ answers: AnswerImport, to path: String, overwrite: Bool, isStopped: () -> Bool = { false },
        progress: (Int) -> Void = { _ in }
    ) throws(Failure) -> Written {
        var (right, confidence, isNormalised) = ([Int](), [Double](), [Bool]())
        var failure: Failure?
        do throws(AtomicWriter.Failure) {
            let layout = answers.layout
            try AtomicWriter.write(to: path, overwrite: overwrite) { descriptor in
                guard ftruncate(descriptor, off_t(layout.bytes)) == 0,
                    AtomicWriter.writeAll(layout.header, to: descriptor, at: 0)
                else { return false }
                var next = 0
                while next < answers.samples {
                    let blocks = wave(from: &next, answers)
                    for block in blocks {
                        guard case .success(let block) = block, !isStopped() else {
                            if case .failure(let error) = block { failure = .refused(error) }
                            failure = failure ?? .interrupted
                            return false
                        }
                        for part in block.parts {
                            let offset = (layout.offsets[part.name] ?? 0) + part.offset
                            guard AtomicWriter.writeAll(part.bytes, to: descriptor, at: offset) else {
                                return false
                            }
                        }
                        right = sum(right, block.right)
                        confidence = sum(confidence, block.confidence)
                        isNormalised =
                            isNormalised.isEmpty
                            ? block.isNormalised : zip(isNormalised, block.isNormalised).map { $0 && $1 }
                    }
                    progress(next)
                }
                failure = answers.refusal(ofNormalised: isNormalised).map(Failure.refused)
                return failure == nil
            }
        } catch {
            throw failure ?? .notWritten(error)
        }
        do throws(InputError) {
            let hash = FileAccess.sha256(try FileAccess.map(path, as: "the answers just written"))
            return Written(sha256: hash, right: right, confidence: confidence)
        } catch {
            throw .refused(error)
        }
    }

    /// The next blocks, a few for each core, in the order of their samples.
    private static func wave(
        from next: inout Int, _ answers: AnswerImport
    ) -> [Result<AnswerImport.Block, InputError>] {
        var ranges: [Range<Int>] = []
        while next < answers.samples, ranges.count < 2 * ProcessInfo.processInfo.activeProcessorCount {
            let end = min(answers.samples, next + answers.blockRows)
            ranges.append(next..<end)
            next = end
        }
        let found = Mutex<[Int: Result<AnswerImport.Block, InputError>]>([:])
        let tasks = ranges
        Workers.run(tasks.count, threads: ProcessInfo.processInfo.activeProcessorCount) { index in
            let block = Result { () throws(InputError) in try answers.block(tasks[index]) }
            found.withLock { $0[index] = block }
        }
        return found.withLock { found in tasks.indices.compactMap { found[$0] } }
    }

    private static func sum<Number: AdditiveArithmetic>(_ first: [Number], _ second: [Number]) -> [Number] {
        first.isEmpty ? second : zip(first, second).map { $0 + $1 }
    }
}
