extension GlyphSet {
    /// For terminals with a UTF-8 locale.
    package static let unicode = GlyphSet(
        isASCII: false,
        topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯", horizontal: "─", vertical: "│",
        axisCorner: "└", axisTickLeft: "┤", axisTickBelow: "┬",
        exitInDesign: "◆", exitPinned: "▲", exitForbidden: "×", exitCandidate: "·", exitInfeasible: "○",
        pointer: "▸", stepBack: "◂", stepOn: "▸", moreLeft: "‹", moreRight: "›",
        cursorLeft: "▸", cursorRight: "◂", cursorAbove: "▾",
        bars: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        sliderLeft: "├", sliderLine: "─", sliderRight: "┤", sliderKnob: "●", sliderBroken: "×",
        better: "✓", worse: "!", alike: "≈",
        pointMissed: "·", pointFront: "•", pointCurrent: "◉", pointCursor: "╳",
        limitVertical: "┊", limitHorizontal: "┈",
        ellipsis: "…", replacement: "·", separator: "·", times: "×",
        atMost: "≤", atLeast: "≥", difference: "Δ", leftArrow: "←", rightArrow: "→", upArrow: "↑",
        downArrow: "↓", enter: "⏎")

    /// For `--ascii` and every other locale. What is worse is `!`, since a `-` would be read as the sign of
    /// the number beside it; what is alike is `=`, since `~` would be read as a number cut short.
    package static let ascii = GlyphSet(
        isASCII: true,
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|",
        axisCorner: "+", axisTickLeft: "+", axisTickBelow: "+",
        exitInDesign: "*", exitPinned: "^", exitForbidden: "x", exitCandidate: ".", exitInfeasible: "o",
        pointer: ">", stepBack: "<", stepOn: ">", moreLeft: "<", moreRight: ">",
        cursorLeft: "[", cursorRight: "]", cursorAbove: "v",
        bars: [" ", ".", ",", ":", "-", "=", "+", "*", "#"],
        sliderLeft: "[", sliderLine: "-", sliderRight: "]", sliderKnob: "O", sliderBroken: "x",
        better: "+", worse: "!", alike: "=",
        pointMissed: ",", pointFront: "*", pointCurrent: "@", pointCursor: "X",
        limitVertical: ":", limitHorizontal: "-",
        ellipsis: "~", replacement: "?", separator: "|", times: "x",
        atMost: "<=", atLeast: ">=", difference: "d", leftArrow: "<-", rightArrow: "->", upArrow: "Up",
        downArrow: "Down", enter: "Enter")
}
