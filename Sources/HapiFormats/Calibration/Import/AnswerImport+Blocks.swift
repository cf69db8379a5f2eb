import HapiCore

extension AnswerImport {
    /// The answers of some samples, as they go into the file.
    package struct Block: Sendable {
        /// By tensor: its bytes, and where they go, counted from the tensor's begin.
        package var parts: [(name: String, offset: Int, bytes: [UInt8])] = []
        /// By classifier: right answers, and the sum of their confidences.
        package var right: [Int]
        package var confidence: [Double]
        /// By classifier, of logits: whether all rows are probabilities already.
        package var isNormalised: [Bool] = []
    }

    /// Reads and checks the answers of `rows`, computing them where there are logits. O(values).
    /// - Throws: `InputError` naming array, sample and classifier of the first value that cannot be.
    package func block(_ rows: Range<Int>) throws(InputError) -> Block {
        let classifiers = network.classifierCount
        var block = Block(
            right: Array(repeating: 0, count: classifiers),
            confidence: Array(repeating: 0, count: classifiers))
        let labels = try labels.map { (labels) throws(InputError) in try self.labels(labels, rows) }
        if let logits {
            let values = logits.floats(rows)
            block.isNormalised = isNormalised(values, elementBytes: logits.elementBytes)
            let answers = try self.answers(logits, values, rows)
            let names = ["confidence", "margin", "entropy"]
            let figures = [answers.map(\.confidence), answers.map(\.margin), answers.map(\.entropy)]
            for (name, values) in zip(names, figures) { append(name, values, rows, to: &block) }
            append("prediction", answers.map(\.prediction), rows, to: &block)
            for (index, answer) in answers.enumerated()
            where answer.prediction == labels?[index / classifiers] {
                block.right[index % classifiers] += 1
            }
        }
        for (metric, values) in figures {
            append(
                CalibrationFile.tensorName(metric), try self.figures(values, metric, rows), rows, to: &block)
        }
        if let correct {
            let values = try integers(correct, rows, below: 2, "0 or 1")
            append("correct", values, rows, to: &block)
            for (index, value) in values.enumerated() { block.right[index % classifiers] += value }
        }
        if let prediction {
            let values = try integers(
                prediction, rows, below: network.classes, "a class from 0 to \(network.classes - 1)")
            append("prediction", values, rows, to: &block)
            if correct == nil {
                for (index, value) in values.enumerated() where value == labels?[index / classifiers] {
                    block.right[index % classifiers] += 1
                }
            }
        }
        if let labels { append("label", labels, rows, to: &block) }
        return block
    }

    private func answers(
        _ logits: ClassifierArrays, _ values: [Float], _ rows: Range<Int>
    ) throws(InputError) -> [LogitAnswer] {
        let classes = network.classes
        let first = rows.lowerBound * network.classifierCount * classes
        if let wrong = values.firstIndex(where: { !$0.isFinite }) {
            throw logits.refusal(
                at: first + wrong, found: "\(values[wrong])", expected: "a finite number of single precision")
        }
        let answers = (0..<values.count / classes).map { index in
            LogitAnswer(
                values[index * classes..<(index + 1) * classes],
                temperature: temperatures[index % temperatures.count])
        }
        if let wrong = answers.firstIndex(where: { $0.confidence.isNaN }) {
            throw logits.refusal(
                at: first + wrong * classes, found: "logits beyond single precision over the temperature",
                expected: "logits of which there is a softmax")
        }
        return answers
    }

    private func figures(
        _ values: ClassifierArrays, _ metric: ConfidenceMetric, _ rows: Range<Int>
    ) throws(InputError) -> [Float] {
        let top = CalibrationFile.largest(metric, classes: network.classes, type: type(of: values))
        let read = values.floats(rows)
        // A NaN fails both comparisons.
        if let wrong = read.firstIndex(where: { !($0 >= 0 && $0 <= top) }) {
            throw values.refusal(
                at: rows.lowerBound * network.classifierCount + wrong, found: "\(read[wrong])",
                expected: "\(metric.rawValue) from 0 to \(top)")
        }
        return read
    }

    private func integers(
        _ values: ClassifierArrays, _ rows: Range<Int>, below bound: Int, _ what: String
    ) throws(InputError) -> [Int] {
        let read = values.integers(rows)
        if let wrong = read.firstIndex(where: { $0 < 0 || $0 >= bound }) {
            throw values.refusal(
                at: rows.lowerBound * network.classifierCount + wrong, found: "\(read[wrong])", expected: what
            )
        }
        return read
    }

    private func labels(_ labels: NumberArray, _ rows: Range<Int>) throws(InputError) -> [Int] {
        let read = labels.integers(rows)
        if let wrong = read.firstIndex(where: { $0 < 0 || $0 >= network.classes }) {
            throw InputError(
                file: labels.file, place: "\(labels.place), sample \(rows.lowerBound + wrong)",
                found: "\(read[wrong])", expected: "a class from 0 to \(network.classes - 1)",
                remedy: "check that it is the array for --labels, and that classes count from 0")
        }
        return read
    }

    private func append(_ name: String, _ values: [Float], _ rows: Range<Int>, to block: inout Block) {
        if name == "confidence" {
            for (index, value) in values.enumerated() {
                block.confidence[index % network.classifierCount] += Double(value)
            }
        }
        let isHalf = tensors.contains { $0.name == name && $0.type == .f16 }
        append(
            name, isHalf ? packed(values) { Float16($0).bitPattern } : packed(values) { $0.bitPattern }, rows,
            &block)
    }

    private func append(_ name: String, _ values: [Int], _ rows: Range<Int>, to block: inout Block) {
        let type = tensors.first { $0.name == name }?.type
        let bytes =
            switch type {
            case .u16: packed(values) { UInt16(truncatingIfNeeded: $0) }
            case .i32: packed(values) { UInt32(truncatingIfNeeded: $0) }
            default: packed(values) { UInt8(truncatingIfNeeded: $0) }
            }
        append(name, bytes, rows, &block)
    }

    private func append(_ name: String, _ bytes: [UInt8], _ rows: Range<Int>, _ block: inout Block) {
        block.parts.append((name, bytes.count / rows.count * rows.lowerBound, bytes))
    }

    /// Little-endian words, one a value.
    private func packed<Value, Word: FixedWidthInteger>(_ values: [Value], _ word: (Value) -> Word) -> [UInt8]
    {
        [UInt8](unsafeUninitializedCapacity: values.count * MemoryLayout<Word>.size) { bytes, count in
            for (index, value) in values.enumerated() {
                UnsafeMutableRawBufferPointer(bytes).storeBytes(
                    of: word(value).littleEndian, toByteOffset: index * MemoryLayout<Word>.size, as: Word.self
                )
            }
            count = bytes.count
        }
    }
}
