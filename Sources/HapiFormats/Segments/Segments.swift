import HapiCore
import HapiJSON

/// How a plan is executed with the segments that its network was cut into: `hapi.segments` version 1.
package struct Segments: Sendable, Hashable {
    /// Program and version that wrote it.
    package var program: String
    /// Name of the network.
    package var network: String
    package var classes: Int
    /// Shape of one input, without the batch.
    package var inputShape: [Int]
    /// Name of the tensor that samples are given to.
    package var input: String
    package var plan: File
    /// The ONNX file that was cut; it does not lie beside.
    package var onnx: File
    package var policy: ExitPolicy
    package var threshold: Double
    /// In the order in which they run.
    package var classifiers: [Classifier]
    /// From which latency budget on, milliseconds, each classifier is the last to run.
    package var exitDecisionUnit: [Plan.Named<Double>]

    /// A file by name and SHA-256.
    package struct File: Sendable, Hashable {
        package var name: String
        package var sha256: String

        package init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// A classifier, and the segment that ends in it.
    package struct Classifier: Sendable, Hashable {
        package var name: String
        /// The tensor of its logits.
        package var logits: String
        /// What its logits are divided by before the softmax.
        package var temperature: Double
        package var file: File
        /// Tensors that the segment is given, and those that it hands out.
        package var inputs: [String]
        package var outputs: [String]

        package init(
            name: String, logits: String, temperature: Double, file: File, inputs: [String], outputs: [String]
        ) {
            self.name = name
            self.logits = logits
            self.temperature = temperature
            self.file = file
            self.inputs = inputs
            self.outputs = outputs
        }
    }

    package init(
        program: String, network: Network, input: String, plan: Plan, planFile: File, onnx: File,
        classifiers: [Classifier]
    ) {
        self.program = program
        self.network = network.name
        classes = network.classes
        inputShape = network.inputShape
        self.input = input
        self.plan = planFile
        self.onnx = onnx
        policy = plan.policy
        threshold = plan.threshold
        self.classifiers = classifiers
        exitDecisionUnit = plan.exitDecisionUnit
    }

    /// Files that lie beside this one.
    package var files: [File] { [plan] + classifiers.map(\.file) }
}
