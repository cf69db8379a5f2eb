/// Numbers of the fields that are looked at, from ONNX's public definition: `onnx/onnx.proto` of ONNX 1.23 (IR version
/// 14), Apache-2.0, https://github.com/onnx/onnx. No number has changed its meaning since the first release, and
/// every field that is not named here is carried over as it is.
enum ONNXField {
    enum Model {
        static let graph = 7
        static let trainingInfo = 20
        static let function = 25
    }

    enum Function {
        static let node = 7
        /// Attributes with defaults.
        static let attribute = 11
    }

    enum Graph {
        static let node = 1
        static let initializer = 5
        static let input = 11
        static let output = 12
        static let valueInfo = 13
        static let quantizationAnnotation = 14
        static let sparseInitializer = 15
    }

    enum Node {
        static let input = 1
        static let output = 2
        static let name = 3
        static let opType = 4
        static let attribute = 5
        static let domain = 7
    }

    enum Attribute {
        static let name = 1
        static let integer = 3
        static let tensor = 5
        static let graph = 6
        static let tensors = 10
        static let graphs = 11
        static let sparseTensor = 22
        static let sparseTensors = 23
    }

    enum Tensor {
        static let dims = 1
        static let dataType = 2
        static let name = 8
        static let dataLocation = 14
        /// The value of `dataLocation` that says that the bytes lie in another file.
        static let external = 1
    }

    enum SparseTensor {
        static let values = 1
        static let indices = 2
        static let dims = 3
    }

    enum Value {
        static let name = 1
        static let type = 2
    }

    /// `TypeProto`, and of its tensors and their shapes.
    enum TypeOf {
        static let tensor = 1
        static let element = 1
        static let shape = 2
        static let dimension = 1
        static let size = 1
    }
}
