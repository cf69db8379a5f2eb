import HapiJSON
import Testing

@Suite("Typed access")
struct JSONValueTests {
    private func message(_ body: () throws -> Void) throws -> String {
        try #require(throws: JSONError.self, performing: body).description
    }

    @Test("A value of another type is refused, saying what it is and what was wanted")
    func types() throws {
        let values = try JSONReader.read(#"[null, true, 1.5, "a", [1, 2], {"k": 1}, [], {}]"#).array()
        #expect(
            try message { _ = try values[0].string() }.hasSuffix("at $[0]: found null, expected a string"))
        #expect(try message { _ = try values[1].double() }.hasSuffix("found true, expected a number"))
        #expect(
            try message { _ = try values[2].bool() }.contains("found the number 1.5, expected true or false"))
        #expect(
            try message { _ = try values[3].array() }.contains("found the string \"a\", expected an array"))
        #expect(
            try message { _ = try values[4].object() }.contains("found an array of 2, expected an object"))
        #expect(try message { _ = try values[5].integer() }.contains("found an object, expected an integer"))
        #expect(
            try message { _ = try values[6].string("a name") }.contains(
                "found an empty array, expected a name"))
        #expect(
            try message { _ = try values[7].array("a shape") }.contains(
                "found an empty object, expected a shape"))
    }

    @Test(
        "An integer may be written with a point or an exponent, when it is exact",
        arguments: [
            ("10", 10), ("-0", 0), ("0.000", 0), ("0e999999999999999999999", 0), ("100.0", 100), ("1e2", 100),
            ("12.50e1", 125), ("1200e-2", 12), ("-1.5E+1", -15),
            ("9007199254740993.0", 9_007_199_254_740_993),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("-9223372036854775808.0", .min),
        ])
    func integers(_ text: String, _ expected: Int) throws {
        #expect(try JSONReader.read(text).integer() == expected)
    }

    @Test(
        "A number that is no integer, or none that fits, is refused as one",
        arguments: [
            "1.5", "1e300", "1e-1", "9223372036854775808", "-9223372036854775809", "1e99999999999999999999",
            "1e-99999999999999999999", "0.1e0", "10000000000000000000.0",
        ])
    func notIntegers(_ text: String) throws {
        let value = try JSONReader.read(text)
        #expect(
            try message { _ = try value.integer() }.contains("found the number \(text), expected an integer"))
    }

    @Test("A number beyond the largest Double is refused, one below the smallest is zero")
    func range() throws {
        #expect(try JSONReader.read("1.7976931348623157e308").double() == .greatestFiniteMagnitude)
        #expect(try JSONReader.read("1e-400").double() == 0)
        for text in ["1e309", "-1e400", String(repeating: "9", count: 400)] {
            let value = try JSONReader.read(text)
            #expect(try message { _ = try value.double() }.contains("no number beyond ±1.797e308"))
        }
    }

    @Test("A semantic check complains at the value, in its own words")
    func semantic() throws {
        let value = try #require(try JSONReader.read("[1, -3.5]").array().last)
        let expected =
            "line 1, column 5, at $[1]: found the number -3.5, expected a latency ≥ 0 ms; measure it again"
        #expect(
            try message { try value.fail(expected: "a latency ≥ 0 ms", remedy: "measure it again") }
                == expected)
        #expect(
            value.error(found: "a cycle", expected: "none").description.hasSuffix(
                "found a cycle, expected none"))
    }
}
