import Foundation
import HapiCore
import HapiFormats

extension Harness {
    /// Answers of the fixed network's classifiers, in safetensors, with every value in them.
    static let calibration = Harness("calibration", longest: 1024) { bytes in
        let file = attempt {
            try CalibrationFile(Safetensors(Data(bytes), file: fuzzedFile), network: Fixed.network)
        }
        guard let file, attempt({ try file.checkAllValues() }) != nil else { return }
        let labels = attempt { try file.labels() } ?? nil
        claim(labels.map { $0.count == file.samples } ?? true, "there is a label for each sample")
        for metric in ConfidenceMetric.allCases where file.holds(metric) {
            let calibration = own { try file.calibration(metric: metric) }
            let evaluator = Evaluator(
                network: Fixed.network, costs: Fixed.platform.costs, answers: AnswerColumns(calibration),
                fallback: .mostConfident)
            guard let evaluator else { return claim(false, "sound answers fit the network") }
            Fixed.evaluate(evaluator)
        }
    }

    /// Files of arrays: of NumPy, archives of them, and safetensors.
    static let arrays = Harness("arrays", longest: 2048) { bytes in
        guard let file = attempt({ try ArrayFile(Data(bytes), file: fuzzedFile) }) else { return }
        for name in file.names.map({ $0.prefix(8).map(Optional.some) }) ?? [nil] {
            guard let array = attempt({ try file.array(name, usual: "") }),
                // A dimension without elements may be followed by any others.
                let rows = array.shape.first, rows <= 10_000, array.rowElements <= 10_000
            else { continue }
            let count =
                array.element.isFloat ? array.floats(0..<rows).count : array.integers(0..<rows).count
            claim(count == rows * array.rowElements, "there are as many values as the shape says")
        }
    }

    /// Arrays that become answers: each goes by the name of its option.
    static let answers = Harness("answers", longest: 2048) { bytes in
        guard let file = attempt({ try ArrayFile(Data(bytes), file: fuzzedFile) }), let names = file.names
        else { return }
        func array(_ name: String) -> [NumberArray] {
            names.contains(name) ? [attempt { try file.array(name, usual: name) }].compactMap(\.self) : []
        }
        var arrays = AnswerImport.Arrays()
        arrays.logits = array("logits")
        arrays.labels = array("labels").first
        if arrays.logits.isEmpty {
            arrays.confidence = array("confidence")
            arrays.margin = array("margin")
            arrays.entropy = array("entropy")
            arrays.correct = array("correct")
            arrays.prediction = array("prediction")
        }
        // What the command's options ask for together.
        let hasAnswers = arrays.logits.isEmpty ? !arrays.correct.isEmpty || !arrays.prediction.isEmpty : true
        guard hasAnswers, !arrays.logits.isEmpty || !arrays.confidence.isEmpty,
            arrays.labels != nil || !arrays.correct.isEmpty,
            let answers = attempt({
                try AnswerImport(arrays, temperatures: nil, network: Fixed.network)
            }), let written = attempt({ try write(answers) })
        else { return }
        let again = own {
            try CalibrationFile(Safetensors(Data(written), file: "again"), network: Fixed.network)
        }
        own { try again.checkAllValues() }
        claim(again.samples == answers.samples, "no sample is lost")
    }

    /// The file that the answers make, in memory.
    private static func write(_ answers: AnswerImport) throws -> [UInt8] {
        let layout = answers.layout
        var bytes = [UInt8](repeating: 0, count: layout.bytes)
        bytes.replaceSubrange(0..<layout.header.count, with: layout.header)
        for start in stride(from: 0, to: answers.samples, by: answers.blockRows) {
            let block = try answers.block(start..<min(answers.samples, start + answers.blockRows))
            for part in block.parts {
                let offset = (layout.offsets[part.name] ?? 0) + part.offset
                bytes.replaceSubrange(offset..<offset + part.bytes.count, with: part.bytes)
            }
        }
        return bytes
    }
}
