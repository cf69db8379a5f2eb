import HapiCore
import HapiJSON

extension Model {
    /// What the logits of each classifier were divided by before the stored answers were taken of them: the key
    /// `x-temperatures` of a calibrated model, exits in depth order and then the final classifier; 1 where there is
    /// no such key.
    /// - Throws: `InputError` naming `file` and the classifier that has none, or not a number above 0.
    package static func temperatures(
        _ bytes: [UInt8], of network: Network, file: String
    ) throws(InputError) -> [Double] {
        let names = (0..<network.classifierCount).map(network.name(ofClassifier:))
        return try reading(file) { () throws(JSONError) in
            var model = try JSONReader.read(bytes).object()
            guard let value = model.optionalNonNull("x-temperatures") else {
                return Array(repeating: 1, count: names.count)
            }
            var object = try value.object("a temperature for each classifier")
            var temperatures: [Double] = []
            for name in names { temperatures.append(try object.required(name).temperature()) }
            return temperatures
        }
    }
}
