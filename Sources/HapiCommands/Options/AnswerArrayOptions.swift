import ArgumentParser
import HapiFormats
import HapiRuntime

/// The arrays that answers are made of.
struct AnswerArrayOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "What the classifiers gave out before softmax: [samples, classifiers, classes], or an array of [samples, classes] for each.",
            valueName: "array"))
    var logits: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Without logits: the largest probability, [samples, classifiers], or an array of [samples] for each.",
            valueName: "array"))
    var confidence: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("How far the second largest is below, likewise.", valueName: "array"))
    var margin: [String] = []

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Entropy in nats, likewise.", valueName: "array"))
    var entropy: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Whether each answer is right, 0 or 1, likewise.", valueName: "array"))
    var correct: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The class answered, likewise; needs --labels.", valueName: "array"))
    var prediction: [String] = []

    @Option(
        help: ArgumentHelp("The true class of each sample, [samples], counted from 0.", valueName: "array"))
    var labels: String?

    @Option(
        help: ArgumentHelp(
            "What to divide logits by, one number a classifier, with commas between (default: 1 each).",
            valueName: "numbers"))
    var temperatures: CommaList?

    /// The temperatures as numbers; `validate` has refused others.
    var scale: [Double]? { temperatures?.items.compactMap(Double.init) }

    /// The files that the arrays lie in.
    var files: [String] {
        ([logits, confidence, margin, entropy, correct, prediction].joined() + [labels].compactMap(\.self))
            .map { ArrayArgument($0).path }
    }

    func validate() throws {
        if let temperatures {
            guard let scale, scale.count == temperatures.items.count,
                scale.allSatisfy({ Float($0) > 0 && Float($0).isFinite })
            else { throw ValidationError("--temperatures are numbers greater than 0, with commas between.") }
            if logits.isEmpty { throw ValidationError("--temperatures are for --logits.") }
        }
        guard logits.isEmpty else {
            let others = [confidence, margin, entropy, correct, prediction]
            guard others.allSatisfy(\.isEmpty) else {
                throw ValidationError("All else follows from --logits and --labels; leave the rest out.")
            }
            guard labels != nil else { throw ValidationError("--logits need --labels.") }
            return
        }
        guard !confidence.isEmpty else {
            throw ValidationError(
                "Give --logits and --labels, or --confidence with --correct or --prediction.")
        }
        guard correct.isEmpty != prediction.isEmpty else {
            throw ValidationError("With --confidence goes either --correct, or --prediction and --labels.")
        }
        if !prediction.isEmpty, labels == nil { throw ValidationError("--prediction needs --labels.") }
    }

    /// Maps every file. - Throws: the first `InputError` in one.
    func open() throws(InputError) -> AnswerImport.Arrays {
        func open(_ texts: [String], _ usual: String) throws(InputError) -> [NumberArray] {
            var arrays: [NumberArray] = []
            for text in texts { arrays.append(try ArrayArgument(text).open(usual: usual)) }
            return arrays
        }
        var arrays = AnswerImport.Arrays()
        arrays.logits = try open(logits, "logits")
        arrays.confidence = try open(confidence, "confidence")
        arrays.margin = try open(margin, "margin")
        arrays.entropy = try open(entropy, "entropy")
        arrays.correct = try open(correct, "correct")
        arrays.prediction = try open(prediction, "prediction")
        arrays.labels = try open([labels].compactMap(\.self), "labels").first
        return arrays
    }
}
