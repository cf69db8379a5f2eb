import HapiCore
import HapiJSON

/// One kind of answer for every classifier: an array with a column for each, or an array for each, in the order of the
/// model's exits and then the final classifier.
struct ClassifierArrays: Sendable {
    /// What is in them, as its option is called.
    let what: String
    let arrays: [NumberArray]
    let samples: Int
    private let names: [String]
    /// Values that a classifier has for a sample: classes for logits, else one.
    private let depth: Int
    private var classifiers: Int { names.count }

    /// - Parameters:
    ///   - samples: as the arrays before these have; `nil` for the first.
    ///   - isLogits: whether there is a value for each class rather than one.
    /// - Throws: `InputError` for a shape that does not fit the network or the other arrays.
    init(
        _ arrays: [NumberArray], what: String, network: Network, samples: Int?, isLogits: Bool = false
    ) throws(InputError) {
        self.what = what
        self.arrays = arrays
        names = network.classifierNames
        depth = isLogits ? network.classes : 1
        let tail = isLogits ? [network.classes] : []
        let isTogether = arrays.count == 1 && !(names.count == 1 && arrays[0].shape.count == 1 + tail.count)
        guard isTogether || arrays.count == names.count else {
            throw InputError(
                file: "--\(what)", found: counted(arrays.count, "array"),
                expected: "one, or \(names.count), for the exits and the final classifier of \(network.name)",
                remedy: "give them in the order of the model's exits, the final classifier last")
        }
        let rows = samples ?? arrays[0].shape.first ?? 0
        self.samples = rows
        try InputLimits.check(samples: rows, file: arrays[0].file, place: arrays[0].place)
        for array in arrays {
            let expected = [rows] + (isTogether ? [names.count] : []) + tail
            // A column by itself may keep its second dimension.
            let isColumn = !isTogether && !isLogits && array.shape == [rows, 1]
            guard array.shape == expected || isColumn, rows > 0 else {
                throw Self.refusal(array, expected, rows, isTogether: isTogether, names.count)
            }
        }
    }

    private static func refusal(
        _ array: NumberArray, _ expected: [Int], _ rows: Int, isTogether: Bool, _ classifiers: Int
    ) -> InputError {
        let shape = array.shape
        var remedy = "give the answers of this model's classifiers: its exits in order, then the final one"
        if isTogether, shape.count == expected.count, shape[0] == classifiers, shape[1] != classifiers {
            remedy = "turn it round first: numpy.swapaxes(array, 0, 1)"
        } else if isTogether, shape.count == expected.count - 1 {
            remedy = "give \(classifiers) such arrays, the final classifier's last"
        } else if rows == 0 {
            remedy = "give at least one sample"
        }
        let meaning = isTogether ? "samples, classifiers" : "samples"
        return InputError(
            file: array.file, place: array.place, found: "shape \(shape)",
            expected:
                "shape \(expected): \(meaning)\(expected.count > (isTogether ? 2 : 1) ? ", classes" : "")",
            remedy: remedy)
    }

    /// - Throws: `InputError` naming the first array that has other elements.
    func require(_ isRight: (NumberArray.Element) -> Bool, _ expected: String) throws(InputError) {
        for array in arrays where !isRight(array.element) {
            throw InputError(
                file: array.file, place: array.place, found: "elements of type \(array.element)",
                expected: expected,
                remedy: "check that it is the array for --\(what)")
        }
    }

    /// The widest elements among them.
    var elementBytes: Int { arrays.map(\.element.bytes).max() ?? 0 }

    /// Of rows, [rows × classifiers × depth]. O(values asked for).
    func floats(_ rows: Range<Int>) -> [Float] { woven(rows, 0) { $0.floats(rows) } }

    /// Of rows, [rows × classifiers × depth]. O(values asked for).
    func integers(_ rows: Range<Int>) -> [Int] { woven(rows, 0) { $0.integers(rows) } }

    private func woven<Value>(_ rows: Range<Int>, _ zero: Value, _ read: (NumberArray) -> [Value]) -> [Value]
    {
        guard arrays.count > 1 else { return read(arrays[0]) }
        var result = [Value](repeating: zero, count: rows.count * classifiers * depth)
        for (k, array) in arrays.enumerated() {
            let values = read(array)
            for index in values.indices {
                let (row, inner) = index.quotientAndRemainder(dividingBy: depth)
                result[(row * classifiers + k) * depth + inner] = values[index]
            }
        }
        return result
    }

    /// A value that cannot be; `index` is its place in rows [samples × classifiers × depth] of the whole.
    func refusal(at index: Int, found: String, expected: String) -> InputError {
        let (answer, value) = index.quotientAndRemainder(dividingBy: depth)
        let (sample, k) = answer.quotientAndRemainder(dividingBy: classifiers)
        return refusal(
            ofClassifier: k, sample: sample, value: depth > 1 ? value : nil, found: found, expected: expected,
            remedy: "check that it is the array for --\(what)")
    }

    /// What cannot be of a classifier, in one sample or, without one, in all.
    func refusal(
        ofClassifier k: Int, sample: Int? = nil, value: Int? = nil, found: String, expected: String,
        remedy: String
    ) -> InputError {
        let array = arrays[arrays.count > 1 ? k : 0]
        return InputError(
            file: array.file,
            place: array.place + (sample.map { ", sample \($0)" } ?? "")
                + ", classifier \(JSONText.quoted(names[k]))" + (value.map { ", class \($0)" } ?? ""),
            found: found, expected: expected, remedy: remedy)
    }
}
