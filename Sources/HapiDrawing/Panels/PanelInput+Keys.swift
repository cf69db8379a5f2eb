import HapiExplorer

extension PanelInput {
    /// How the keys of a command are written on this screen; empty where it has none.
    func keyName(_ command: Command) -> String {
        screen.keymap.mainName(of: command, isASCII: glyphs.isASCII)
    }

    /// How a key is written on this screen that no file binds otherwise.
    func name(_ key: KeyPress.Key) -> String { KeyPress(key).name(isASCII: glyphs.isASCII) }
}
