/// Keys and the mouse.
extension TmuxScreen {
    /// Types characters as they are.
    func type(_ text: String) throws {
        try run(["send-keys", "-l", "--", text])
    }

    /// Presses a key by tmux's name for it ("Enter", "Escape", "C-r"), several times.
    func press(_ key: String, times: Int = 1) throws {
        try run(["send-keys", "-N", "\(times)", key])
    }

    /// Pastes text as a terminal does, in brackets where the program has asked for them.
    func paste(_ text: String) throws {
        try run(["set-buffer", "--", text])
        try run(["paste-buffer", "-p"])
    }

    /// Sends bytes as they are, whatever they would mean to tmux.
    func send(_ text: String) throws {
        try run(["set-buffer", "--", text])
        try run(["paste-buffer", "-r"])
    }

    enum Button: Int {
        case left, middle, right
    }

    /// Presses a button and lets it go.
    func click(_ place: ScreenRows.Place, _ button: Button = .left) throws {
        try sendMouse(button.rawValue, place)
        try sendMouse(button.rawValue, place, isRelease: true)
    }

    /// Clicks on a text that is on the screen.
    func click(on text: String, _ button: Button = .left) throws {
        let place = try wait(for: text).place(of: text)
        if let place { try click(place, button) }
    }

    /// Presses the left button at the first place, moves through the others, lets go at the last.
    /// `whileHeld` is called before the button is let go.
    func drag(_ places: [ScreenRows.Place], whileHeld: () throws -> Void = {}) throws {
        guard let first = places.first, let last = places.last else { return }
        try sendMouse(0, first)
        // A terminal reports a move with 32 added to the button.
        for place in places.dropFirst() { try sendMouse(32, place) }
        try whileHeld()
        try sendMouse(0, last, isRelease: true)
    }

    /// Turns the wheel by a notch.
    func scroll(isUp: Bool, _ place: ScreenRows.Place) throws {
        try sendMouse(isUp ? 64 : 65, place)
    }

    /// A report as a terminal sends it in mode 1006.
    private func sendMouse(_ button: Int, _ place: ScreenRows.Place, isRelease: Bool = false) throws {
        let report = "\u{1B}[<\(button);\(place.x + 1);\(place.y + 1)\(isRelease ? "m" : "M")"
        try run(["send-keys", "-H"] + report.utf8.map { String($0, radix: 16) })
    }
}
