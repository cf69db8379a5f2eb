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
            let size = try dimension.count("a dimension")
            guard size > 0 else { throw dimension.error(expected: "a dimension of 1 or more") }
            inputShape.append(size)
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
        var files: Set = [plan.name]
        for entry in try list.array("classifiers in the order in which they run") {
            let classifier = try Self.classifier(entry, known, files)
            known.formUnion(classifier.outputs)
            files.insert(classifier.file.name)
            classifiers.append(classifier)
        }
        guard !classifiers.isEmpty else { throw list.error(expected: "one classifier or more") }
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
        let text = try name.name("the name of a file")
        guard !text.contains("/"), text != ".", text != ".." else {
            throw name.error(expected: "the name of a file, without a folder")
        }
        return File(name: text, sha256: try object.required("sha256").sha256())
    }

    /// - Parameters:
    ///   - known: tensors that there are before it runs.
    ///   - files: names that the plan and segments before have.
    private static func classifier(
        _ value: JSONValue, _ known: Set<String>, _ files: Set<String>
    ) throws(JSONError) -> Classifier {
        var object = try value.object("a classifier")
        let name = try object.required("name").name()
        let place = try object.required("file")
        let file = try file(&object)
        let inputs = try object.required("inputs")
        let outputs = try object.required("outputs")
        let logits = try object.required("logits")
        let classifier = Classifier(
            name: name, logits: try logits.name("the name of a tensor"),
            temperature: try object.required("temperature").temperature(), file: file,
            inputs: try inputs.names("name of a tensor"),
            outputs: try outputs.names("name of a tensor"))
        try object.finish()
        guard !files.contains(file.name) else {
            throw place.error(expected: "a file of its own, neither the plan nor a segment before")
        }
        guard !classifier.inputs.isEmpty, Set(classifier.inputs).count == classifier.inputs.count else {
            throw inputs.error(expected: "one tensor or more, each once")
        }
        guard Set(classifier.outputs).count == classifier.outputs.count,
            known.isDisjoint(with: classifier.outputs)
        else { throw outputs.error(expected: "tensors that no segment before hands out, each once") }
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
