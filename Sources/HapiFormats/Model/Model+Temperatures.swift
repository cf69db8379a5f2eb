import HapiCore
import HapiJSON

extension Model {
    /// What the logits of each classifier were divided by before the stored answers were taken of them: the key
    /// `x-temperatures` of a calibrated model, in the order of the classifiers; `nil` where there is no such key.
    /// O(bytes).
    /// - Throws: `InputError` naming `file` and the classifier that has none, or not a number above 0.
    package static func temperatures(
        _ bytes: [UInt8], of network: Network, file: String
    ) throws(InputError) -> [Double]? {
        try reading(file) { () throws(JSONError) in
            var model = try JSONReader.read(bytes).object()
            guard let value = model.optionalNonNull("x-temperatures") else { return nil }
            var object = try value.object("a temperature for each classifier")
            var temperatures: [Double] = []
            for name in network.classifierNames {
                temperatures.append(try object.required(name).temperature())
            }
            return temperatures
        }
    }
}
