import HapiJSON
import Testing

@Suite("Writing")
struct JSONWriterTests {
    private static let sample = JSONOutput.object([
        ("name", .string("é\"\\/\n\u{1}\u{1F}\u{7F}")), ("shape", .array([.integer(3), .integer(32)])),
        ("layers", .array([.object([("macs", .integer(-7))]), .array([]), .object([])])), ("none", .null),
    ])

    @Test("Compact is one line without white space")
    func compact() {
        #expect(
            JSONWriter.text(Self.sample, style: .compact)
                == #"{"name":"é\"\\/\n\u0001\u001f\u007f","shape":[3,32],"#
                + #""layers":[{"macs":-7},[],{}],"none":null}"#
        )
    }

    @Test("Pretty expands objects, keeps scalars on one line and ends its last line")
    func pretty() {
        let expected = #"""
            {
              "name": "é\"\\/\n\u0001\u001f\u007f",
              "shape": [3, 32],
              "layers": [
                {
                  "macs": -7
                },
                [],
                {}
              ],
              "none": null
            }

            """#
        #expect(JSONWriter.text(Self.sample, style: .pretty) == expected)
        #expect(JSONWriter.text(.object([]), style: .pretty) == "{}\n")
    }

    @Test(
        "A number has one spelling, the shortest that reads back the same",
        arguments: [
            (1.0, "1.0"), (0.1, "0.1"), (-0.0, "0.0"), (0.7048078301, "0.7048078301"), (1e20, "1e+20"),
            (.leastNonzeroMagnitude, "5e-324"), (1e-7, "1e-07"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            (.nan, "null"), (-.infinity, "null"),
        ])
    func numbers(_ value: Double, _ expected: String) {
        #expect(JSONWriter.text(.number(value), style: .compact) == expected)
    }

    @Test("An absent figure is null")
    func optionals() {
        let values: [JSONOutput] = [
            .optional(1.5), .optional(nil as Double?), .optional(2), .optional(nil as Int?), .optional("a"),
            .optional(nil as String?),
        ]
        #expect(JSONWriter.text(.array(values), style: .compact) == #"[1.5,null,2,null,"a",null]"#)
    }
}

@Suite("Names that would steer a terminal")
struct JSONWriterSafetyTests {
    @Test("Control and format characters beyond ASCII are escaped, and read back as they were")
    func escapes() throws {
        let name = "a\u{9B}31m\u{202E}b\u{2028}c\u{7F}\u{E0001}é"
        let text = JSONWriter.text(.string(name), style: .compact)
        #expect(text == #""a\u009b31m\u202eb\u2028c\u007f\udb40\udc01é""#)
        #expect(try JSONReader.read(text).string() == name)
    }
}
