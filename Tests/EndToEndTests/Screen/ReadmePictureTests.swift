import Foundation
import Testing

extension EndToEnd {
    @Suite("The README's pictures") struct ReadmePictureTests {
        @Test("show what the program draws; `make pictures` draws them anew", arguments: ["dark", "light"])
        func current(_ theme: String) throws {
            let folder = try TemporaryFolder()
            let pictures = "\(Program.project)/Themes/Pictures"
            let frame = try Program.run(
                [
                    Program.profile("x86-torch"), "--play", "\(pictures)/tour.jsonl", "--dump-frame",
                    "120x36",
                    "--ansi", "--theme", theme,
                ], in: folder)
            #expect(frame.status == 0, "\(frame.errorText)")
            try Data(frame.output).write(to: URL(filePath: folder.file("frame")))
            let python = try #require(Program.tool("python3"), "the pictures are made with python3")
            let palette = try String(
                contentsOfFile: "\(Program.project)/Themes/\(theme).json", encoding: .utf8)
            let background = try #require(palette.firstMatch(of: /"background": "(#[0-9a-f]{6})"/)).1
            let picture = try ChildProcess.run(
                python,
                [
                    "\(pictures)/ansi_to_svg.py", folder.file("frame"), "--title", "hapi-tui, \(theme) theme",
                    "--background", String(background),
                ], environment: Program.environment(in: folder))
            let kept = try Data(contentsOf: URL(filePath: "\(pictures)/\(theme).svg"))
            #expect(kept == Data(picture.output))
        }
    }
}
