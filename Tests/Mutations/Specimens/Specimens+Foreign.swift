import Foundation
import HapiCore
import HapiFormats
import HapiONNX
import TestSupport

/// Files of other tools.
extension Specimens {
    private static let imports = "\(Checkout.root)/Tests/Fixtures/Import"
    private static let arrays = "\(Checkout.root)/Tests/HapiFormatsTests/Arrays/Fixtures"

    mutating func addForeign() throws {
        for name in ["pytorch-nosteps.json", "pytorch-steps.json"] {
            try addTimes("trace of PyTorch", name) { (bytes) throws(InputError) in
                .value(try PyTorchTrace.read(bytes, file: name))
            }
        }
        for name in ["onnxruntime-backbone.json", "onnxruntime-exits.json"] {
            try addTimes("profile of ONNX Runtime", name) { (bytes) throws(InputError) in
                .value(try OnnxRuntimeProfile.read(bytes, file: name))
            }
        }
        for name in ["trtexec-profile.json", "trtexec-profile-8.2.json"] {
            try addTimes("profile of trtexec", name, .foreign(isMended: true)) { (bytes) throws(InputError) in
                .value(try TrtexecProfile.read(bytes, file: name))
            }
        }
        let profile = try TrtexecProfile.read(
            bytes("\(Self.imports)/trtexec-profile.json"), file: "trtexec-profile.json")
        try addTimes("times of trtexec", "trtexec-times.json") { (bytes) throws(InputError) in
            var timings = profile
            try TrtexecExtras.addTimes(bytes, file: "trtexec-times.json", to: &timings)
            return .value(timings)
        }
        try addTimes("layers of trtexec", "trtexec-layers.json") { (bytes) throws(InputError) in
            var timings = profile
            try TrtexecExtras.addLayers(bytes, file: "trtexec-layers.json", to: &timings)
            return .value(timings)
        }
        try addTimes("table of TFLite", "tflite-profile.csv", .bytes) { (bytes) throws(InputError) in
            .value(try TFLiteProfile.read(bytes, file: "tflite-profile.csv"))
        }
        try addTimes("times of exits", "exits.csv", .bytes) { (bytes) throws(InputError) in
            .value(try ExitTimes(bytes, file: "exits.csv"))
        }
    }

    private mutating func addTimes(
        _ kind: String, _ name: String, _ notation: Specimen.Notation = .foreign(isMended: false),
        read: @escaping @Sendable ([UInt8]) throws(InputError) -> Specimen.Reading
    ) throws {
        add(kind, name, notation, try bytes("\(Self.imports)/\(name)"), read: read)
    }

    /// Arrays, but for those that are there to be refused.
    mutating func addArrays() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.arrays).sorted()
        where name.hasSuffix(".npy") || name.hasSuffix(".npz") {
            let kind = name.hasSuffix(".npy") ? "array of NumPy" : "arrays of NumPy"
            let content = try bytes("\(Self.arrays)/\(name)")
            guard (try? Self.arrays(content, file: name)) != nil else { continue }
            add(kind, name, .bytes, content) { (bytes) throws(InputError) in
                .value(try Self.arrays(bytes, file: name))
            }
        }
    }

    /// What every array of a file is, and its elements as far as they are not too many.
    private static func arrays(_ bytes: [UInt8], file name: String) throws(InputError) -> [AnyHashable] {
        let file = try ArrayFile(Data(bytes), file: name)
        var parts: [AnyHashable] = []
        for name in file.names.map({ $0.map(Optional.some) }) ?? [nil] {
            let array = try file.array(name, usual: "")
            parts += [name, array.shape, array.element]
            // A dimension without elements may be followed by any others.
            guard let rows = array.shape.first, rows <= 1_000_000, array.rowElements <= 1_000_000 else {
                continue
            }
            parts.append(
                array.element.isFloat ? array.floats(0..<rows).map(\.bitPattern) : array.integers(0..<rows))
        }
        return parts
    }

    /// ONNX files, read and cut at all their outputs.
    mutating func addNetworks() throws {
        var chain = ONNXFile([.init("Relu", ["input"], ["t0"])], initialisers: ["w"])
        for index in 1..<40 {
            chain.nodes.append(
                .init("Add", ["t\(index - 1)", index % 3 == 0 ? "w" : "t\(index / 2)"], ["t\(index)"]))
        }
        chain.outputs = [("t9", [nil, 3]), ("t24", [nil, 3]), ("t39", [nil, 3])]
        for (name, network) in [("small.onnx", SmallFiles.onnx), ("chain.onnx", chain)] {
            add("network as ONNX", name, .bytes, network.bytes) { (bytes) throws(InputError) in
                do throws(ONNXDefect) {
                    let model = try ONNXModel(bytes)
                    let input = try model.sampleInput()
                    let cut = try NetworkCut(model, at: model.outputNames)
                    let parts: [AnyHashable] = [
                        input, model.outputNames, model.nodeCount, cut.segments.map(\.bytes),
                        cut.segments.map(\.inputs), cut.segments.map(\.outputs),
                    ]
                    return .value(parts)
                } catch {
                    throw InputError(
                        file: name, place: error.place, found: error.found, expected: error.expected,
                        remedy: error.remedy)
                }
            }
        }
    }
}
