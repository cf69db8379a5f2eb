import HapiCore
import HapiJSON

extension Model {
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> Model {
        try reading(file) { () throws(JSONError) in try read(JSONReader.read(bytes)) }
    }

    private static func read(_ value: JSONValue) throws(JSONError) -> Model {
        var object = try value.object("a model: a JSON object")
        try FileFormat.model.check(&object)
        let name = try object.required("name").name()
        let task = try object.required("task").string()
        let classesValue = try object.required("classes")
        let classes = try classesValue.integer("a number of classes")
        guard classes >= 2 else { throw classesValue.error(expected: "at least 2 classes") }
        var shape: [Int] = []
        for dimension in try object.required("input").array("the shape of an input") {
            shape.append(try dimension.count("a dimension"))
        }
        let layerList = try object.required("layers")
        let exitList = try object.required("exits")
        var places = Places(layerList: layerList)
        let layers = try layers(layerList, &places)
        let exits = try exits(exitList, layers: layers, &places)
        let calibration = try dataSet(object.required("calibration"))
        let test = try object.optionalNonNull("test").map(dataSet)
        try object.finish()
        guard isCountable(layers.map(\.macs) + exits.map(\.macs)),
            isCountable(layers.map(\.weightBytes) + exits.map(\.weightBytes))
        else {
            throw layerList.error(
                found: "figures whose sum is beyond \(Int.max)",
                expected: "\"macs\" and \"weightBytes\" that can be added up")
        }
        do throws(NetworkDefect) {
            let network = try Network(
                name: name, task: task, classes: classes, inputShape: shape, layers: layers, exits: exits)
            return Model(network: network, calibration: calibration, test: test)
        } catch {
            throw places.error(error)
        }
    }

    /// Whether a sum of counts, and so every part of it, is one that `Int` holds.
    private static func isCountable(_ counts: [Int]) -> Bool {
        var sum = 0
        return counts.allSatisfy { count in
            let (next, overflow) = sum.addingReportingOverflow(count)
            sum = next
            return !overflow
        }
    }

    private static func layers(_ list: JSONValue, _ places: inout Places) throws(JSONError) -> [Layer] {
        let entries = try list.array("an array of layers in execution order", most: InputLimits.layers)
        var indices: [String: Int] = [:]
        for (index, entry) in entries.enumerated() {
            var object = try entry.object()
            let name = try object.required("name").name()
            indices[name] = indices[name] ?? index
        }
        var layers: [Layer] = []
        for entry in entries {
            var object = try entry.object("a layer")
            let name = try object.required("name")
            let kind = try object.required("kind").string()
            let inputList = try object.required("inputs")
            let inputValues = try inputList.array("names of earlier layers")
            var inputs: [Int] = []
            for input in inputValues {
                let text = try input.string("the name of an earlier layer")
                guard let source = indices[text] else {
                    throw input.error(
                        found: "\(JSONText.quoted(text)), which no layer is called",
                        expected: "the name of an earlier layer",
                        remedy: JSONText.nearest(to: text, among: indices.keys.sorted()).map {
                            "did you mean \(JSONText.quoted($0))?"
                        } ?? "list that layer before this one")
                }
                inputs.append(source)
            }
            layers.append(
                Layer(
                    name: try name.string(), kind: kind, inputs: inputs,
                    macs: try object.required("macs").count("multiply-accumulates"),
                    weightBytes: try object.required("weightBytes").count("bytes"),
                    group: try object.optionalNonNull("group")?.string() ?? ""))
            try object.finish()
            places.layers.append(Places.Layer(name: name, inputList: inputList, inputs: inputValues))
        }
        places.indices = indices
        return layers
    }

    private static func exits(
        _ list: JSONValue, layers: [Layer], _ places: inout Places
    ) throws(JSONError) -> [CandidateExit] {
        var exits: [CandidateExit] = []
        for entry in try list.array("an array of exits in depth order", most: InputLimits.exits) {
            var object = try entry.object("an exit")
            let name = try object.required("name")
            let after = try object.required("after")
            let layer = try after.string("the name of a layer")
            guard let index = places.indices[layer] else {
                throw after.error(
                    found: "\(JSONText.quoted(layer)), which no layer is called",
                    expected: "the name of the layer that the exit follows",
                    remedy: JSONText.nearest(to: layer, among: layers.map(\.name)).map {
                        "did you mean \(JSONText.quoted($0))?"
                    } ?? "")
            }
            exits.append(
                CandidateExit(
                    name: try name.name(), layer: index,
                    macs: try object.required("macs").count("multiply-accumulates"),
                    weightBytes: try object.required("weightBytes").count("bytes")))
            try object.finish()
            places.exits.append(Places.Exit(name: name, after: after))
        }
        return exits
    }

    private static func dataSet(_ value: JSONValue) throws(JSONError) -> DataSet {
        var object = try value.object()
        let file = try object.required("file").name("a path")
        let set = DataSet(
            file: file, sha256: try object.required("sha256").sha256(),
            kind: try object.required("kind").choice(DataSet.Kind.self))
        try object.finish()
        return set
    }
}

extension JSONValue {
    /// Elements of an array that may not be longer.
    fileprivate func array(_ what: String, most: Int) throws(JSONError) -> [JSONValue] {
        let elements = try array(what)
        guard elements.count <= most else {
            throw error(found: "\(elements.count) of them", expected: "\(what), at most \(most)")
        }
        return elements
    }
}
