import HapiCore
import HapiJSON

extension CalibrationFile {
    /// Checks a tensor's element type and shape; `columns` is `nil` for one value a sample, `depth` for one a
    /// classifier.
    func check(
        _ tensor: Safetensors.Tensor, types: [Safetensors.ElementType], columns: Int?, depth: Int? = nil
    ) throws(InputError) {
        guard types.contains(tensor.type) else {
            throw InputError(
                file: file, place: "tensor \(JSONText.quoted(tensor.name))",
                found: "elements of type \(tensor.type.rawValue)",
                expected: types.map(\.rawValue).joined(separator: " or "),
                remedy: "convert the tensor and write the file again")
        }
        let expected = [samples] + [columns, depth].compactMap(\.self)
        guard tensor.shape == expected else {
            let classifiers =
                columns == nil ? "" : ", one column for each of the exits and the final classifier"
            throw InputError(
                file: file, place: "tensor \(JSONText.quoted(tensor.name))", found: "shape \(tensor.shape)",
                expected: "shape \(expected): one row a sample\(classifiers)",
                remedy: "give the answers of this model's classifiers, in the order of its exits")
        }
    }

    static func require(_ name: String, in tensors: Safetensors) throws(InputError) -> Safetensors.Tensor {
        guard let tensor = tensors.tensors[name] else {
            throw InputError(
                file: tensors.file, place: "header", found: list(tensors),
                expected: "a tensor \(JSONText.quoted(name))",
                remedy: "export the answers again with it, or choose another policy")
        }
        return tensor
    }

    static func refusal(
        _ tensors: Safetensors, _ tensor: Safetensors.Tensor, expected: String
    ) -> InputError {
        InputError(
            file: tensors.file, place: "tensor \(JSONText.quoted(tensor.name))",
            found: "shape \(tensor.shape)", expected: "shape \(expected)")
    }

    static func list(_ tensors: Safetensors) -> String {
        let names = tensors.tensors.keys.sorted()
        return names.isEmpty ? "no tensors" : "tensors " + names.map(JSONText.quoted).joined(separator: ", ")
    }
}
