import HapiFormats
import HapiJSON
import HapiRuntime

/// What `profiles --json` prints: `hapi.profiles` version 1.
struct ProfileList {
    struct Entry {
        var name: String
        var file: String
        var isUsers: Bool
        /// Path of the one that its name stands for instead.
        var shadow: String?
        var content: Content
    }

    /// Figures where there are some to be had, or why not.
    enum Content {
        case figures(Figures)
        case unreadable(reason: String)
    }

    struct Figures {
        var title: String
        var network: String
        var platform: String
        var mode: String?
        var latency: Profile.Measurement.Kind
        var calibration: Model.DataSet.Kind
        var candidates: Int
        var samples: Int
        var hasEnergies: Bool
    }

    private(set) var entries: [Entry] = []

    init(_ catalogue: ProfileCatalogue) { entries = catalogue.entries.map(Entry.init) }

    var output: JSONOutput {
        .object(FileFormat.profiles.header + [("profiles", .array(entries.map(\.output)))])
    }

    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    static func read(_ bytes: [UInt8], file: String) throws(InputError) -> ProfileList {
        try reading(file) { () throws(JSONError) in try ProfileList(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a list of profiles: a JSON object")
        try FileFormat.profiles.check(&object)
        for entry in try object.required("profiles").array("profiles") { entries.append(try Entry(entry)) }
        try object.finish()
    }
}

extension ProfileList.Entry {
    fileprivate init(_ entry: ProfileCatalogue.Entry) {
        name = entry.name
        file = entry.path
        isUsers = entry.isUsers
        shadow = entry.shadow
        content =
            switch entry.content {
            case .failure(let error): .unreadable(reason: error.description)
            case .success(let content):
                .figures(
                    ProfileList.Figures(
                        title: content.title, network: content.network, platform: content.platform.name,
                        mode: content.platform.mode, latency: content.latency,
                        calibration: content.calibration, candidates: content.candidates,
                        samples: content.samples, hasEnergies: content.hasEnergies))
            }
    }

    fileprivate var output: JSONOutput {
        let head: [(String, JSONOutput)] = [
            ("name", .string(name)), ("file", .string(file)),
            ("origin", .string(isUsers ? "user" : "bundled")),
            ("shadowedBy", .optional(shadow)),
        ]
        switch content {
        case .unreadable(let reason):
            return .object(head + [("readable", .bool(false)), ("reason", .string(reason))])
        case .figures(let figures):
            return .object(head + [("readable", .bool(true))] + figures.members)
        }
    }

    fileprivate init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        name = try object.required("name").name()
        file = try object.required("file").name("a path")
        let origin = try object.required("origin")
        let origins = ["user", "bundled"]
        guard let index = origins.firstIndex(of: try origin.string()) else {
            throw origin.error(expected: JSONText.alternatives(origins))
        }
        isUsers = index == 0
        let shadow = try object.required("shadowedBy")
        self.shadow = shadow.isNull ? nil : try shadow.name("a path, or null")
        content =
            if try object.required("readable").bool() {
                .figures(try ProfileList.Figures(&object))
            } else {
                .unreadable(reason: try object.required("reason").string())
            }
        try object.finish()
    }
}

extension ProfileList.Figures {
    fileprivate var members: [(String, JSONOutput)] {
        [
            ("title", .string(title)), ("network", .string(network)), ("platform", .string(platform)),
            ("mode", .optional(mode)), ("latency", .string(latency.rawValue)),
            ("calibration", .string(calibration.rawValue)), ("candidates", .integer(candidates)),
            ("samples", .integer(samples)), ("energies", .bool(hasEnergies)),
        ]
    }

    fileprivate init(_ object: inout JSONObject) throws(JSONError) {
        title = try object.required("title").string()
        network = try object.required("network").string()
        platform = try object.required("platform").string()
        let mode = try object.required("mode")
        self.mode = mode.isNull ? nil : try mode.string("a mode, or null")
        latency = try object.required("latency").choice(Profile.Measurement.Kind.self)
        calibration = try object.required("calibration").choice(Model.DataSet.Kind.self)
        candidates = try object.required("candidates").count("a number of exits")
        samples = try object.required("samples").count("a number of samples")
        hasEnergies = try object.required("energies").bool()
    }
}
