import CTerminal
import Testing

@testable import HapiTerminal

@Suite("Why there is no screen") struct TerminalErrorTests {
    @Test("without a terminal, the commands that need none are named")
    func noTerminal() {
        let output = TerminalError.noTerminal(.outputIsNoTerminal, stream: CT_STREAM_PIPE)
        #expect(output.found == "standard output leading to a pipe")
        #expect(
            output.remedy.contains("`hapi-tui evaluate`") && output.remedy.contains("`hapi-tui optimise`"))
        let input = TerminalError.noTerminal(.inputIsNoTerminal, stream: CT_STREAM_FILE)
        #expect(input.description.contains("standard input leading to a file"))
        #expect(input.expected == "a terminal to read keys from")
    }

    @Test("an unfit TERM is told as found, with what to set")
    func unfit() {
        let dumb = TerminalError.unfitTerminal(.terminalCannotPlaceCursor, name: "dumb")
        #expect(dumb.found == "TERM=dumb")
        #expect(dumb.remedy.contains("TERM=xterm-256color"))
        #expect(
            TerminalError.unfitTerminal(.terminalUnknown, name: nil).found == "no TERM in the environment")
        #expect(TerminalError.unfitTerminal(.terminalUnknown, name: "").found == "an empty TERM")
    }

    @Test("every answer of the C side has its error")
    func answers() {
        let reasons: [(Int32, TerminalError.Reason)] = [
            (CT_INPUT_IS_NO_TERMINAL, .inputIsNoTerminal), (CT_OUTPUT_IS_NO_TERMINAL, .outputIsNoTerminal),
            (CT_TERM_UNKNOWN, .terminalUnknown), (CT_TERM_CANNOT_ADDRESS, .terminalCannotPlaceCursor),
            (CT_BUSY, .busy), (CT_SYSTEM_ERROR, .system),
        ]
        for (answer, reason) in reasons {
            #expect(TerminalError.of(answer: answer, cause: 5).reason == reason)
        }
    }
}
