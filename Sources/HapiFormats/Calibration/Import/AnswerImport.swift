import HapiCore
import HapiJSON

/// Arrays that a user has, checked against a network, on their way to the answers that its model names. Their values are
/// read block by block.
package struct AnswerImport: Sendable {
    /// What the user gave, by option.
    package struct Arrays: Sendable {
        package var logits: [NumberArray] = []
        package var confidence: [NumberArray] = []
        package var margin: [NumberArray] = []
        package var entropy: [NumberArray] = []
        package var correct: [NumberArray] = []
        package var prediction: [NumberArray] = []
        package var labels: NumberArray?

        package init() {}
    }

    let network: Network
    package let samples: Int
    /// Either the logits are there, or confidence and what goes with it.
    let logits: ClassifierArrays?
    let figures: [(metric: ConfidenceMetric, values: ClassifierArrays)]
    let correct: ClassifierArrays?
    let prediction: ClassifierArrays?
    let labels: NumberArray?
    /// One a classifier.
    let temperatures: [Float]
    /// As they were given.
    private let givenTemperatures: [Double]?

    /// - Parameter temperatures: one a classifier, above 0; `nil` for 1 each.
    /// - Throws: `InputError` for an array that does not fit the network or the others, and for other elements than the
    ///   option takes. Which options go together is the caller's to see to. O(classifiers).
    package init(_ arrays: Arrays, temperatures: [Double]?, network: Network) throws(InputError) {
        self.network = network
        givenTemperatures = temperatures
        self.temperatures = (temperatures ?? network.classifierNames.map { _ in 1 }).map(Float.init)
        if let temperatures, temperatures.count != network.classifierCount {
            throw InputError(
                file: "--temperatures", found: counted(temperatures.count, "temperature"),
                expected:
                    "\(network.classifierCount), for the exits and the final classifier of \(network.name)")
        }
        // The labels' shape is the plainest, and says how many samples the others should have.
        var samples = arrays.labels?.shape.first
        func read(
            _ arrays: [NumberArray], _ what: String, isLogits: Bool = false
        ) throws(InputError) -> ClassifierArrays? {
            guard !arrays.isEmpty else { return nil }
            let read = try ClassifierArrays(
                arrays, what: what, network: network, samples: samples, isLogits: isLogits)
            samples = read.samples
            return read
        }
        logits = try read(arrays.logits, "logits", isLogits: true)
        var figures: [(metric: ConfidenceMetric, values: ClassifierArrays)] = []
        for (metric, given) in [
            (ConfidenceMetric.maxProbability, arrays.confidence), (.margin, arrays.margin),
            (.entropy, arrays.entropy),
        ] {
            guard let values = try read(given, CalibrationFile.tensorName(metric)) else { continue }
            figures.append((metric, values))
        }
        self.figures = figures
        correct = try read(arrays.correct, "correct")
        prediction = try read(arrays.prediction, "prediction")
        labels = arrays.labels
        self.samples = samples ?? 0
        for values in figures.map(\.values) + [logits].compactMap(\.self) {
            try values.require({ $0.isFloat }, "float16, float32 or float64")
        }
        for values in [correct, prediction].compactMap(\.self) {
            try values.require({ !$0.isFloat }, "integers or bool")
        }
        if let labels { try check(labels) }
    }

    private func check(_ labels: NumberArray) throws(InputError) {
        guard [[samples], [samples, 1]].contains(labels.shape), !labels.element.isFloat else {
            throw InputError(
                file: labels.file, place: labels.place, found: "shape \(labels.shape) of \(labels.element)",
                expected: "shape [\(samples)] of integers: the class of each sample",
                remedy: "check that it is the array for --labels, and of the same samples")
        }
    }

    /// The tensors that the file gets, and their types: from logits those that the exporter writes; else what was
    /// given, in half precision where it came so.
    var tensors: [(name: String, type: Safetensors.ElementType)] {
        var tensors: [(String, Safetensors.ElementType)] =
            logits != nil
            ? [("confidence", .f32), ("margin", .f16), ("entropy", .f16)]
            : figures.map { (CalibrationFile.tensorName($0.metric), type(of: $0.values)) }
        if correct != nil { tensors.append(("correct", .u8)) }
        if logits != nil || prediction != nil { tensors.append(("prediction", classType)) }
        if labels != nil { tensors.append(("label", classType)) }
        return tensors
    }

    func type(of values: ClassifierArrays) -> Safetensors.ElementType {
        values.elementBytes == 2 ? .f16 : .f32
    }

    /// The smallest that holds a class.
    private var classType: Safetensors.ElementType {
        network.classes <= 1 << 8 ? .u8 : network.classes <= 1 << 16 ? .u16 : .i32
    }

    /// How the file is laid out. O(tensors).
    package var layout: SafetensorsLayout {
        let shape = [samples, network.classifierCount]
        var metadata = ["classifiers": network.classifierNames.joined(separator: ",")]
        if let givenTemperatures {
            metadata["temperatures"] = givenTemperatures.map { "\($0)" }.joined(separator: ",")
        }
        return SafetensorsLayout(
            tensors.map { ($0.name, $0.type, $0.name == "label" ? [samples] : shape) }, metadata: metadata)
    }

    /// Rows that are read at once: some megabytes of values.
    package var blockRows: Int {
        max(1, (1 << 20) / (network.classifierCount * (logits == nil ? 1 : network.classes)))
    }
}
