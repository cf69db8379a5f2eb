import HapiJSON
import Testing

@Suite("Reading an object key by key")
struct JSONObjectTests {
    @Test("A missing key is an error at the object, naming the key")
    func missing() throws {
        var object = try JSONReader.read("\n {\"b\": 1}").object()
        let error = try #require(throws: JSONError.self) { try object.required("model") }
        #expect(
            error.description
                == "line 2, column 2, at $: found no key \"model\", expected the key \"model\"; add it")
    }

    @Test("A missing key is an error at the member that looks like it")
    func missingMisspelt() throws {
        var object = try JSONReader.read(#"{"name": 1, "latencyms": {}}"#).object()
        _ = try object.required("name")
        let error = try #require(throws: JSONError.self) { try object.required("latencyMs") }
        #expect(
            error.description
                == "line 1, column 13, at $.latencyms: found the key \"latencyms\", and no key "
                + "\"latencyMs\", expected the key \"latencyMs\"; rename it if that is what it means")
    }

    @Test("An optional key may be absent; only optionalNonNull takes null for absent")
    func optional() throws {
        var object = try JSONReader.read(#"{"a": null, "b": 2}"#).object()
        #expect(object.optional("a")?.isNull == true)
        #expect(object.optionalNonNull("a") == nil)
        #expect(try object.optionalNonNull("b")?.integer() == 2)
        #expect(object.optional("c") == nil)
        try object.finish()
    }

    @Test("An unknown key is refused at the key, with the known ones and the one it resembles")
    func unknown() throws {
        var object = try JSONReader.read("{\"name\": 1,\n  \"limts\": {}}").object()
        _ = object.optional("name")
        _ = object.optional("limits")
        let error = try #require(throws: JSONError.self) { try object.finish() }
        #expect(error.place == JSONPlace(line: 2, column: 3, path: "$.limts"))
        #expect(error.found == "the unknown key \"limts\"")
        #expect(error.expected == "\"name\" or \"limits\"")
        #expect(error.remedy == "did you mean \"limits\"?")
    }

    @Test("An unknown key like no other gets no suggestion")
    func unlike() throws {
        var object = try JSONReader.read(#"{"colour": 1}"#).object()
        _ = object.optional("name")
        let error = try #require(throws: JSONError.self) { try object.finish() }
        #expect(error.remedy.hasPrefix("correct or remove it"))
    }

    @Test("Keys starting x- and the key notes are free")
    func free() throws {
        var object = try JSONReader.read(#"{"x-lab": 1, "notes": ["n"], "name": "a"}"#).object()
        #expect(try object.required("name").string() == "a")
        try object.finish()
    }

    @Test("The whole text may say where its schema is, in a string; no part of it may")
    func schemaAddress() throws {
        func finish(_ text: String) throws {
            var object = try JSONReader.read(text).object()
            if let inner = object.optional("in") { try inner.object().finish() }
            try object.finish()
        }
        try finish(#"{"$schema": "profile.json", "in": {}}"#)
        let number = try #require(throws: JSONError.self) { try finish(#"{"$schema": 1}"#) }
        #expect(number.place.path == #"$["$schema"]"# && number.expected == "the address of a schema")
        let inside = try #require(throws: JSONError.self) { try finish(#"{"in": {"$schema": "a"}}"#) }
        #expect(inside.found == "the unknown key \"$schema\"")
    }

    @Test("More than a few members are found as well as a few, and the stranger among them refused")
    func many() throws {
        let text = "{" + (0..<100).map { "\"k\($0)\": \($0)" }.joined(separator: ", ") + ", \"odd\": 0}"
        var object = try JSONReader.read(text).object()
        for index in 0..<100 { #expect(try object.required("k\(index)").integer() == index) }
        let error = try #require(throws: JSONError.self) { try object.finish() }
        #expect(error.place.path == "$.odd")
    }
}
