import HapiExplorer
import HapiFormats
import Testing

@testable import HapiCommands

@Suite("What is said as the screen opens")
struct OpeningMessagesTests {
    @Test("All stands in one line, with a capital at its start and in names alone")
    func oneLine() {
        var messages = OpeningMessages(home: nil)
        #expect(messages.message == nil)
        messages.note("There is unsaved work")
        #expect(messages.message == Message("There is unsaved work"))
        messages.note("Bench is open", isNamed: true)
        messages.note("Restored something")
        messages.add(InputError(file: "keys.json", found: "one", expected: "two", remedy: "do it"))
        #expect(
            messages.message
                == Message(
                    "keys.json: found one, expected two; there is unsaved work; Bench is open; "
                        + "restored something", isError: true))
    }
}
