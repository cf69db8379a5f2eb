import Foundation
import HapiDrawing
import HapiExplorer
import HapiFormats
import HapiJSON
import TestSupport

/// What a user's own files say of the screen.
extension Harness {
    /// Themes, which may inherit from those that are shipped; and a frame in each.
    static let theme = Harness("theme", longest: 4096) { bytes in
        let theme = attempt {
            try Theme.read(bytes) { name in
                guard let parent = shippedThemes[name] else { throw Unexpected("the theme \(name)") }
                return parent
            }
        }
        guard let theme else { return }
        for depth in ColourDepth.allCases { _ = theme.shortfalls(at: depth) }
        let frame = Screen(context: Fixed.context, theme: theme).frame(Fixed.state, width: 80, height: 24)
        claim(frame.surface.rows == plainRows, "a theme changes no character")
        _ = AnsiText.text(frame.surface, depth: .trueColour)
    }

    private static let shippedThemes: [String: [UInt8]] = Dictionary(
        uniqueKeysWithValues: ["dark", "light", "mono"].map { name in
            (
                name,
                own {
                    [UInt8](
                        try Data(contentsOf: URL(fileURLWithPath: "\(Checkout.root)/Themes/\(name).json")))
                }
            )
        })

    private static let plainRows = Screen(context: Fixed.context, theme: .builtIn)
        .frame(Fixed.state, width: 80, height: 24).surface.rows

    /// The user's keys; what is written of them reads as the same.
    static let keys = Harness("keys", longest: 2048) { bytes in
        guard let keymap = attempt({ try Keymap.read(bytes) }) else { return }
        let again = own { try Keymap.read(JSONWriter.bytes(keymap.file, style: .compact)) }
        claim(again == keymap, "the keys are kept")
        let screen = Screen(context: Fixed.context, theme: .builtIn, keymap: keymap)
        _ = screen.frame(Fixed.state, width: 80, height: 24)
    }

    static let configuration = Harness("configuration", longest: 512) { bytes in
        _ = attempt { try ExplorerConfiguration.read(bytes, file: fuzzedFile) }
    }
}
