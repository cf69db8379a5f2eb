import HapiExplorer
import HapiFormats
import HapiJSON
import HapiONNX
import TestSupport

/// What every input is called, so that a name is seen to be made safe as well.
let fuzzedFile = "fuzzed\u{1B}[2J"

/// Ends the process, for libFuzzer to keep the input, where a fact does not hold.
func claim(
    _ holds: Bool, _ fact: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
    if !holds { fatalError("does not hold: \(fact())", file: file, line: line) }
}

/// What a reader makes of an input; `nil` for a refusal, which has to say what is wrong, and to be safe to print.
func attempt<Value>(_ read: () throws -> Value) -> Value? {
    do {
        return try read()
    } catch {
        let refusal: InputError? =
            switch error {
            case let error as InputError: error
            case let error as JSONError: InputError(error, file: fuzzedFile)
            case let error as ONNXDefect:
                InputError(
                    file: fuzzedFile, place: error.place, found: error.found, expected: error.expected,
                    remedy: error.remedy)
            case let error as ExplorerContext.Refusal:
                InputError(file: fuzzedFile, found: error.reason, expected: "work that can be restored")
            default: nil
            }
        claim(refusal?.isUnsafe == false, "a refusal is safe to print: \(error)")
        claim(refusal?.found.isEmpty == false, "a refusal says what was found: \(error)")
        claim(refusal?.expected.isEmpty == false, "a refusal says what was expected: \(error)")
        return nil
    }
}

/// What a reader makes of text that the program itself wrote, which it must not refuse.
func own<Value>(_ read: () throws -> Value, file: StaticString = #fileID, line: UInt = #line) -> Value {
    do {
        return try read()
    } catch {
        fatalError("what was written is refused: \(error)", file: file, line: line)
    }
}
