import HapiJSON

/// What `import` printed with `--json` (`hapi.import` version 1), checked.
package enum ImportSummary {
    /// What the account is of, in a few words.
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> String {
        try reading(file) { () throws(JSONError) in try read(JSONReader.read(bytes)) }
    }

    private static func read(_ value: JSONValue) throws(JSONError) -> String {
        var object = try value.object("an account of an import: a JSON object")
        try FileFormat.imported.check(&object)
        let source = try object.required("file").name("a file")
        _ = try object.required("runtime").string()
        for key in ["runs", "dropped"] { _ = try object.required(key).count("a number of runs") }
        _ = try object.required("statistic").string()
        let joined = try object.required("joined").array("layers and exits")
        for value in joined {
            var entry = try value.object()
            _ = try entry.required("name").name()
            _ = try entry.required("ms").amount("milliseconds")
            try nodes(entry.required("nodes"))
            try entry.finish()
        }
        _ = try object.required("exitsElsewhere").names("the name of an exit")
        for key in ["shared", "ignored", "leftOver"] { try nodes(object.required(key)) }
        _ = try object.required("scale").amount("a factor")
        for key in ["nodesMs", "joinedMs"] { _ = try object.required(key).amount("milliseconds") }
        _ = try object.required("wholeRunMs").orNull { (value) throws(JSONError) in
            try value.amount("milliseconds")
        }
        try object.finish()
        return "\(source) joined to \(joined.count) layers and exits"
    }

    private static func nodes(_ value: JSONValue) throws(JSONError) {
        for value in try value.array("nodes with their times") {
            var node = try value.object()
            _ = try node.required("node").string()
            _ = try node.required("ms").amount("milliseconds")
            try node.finish()
        }
    }
}
