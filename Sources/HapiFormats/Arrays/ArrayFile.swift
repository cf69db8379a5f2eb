import Foundation
import HapiJSON

/// A file of arrays, known by its first bytes: one of NumPy's, an archive of them, or safetensors.
package struct ArrayFile: Sendable {
    private enum Content: Sendable {
        case numpy(Data)
        case archive(ZipArchive)
        case tensors(Safetensors, Data)
    }

    private let file: String
    private let content: Content

    /// - Throws: `InputError` for a file that is none of them; a pickle, PyTorch's own files among them, is never opened.
    package init(_ data: Data, file: String) throws(InputError) {
        self.file = file
        if data.has(NumberArray.numpyMagic) {
            content = .numpy(data)
        } else if data.has(ZipArchive.localSignature) || data.has(ZipArchive.endSignature) {
            let archive = try ZipArchive(data, file: file)
            if archive.entries.contains(where: { $0.name == "data.pkl" || $0.name.hasSuffix("/data.pkl") }) {
                throw Self.pickle(file, "a file of PyTorch's, a pickle")
            }
            content = .archive(archive)
        } else if Safetensors.isLike(data) {
            content = .tensors(try Safetensors(data, file: file), data)
        } else {
            throw Self.refusal(data, file)
        }
    }

    private static func pickle(_ file: String, _ what: String) -> InputError {
        InputError(
            file: file, found: "\(what), which may run anything and is never opened",
            expected: "a .npy, .npz or safetensors file",
            remedy: "where you trust it, convert it in Python: numpy.save(\"logits.npy\", "
                + "torch.load(\"\(InputError.printable(file))\", map_location=\"cpu\").float().numpy())")
    }

    private static func refusal(_ data: Data, _ file: String) -> InputError {
        // Protocols 2 to 5 begin so, and PyTorch's older files with them.
        if data.has([0x80]), let version = data.littleEndian(UInt8.self, at: 1), (2...5).contains(version) {
            return pickle(file, "a pickle")
        }
        let isHDF5 = data.has([0x89] + Array("HDF\r\n".utf8))
        return InputError(
            file: file,
            found: data.isEmpty ? "an empty file" : isHDF5 ? "an HDF5 file" : "a file of another kind",
            expected: "a .npy, .npz or safetensors file", remedy: "save the array with numpy.save")
    }

    /// The names of the arrays, in the order of the file; `nil` for a file of one that has no name.
    package var names: [String]? {
        switch content {
        case .numpy: nil
        case .archive(let archive): archive.entries.compactMap(\.arrayName)
        case .tensors(let tensors, _): tensors.tensors.keys.sorted()
        }
    }

    /// An array by its name; without one, the only array, or the one that is called `usual`.
    /// - Throws: `InputError` where there is none of that name or it cannot be read. An archive's array is held against
    ///   its checksum: O(bytes), where it is compressed in memory too.
    package func array(_ name: String?, usual: String) throws(InputError) -> NumberArray {
        guard let names else {
            guard case .numpy(let data) = content, name == nil else {
                throw InputError(
                    file: file, found: "a file of one array, without a name", expected: "no name after it",
                    remedy: "leave :\(InputError.printable(name ?? "")) out")
            }
            return try NumberArray(numpy: data, file: file, name: nil)
        }
        let wanted = name ?? (names.count == 1 ? names[0] : usual)
        guard names.contains(wanted) else {
            let shown = names.prefix(12).map(JSONText.quoted).joined(separator: ", ")
            throw InputError(
                file: file,
                found: names.isEmpty ? "no arrays" : "arrays \(shown)\(names.count > 12 ? ", …" : "")",
                expected: name == nil
                    ? "one array, or one called \"\(usual)\"" : "one called \(JSONText.quoted(wanted))",
                remedy: "name the array after the file, as FILE:name")
        }
        switch content {
        case .tensors(let tensors, let data): return try Self.array(wanted, tensors, data, file)
        case .archive(let archive):
            return try NumberArray(numpy: archive.contents(wanted + ".npy"), file: file, name: wanted)
        case .numpy(let data): return try NumberArray(numpy: data, file: file, name: nil)
        }
    }

    private static func array(
        _ name: String, _ tensors: Safetensors, _ data: Data, _ file: String
    ) throws(InputError) -> NumberArray {
        let tensor = tensors.tensors[name]
        let element: NumberArray.Element? =
            switch tensor?.type {
            case .bool: .bool
            case .f16: .float(bytes: 2)
            case .f32: .float(bytes: 4)
            case .f64: .float(bytes: 8)
            case .i8: .signed(bytes: 1)
            case .i16: .signed(bytes: 2)
            case .i32: .signed(bytes: 4)
            case .i64: .signed(bytes: 8)
            case .u8: .unsigned(bytes: 1)
            case .u16: .unsigned(bytes: 2)
            case .u32: .unsigned(bytes: 4)
            case .u64: .unsigned(bytes: 8)
            default: nil
            }
        guard let tensor, let element, let bytes = data.part(tensor.range.lowerBound, tensor.range.count),
            let array = NumberArray(bytes, file: file, name: name, element: element, shape: tensor.shape)
        else {
            throw InputError(
                file: file, place: NumberArray.place(name),
                found: "elements of type \(tensor?.type.rawValue ?? "none")",
                expected: "F16, F32, F64, an integer type or BOOL",
                remedy: "convert the tensor and write the file again")
        }
        return array
    }
}
