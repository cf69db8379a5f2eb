import HapiFormats
import HapiJSON

/// What a session's file was made with: which profile of which model, by name and by content.
package struct SessionSource: Sendable, Hashable {
    /// As the program found it.
    package var path: String
    package var name: String
    /// SHA-256 of the profile and of its model, lower-case hexadecimal. The model names its answers by theirs.
    package var profileHash: String
    package var modelHash: String
    /// Where the model is, when it is another one than the profile names.
    package var otherModel: String?

    package init(
        path: String, name: String, profileHash: String, modelHash: String, otherModel: String? = nil
    ) {
        self.path = path
        self.name = name
        self.profileHash = profileHash
        self.modelHash = modelHash
        self.otherModel = otherModel
    }

    /// Its members in an object.
    var members: [(String, JSONOutput)] {
        [
            (
                "profile",
                .object([
                    ("path", .string(path)), ("name", .string(name)), ("sha256", .string(profileHash)),
                ])
            ),
            (
                "model",
                .object(
                    (otherModel.map { [("path", .string($0))] } ?? []) + [("sha256", .string(modelHash))])
            ),
        ]
    }

    static func read(_ object: inout JSONObject) throws(JSONError) -> SessionSource {
        var profile = try object.required("profile").object()
        var model = try object.required("model").object()
        let source = SessionSource(
            path: try profile.required("path").name("a path"), name: try profile.required("name").string(),
            profileHash: try profile.required("sha256").sha256(),
            modelHash: try model.required("sha256").sha256(),
            otherModel: try model.optional("path")?.name("a path"))
        try profile.finish()
        try model.finish()
        return source
    }

    /// Refuses another profile or model than the one that a recording was made with.
    /// - Parameter file: the recording, whose first line has this source.
    package func check(is other: SessionSource, file: String) throws(InputError) {
        let remedy = "give the profile that it was made with"
        guard modelHash == other.modelHash else {
            let model = otherModel.map { "give the model that it was made with, \($0) (--model)" }
            let own =
                other.otherModel == nil ? remedy : "leave --model out: it was made with the profile's own"
            throw InputError(
                file: file, place: "line 1, at $.model.sha256", found: modelHash,
                expected: "\(other.modelHash), \(other.otherModel ?? "the model of \(other.path)")",
                remedy: model ?? own)
        }
        guard profileHash == other.profileHash else {
            throw InputError(
                file: file, place: "line 1, at $.profile.sha256", found: profileHash,
                expected: "\(other.profileHash), that of \(other.path)", remedy: remedy)
        }
    }
}
