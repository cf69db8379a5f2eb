import HapiCore
import HapiJSON

extension Segments {
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> Segments {
        try reading(file) { () throws(JSONError) in try Segments(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("segments: a JSON object")
        try FileFormat.segments.check(&object)
        program = try object.required("program").string()
        network = try object.required("network").string()
        classes = try object.required("classes").count("a number of classes")
        inputShape = []
        for dimension in try object.required("inputShape").array("the shape of an input") {
            inputShape.append(try dimension.count("a dimension"))
        }
        input = try object.required("input").name("the name of a tensor")
        plan = try Self.file(object.required("plan"))
        onnx = try Self.file(object.required("onnx"))
        policy = ExitPolicy(
            metric: try object.required("policy").choice(ConfidenceMetric.self),
            fallback: try object.required("fallback").choice(Fallback.self))
        threshold = try object.required("threshold").threshold(of: policy.metric)
        classifiers = []
        let list = try object.required("classifiers")
        var known: Set = [input]
        for entry in try list.array("classifiers in the order in which they run") {
            let classifier = try Self.classifier(entry, known)
            known.formUnion(classifier.outputs)
            classifiers.append(classifier)
        }
        let table = try object.required("exitDecisionUnit")
        exitDecisionUnit = try Plan.decisions(table)
        try object.finish()
        guard exitDecisionUnit.map(\.name) == classifiers.map(\.name) else {
            throw table.error(expected: "a row for each of the classifiers, in their order")
        }
    }

    private static func file(_ value: JSONValue) throws(JSONError) -> File {
        var object = try value.object("a file")
        let file = try file(&object)
        try object.finish()
        return file
    }

    private static func file(_ object: inout JSONObject) throws(JSONError) -> File {
        let name = try object.required("file")
        guard try !name.name("the name of a file").contains("/") else {
            throw name.error(expected: "the name of a file, without a folder")
        }
        return File(name: try name.string(), sha256: try object.required("sha256").sha256())
    }

    /// - Parameter known: tensors that there are before it runs.
    private static func classifier(
        _ value: JSONValue, _ known: Set<String>
    ) throws(JSONError) -> Classifier {
        var object = try value.object("a classifier")
        let name = try object.required("name").name()
        let file = try file(&object)
        let inputs = try object.required("inputs")
        let logits = try object.required("logits")
        let classifier = Classifier(
            name: name, logits: try logits.name("the name of a tensor"),
            temperature: try object.required("temperature").temperature(), file: file,
            inputs: try inputs.names("name of a tensor"),
            outputs: try object.required("outputs").names("name of a tensor"))
        try object.finish()
        guard classifier.inputs.allSatisfy(known.contains) else {
            throw inputs.error(
                expected: "tensors that the network is given or that a segment before hands out")
        }
        guard classifier.outputs.contains(classifier.logits) else {
            throw logits.error(expected: "one of the tensors that the segment hands out")
        }
        return classifier
    }
}

extension JSONValue {
    /// What logits are divided by: a number above 0.
    func temperature() throws(JSONError) -> Double {
        let value = try double("a temperature")
        guard value > 0 else { throw error(expected: "a temperature above 0") }
        return value
    }
}
