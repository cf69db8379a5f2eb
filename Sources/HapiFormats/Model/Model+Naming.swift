import HapiCore
import HapiJSON

extension Model {
    /// Which of its data sets a model names by a key.
    package enum SetKey: String, Sendable, Hashable, CaseIterable {
        case calibration, test
    }

    /// The text of a model that names another data set; all else in it stays, laid out as the program writes JSON.
    /// - Parameters:
    ///   - bytes: of a sound model.
    ///   - temperatures: of its classifiers, noted under `x-temperatures` as the exporter does; `nil` leaves what is there.
    /// - Throws: `InputError` where the model cannot be read. O(bytes).
    package static func text(
        _ bytes: [UInt8], file: String, naming set: DataSet, as key: SetKey, temperatures: [Double]?
    ) throws(InputError) -> String {
        let network = try read(bytes, file: file).network
        return try reading(file) { () throws(JSONError) in
            var members = try JSONReader.read(bytes).object().members.map { ($0.key, JSONOutput($0.value)) }
            func put(_ key: String, _ value: JSONOutput, after other: String? = nil) {
                if let index = members.firstIndex(where: { $0.0 == key }) {
                    members[index].1 = value
                } else {
                    let index = members.firstIndex { $0.0 == other }
                    members.insert((key, value), at: index.map { $0 + 1 } ?? members.count)
                }
            }
            put(key.rawValue, set.output, after: SetKey.calibration.rawValue)
            if let temperatures {
                put(
                    "x-temperatures",
                    .object(zip(network.classifierNames, temperatures).map { ($0, .number($1)) }))
            }
            return JSONWriter.text(.object(members), style: .pretty)
        }
    }
}

extension Model.DataSet {
    /// As a model has it.
    package var output: JSONOutput {
        .object([("file", .string(file)), ("sha256", .string(sha256)), ("kind", .string(kind.rawValue))])
    }
}
