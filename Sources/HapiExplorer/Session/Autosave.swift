import HapiCore
import HapiFormats
import HapiJSON

/// Work kept beside a session, to be had back if it ends otherwise than by leaving: `hapi.autosave` version 1.
package struct Autosave: Sendable, Hashable {
    /// Process number of the program that keeps it.
    package var process: Int
    package var program: String
    package var source: SessionSource
    package var work: SavedWork

    package init(process: Int, program: String, source: SessionSource, work: SavedWork) {
        self.process = process
        self.program = program
        self.source = source
        self.work = work
    }

    /// - Parameter network: of the model that `source` tells of.
    package func text(_ network: Network) -> String {
        JSONWriter.text(
            .object(
                FileFormat.autosave.header
                    + [("process", .integer(process)), ("program", .string(program))] + source.members
                    + [("work", SessionNames(network).output(work))]), style: .pretty)
    }

    /// What an autosave was made with, to find the profile before the rest is read. O(bytes).
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func source(_ bytes: [UInt8], file: String) throws(InputError) -> SessionSource {
        try reading(file) { () throws(JSONError) in
            var object = try JSONReader.read(bytes).object("an autosave: a JSON object")
            try FileFormat.autosave.check(&object)
            return try SessionSource.read(&object)
        }
    }

    /// - Parameter network: of the model that is open.
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong, or that it is of another model.
    package static func read(
        _ bytes: [UInt8], file: String, source: SessionSource, _ network: Network
    ) throws(InputError) -> Autosave {
        try reading(file) { () throws(JSONError) in
            var object = try JSONReader.read(bytes).object("an autosave: a JSON object")
            try FileFormat.autosave.check(&object)
            let process = try object.required("process").count("a process number")
            let program = try object.required("program").string()
            let found = try SessionSource.read(&object)
            guard found.modelHash == source.modelHash else {
                throw try object.required("model").error(
                    found: "another model, \(found.modelHash)", expected: source.modelHash,
                    remedy: "remove the file")
            }
            let work = try SessionNames(network).savedWork(object.required("work"))
            try object.finish()
            return Autosave(process: process, program: program, source: found, work: work)
        }
    }
}
