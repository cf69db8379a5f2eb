import Foundation
import HapiFormats
import TestSupport
import Testing

@Suite("Reading a model")
struct ModelReadingTests {
    @Test("A sound model keeps its layers, exits and data set, and needs no test set")
    func soundModel() throws {
        let model = try Model.read(Array(SmallFiles.model.utf8), file: "small.json")
        #expect(model.network.layers.map(\.name) == ["a", "b", "c", "d"])
        #expect(model.network.layers[2].inputs == [1, 0])
        #expect(model.network.exits.map(\.layer) == [0, 1])
        #expect(model.network.classes == 3 && model.network.inputShape == [1, 2, 2])
        #expect(model.calibration.kind == .synthetic && model.test == nil)
        #expect(model.calibration.sha256 == SmallFiles.answersHash)
    }

    @Test("A hash in capitals is the same hash; \"notes\" and keys starting \"x-\" are the writer's own")
    func freedoms() throws {
        let text = try SmallFiles.model
            .breaking(SmallFiles.answersHash, SmallFiles.answersHash.uppercased())
            .breaking("\"task\"", "\"notes\": [1], \"x-author\": {}, \"task\"")
            .breaking("\"kind\": \"head\"", "\"notes\": \"last\", \"kind\": \"head\"")
        let model = try Model.read(Array(text.utf8), file: "small.json")
        #expect(model.calibration.sha256 == SmallFiles.answersHash)
    }

    @Test("A model without layers, and one without any exits")
    func emptyLists() throws {
        let layers = try #require(
            SmallFiles.model.range(of: #"\{ "name": "a"(.|\n)*"two" \}"#, options: .regularExpression))
        let none = SmallFiles.model.replacingCharacters(in: layers, with: "")
        let exits = try #require(
            none.range(of: #"\{ "name": "exit:a"(.|\n)*20 \}"#, options: .regularExpression))
        let error = #expect(throws: InputError.self) {
            try Model.read(Array(none.replacingCharacters(in: exits, with: "").utf8), file: "m")
        }
        #expect(error?.expected == "at least one layer")
        let range = try #require(
            SmallFiles.model.range(of: #"\{ "name": "exit:a"(.|\n)*20 \}"#, options: .regularExpression))
        let exitless = SmallFiles.model.replacingCharacters(in: range, with: "")
        #expect(try Model.read(Array(exitless.utf8), file: "m").network.classifierCount == 1)
    }

    @Test(
        "A broken model is refused with file, place, what was found, what was expected and a remedy",
        arguments: table)
    func refusals(_ broken: BrokenFile) throws {
        try broken.check(SmallFiles.model, file: "Models/small.json") {
            _ = try Model.read($0, file: "Models/small.json")
        }
    }

    private static let readsA = #""inputs": ["a"]"#
    private static let readsBA = #""inputs": ["b", "a"]"#

    private static let table = [
        BrokenFile(
            "an unknown key, with the one that was meant", [(#""task""#, #""tasks": "", "task""#)],
            at: "line 3, column 20, at $.tasks", found: #"the unknown key "tasks""#, expected: #""task""#,
            remedy: #"did you mean "task"?"#),
        BrokenFile(
            "an unknown key in a layer", [(#""macs": 20"#, #""macs": 20, "mass": 1"#)],
            at: "line 6, column 65, at $.layers[1].mass", found: #"the unknown key "mass""#,
            expected: #""macs""#,
            remedy: #"did you mean "macs"?"#),
        BrokenFile(
            "an unknown key in an exit", [(#""macs": 2,"#, #""macs": 2, "bytes": 1,"#)],
            at: "$.exits[1].bytes", found: #"the unknown key "bytes""#, expected: #""weightBytes""#,
            remedy: "remove it"),
        BrokenFile(
            "an unknown key in a data set", [(#""kind": "syn"#, #""hash": 1, "kind": "syn"#)],
            at: "$.calibration.hash", found: #"the unknown key "hash""#, expected: #""sha256""#,
            remedy: "remove"),
        BrokenFile(
            "a key twice", [(#""classes": 3"#, #""classes": 3, "classes": 3"#)],
            at: "$.classes", found: #"the key "classes" a second time"#, expected: "each key once",
            remedy: "the first is on line 3"),
        BrokenFile(
            "a key left out, with the one that may stand for it", [(#""exits""#, #""exit""#)],
            at: "at $.exit", found: #"the key "exit", and no key "exits""#, expected: #"the key "exits""#,
            remedy: "rename it"),
        BrokenFile(
            "NaN", [(#""macs": 10"#, #""macs": NaN"#)],
            at: "line 5, column 58, at $.layers[0].macs", found: "NaN", expected: "a finite number",
            remedy: "JSON has no NaN or Infinity"),
        BrokenFile(
            "-Infinity", [(#""weightBytes": 10 "#, #""weightBytes": -Infinity "#)],
            at: "$.exits[0].weightBytes", found: "-Infinity", expected: "a finite number",
            remedy: "JSON has no NaN or Infinity"),
        BrokenFile(
            "a negative weight", [(#""weightBytes": 300"#, #""weightBytes": -300"#)],
            at: "$.layers[2].weightBytes", found: "the number -300", expected: "not negative", remedy: nil),
        BrokenFile(
            "half an operation", [(#""macs": 10"#, #""macs": 10.5"#)],
            at: "$.layers[0].macs", found: "the number 10.5", expected: "multiply-accumulates", remedy: nil),
        BrokenFile(
            "weights that no Int can add up",
            [
                (#""weightBytes": 100"#, #""weightBytes": 9e18"#),
                (#""weightBytes": 200"#, #""weightBytes": 9e18"#),
            ],
            at: "$.layers", found: "sum", expected: #""weightBytes""#, remedy: nil),
        BrokenFile(
            "operations that no Int can add up",
            [(#""macs": 40"#, #""macs": 9e18"#), (#""macs": 1,"#, #""macs": 9e18,"#)],
            at: "$.layers", found: "sum", expected: #""macs""#, remedy: nil),
        BrokenFile(
            "a single class", [(#""classes": 3"#, #""classes": 1"#)],
            at: "$.classes", found: "the number 1", expected: "at least 2 classes", remedy: nil),
        BrokenFile(
            "another format", [("hapi.model", "hapi.profile")],
            at: "$.format", found: #"the string "hapi.profile""#, expected: #""hapi.model""#,
            remedy: "give a file"),
        BrokenFile(
            "a later version", [(#""version": 1"#, #""version": 2"#)],
            at: "$.version", found: "the number 2", expected: "version 1", remedy: "use another release"),
        BrokenFile(
            "a layer without a name", [(#""name": "b""#, #""name": """#)],
            at: "$.layers[1].name", found: #"the string """#, expected: "a name that is not empty",
            remedy: nil),
        BrokenFile(
            "two layers of one name", [(#""name": "d""#, #""name": "a""#)],
            at: "line 8, column 15, at $.layers[3].name", found: #"the string "a""#,
            expected: "a name that no other layer has", remedy: nil),
        BrokenFile(
            "an exit called as a layer", [(#""name": "exit:b""#, #""name": "b""#)],
            at: "$.exits[1].name", found: #"the string "b""#, expected: "no layer or other exit",
            remedy: nil),
        BrokenFile(
            "two exits of one name", [(#""name": "exit:b""#, #""name": "exit:a""#)],
            at: "$.exits[1].name", found: #"the string "exit:a""#, expected: "no layer or other exit",
            remedy: nil),
        BrokenFile(
            "an exit called \"final\", as the last classifier is",
            [(#""name": "exit:b""#, #""name": "final""#)],
            at: "$.exits[1].name", found: #"the string "final""#, expected: #"nor "final""#, remedy: nil),
        BrokenFile(
            "a layer that reads itself", [(readsA, #""inputs": ["b"]"#)],
            at: "$.layers[1].inputs[0]", found: #"a cycle: "b" reads "b""#, expected: "without cycles",
            remedy: "earlier layers only"),
        BrokenFile(
            "a cycle of three layers", [(readsA, #""inputs": ["a", "d"]"#)],
            at: "$.layers[1].inputs[1]", found: #"a cycle: "b" reads "d", which depends on it"#,
            expected: "without cycles", remedy: "earlier layers only"),
        BrokenFile(
            "layers in the wrong order without a cycle",
            [
                (readsA, #""inputs": ["c"]"#), (readsBA, #""inputs": ["a"]"#),
                (#"["c"], "macs": 40"#, #"["b"], "macs": 40"#),
            ],
            at: "$.layers[1].inputs[0]", found: #""c", which comes later in the file"#,
            expected: "an earlier layer",
            remedy: "in execution order"),
        BrokenFile(
            "a first layer that reads another", [(#""inputs": []"#, #""inputs": ["b"]"#)],
            at: "$.layers[0].inputs", found: "an array of 1", expected: "no inputs", remedy: "execution order"
        ),
        BrokenFile(
            "a second source", [(readsBA, #""inputs": []"#)],
            at: "$.layers[2].inputs", found: "an empty array", expected: #"that "c" reads"#,
            remedy: "only the first layer is a source"),
        BrokenFile(
            "an output that nobody reads", [(readsBA, #""inputs": ["a"]"#)],
            at: "$.layers[1].name", found: #"no layer reads the output of "b""#, expected: "the last",
            remedy: "name it among a later layer's inputs"),
        BrokenFile(
            "an input twice", [(readsBA, #""inputs": ["b", "b"]"#)],
            at: "$.layers[2].inputs[1]", found: #"the string "b""#, expected: "each input once", remedy: nil),
        BrokenFile(
            "an input that is no layer", [(readsBA, #""inputs": ["b", "aa"]"#)],
            at: "$.layers[2].inputs[1]", found: #""aa", which no layer is called"#,
            expected: "an earlier layer",
            remedy: #"did you mean "a"?"#),
        BrokenFile(
            "an exit after no layer", [(#""after": "b""#, #""after": "stem""#)],
            at: "$.exits[1].after", found: #""stem", which no layer is called"#, expected: "the exit follows",
            remedy: nil),
        BrokenFile(
            "an exit after the last layer", [(#""after": "b""#, #""after": "d""#)],
            at: "$.exits[1].after", found: #"the string "d""#, expected: "a layer before the last",
            remedy: "needs no exit"),
        BrokenFile(
            "exits out of depth order", [(#""after": "a""#, #""after": "c""#)],
            at: "$.exits[1].after", found: #"the string "b""#, expected: "deeper than the exit before it",
            remedy: "in depth order"),
        BrokenFile(
            "two exits after one layer", [(#""after": "b""#, #""after": "a""#)],
            at: "$.exits[1].after", found: #"the string "a""#, expected: "deeper",
            remedy: "at most one after a layer"),
        BrokenFile(
            "a hash of the wrong length", [(SmallFiles.answersHash, "abc")],
            at: "$.calibration.sha256", found: #"the string "abc""#, expected: "64 hexadecimal digits",
            remedy: "sha256sum"),
        BrokenFile(
            "answers of an unknown kind", [("synthetic", "guessed")],
            at: "$.calibration.kind", found: #"the string "guessed""#,
            expected: #""measured" or "synthetic""#,
            remedy: nil),
        BrokenFile(
            "half a surrogate pair in a name", [(#""name": "small""#, #""name": "\ud800""#)],
            at: "$.name", found: "half a surrogate pair", expected: "both halves",
            remedy: "write the character"),
    ]
}
