#!/usr/bin/env python3
"""Turns a screen as ANSI text into a picture: a self-contained SVG.

    tmux capture-pane -e -p | ./ansi_to_svg.py --title "The explorer" > explorer.svg

Reads UTF-8 with SGR sequences (ECMA-48 §8.3.117: bold, underline, reverse; 16, 256 and 24-bit colours); other
sequences are ignored. A cell is 8 by 16 units. Text is set in runs of one style, each stretched to its columns,
so that it stands where it should in any fixed-width font. Blocks (U+2580…), braille (U+2800…) and the light and
heavy lines of box drawing (U+2500…) are shapes, so that they meet without gaps in every viewer. The same text
gives the same bytes.
"""

import argparse
import re
import sys
import unicodedata
from itertools import groupby
from typing import NamedTuple, Optional
from xml.sax.saxutils import escape

WIDTH, HEIGHT, MARGIN = 8, 16, 8
FONT = "DejaVu Sans Mono,Menlo,Consolas,Liberation Mono,monospace"
# A fixed-width letter is 0.6 of its size wide.
FONT_SIZE, BASELINE, UNDERLINE = 13.3, 12, 14.5

# xterm's first sixteen colours; its others follow from their numbers.
SIXTEEN = (
    "#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 "
    "#7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff"
).split()

# Lines from a place in the cell: arms from its middle, curves, diagonals. Heavy ones follow the light ones.
ARMS = {"l": (4, 8, "h-4"), "r": (4, 8, "h4"), "u": (4, 8, "v-8"), "d": (4, 8, "v8")}
CROSSINGS = dict(zip("│┌┐└┘├┤┬┴┼╴╵╶╷", "ud dr dl ur ul udr udl lrd lru lrud l u r d".split()))
HEAVY = dict(zip("┃┏┓┗┛┣┫┳┻╋╸╹╺╻", CROSSINGS.values()))
CURVES = {
    "╭": (4, 16, "v-4q0-4 4-4"), "╮": (4, 16, "v-4q0-4-4-4"), "╯": (4, 0, "v4q0 4-4 4"),
    "╰": (4, 0, "v4q0 4 4 4"), "╱": (0, 16, "l8-16"), "╲": (0, 0, "l8 16"), "╳": (0, 0, "l8 16m-8 0l8-16"),
}  # fmt: skip
# Dashes: of which way, and how many there are in a cell.
DASHES = {"┄": "h3", "┈": "h4", "╌": "h2", "┆": "v3", "┊": "v4", "╎": "v2"}
SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}


class Style(NamedTuple):
    """The look of a cell; a colour is None for the terminal's own."""

    foreground: Optional[str] = None
    background: Optional[str] = None
    bold: bool = False
    underline: bool = False
    reverse: bool = False


class Cell(NamedTuple):
    """A character (with the marks on it), and the columns that it takes."""

    text: str
    style: Style
    columns: int = 1


def palette(index: int) -> str:
    """The colour of an entry of xterm's 256."""
    if index < 16:
        return SIXTEEN[index]
    if index >= 232:
        return "#" + f"{8 + 10 * (index - 232):02x}" * 3
    levels = (0, 95, 135, 175, 215, 255)
    index -= 16
    return f"#{levels[index // 36]:02x}{levels[index // 6 % 6]:02x}{levels[index % 6]:02x}"


def restyled(style: Style, sequence: str) -> Style:
    """The style after the parameters of an SGR sequence; those that are not known change nothing."""
    codes = [int(code or 0) for code in re.split("[;:]", sequence)]
    while codes:
        code = codes.pop(0)
        ground = "foreground" if code < 40 or 90 <= code < 100 else "background"
        if code == 0:
            style = Style()
        elif code in (1, 4, 7, 22, 24, 27):
            attribute = {1: "bold", 2: "bold", 4: "underline", 7: "reverse"}[code % 20]
            style = style._replace(**{attribute: code < 20})
        elif code in (38, 48) and codes[:1] == [5] and len(codes) > 1 and codes[1] < 256:
            style = style._replace(**{ground: palette(codes[1])})
            del codes[:2]
        elif code in (38, 48) and codes[:1] == [2] and len(codes) > 3 and max(codes[1:4]) < 256:
            style = style._replace(**{ground: "#{:02x}{:02x}{:02x}".format(*codes[1:4])})
            del codes[:4]
        elif code in (39, 49):
            style = style._replace(**{ground: None})
        elif 30 <= code < 38 or 40 <= code < 48:
            style = style._replace(**{ground: SIXTEEN[code % 10]})
        elif 90 <= code < 98 or 100 <= code < 108:
            style = style._replace(**{ground: SIXTEEN[code % 10 + 8]})
    return style


def rows_of(text: str) -> list[list[Cell]]:
    """The cells of each line."""
    rows, style = [], Style()
    for line in text.removesuffix("\n").split("\n"):
        row: list[Cell] = []
        for part in re.finditer(r"\x1b\[([\d;:]*)m|\x1b\[[^@-~]*[@-~]|\x1b.|([^\x00-\x1f\x7f])", line):
            sequence, character = part.groups()
            if sequence is not None:
                style = restyled(style, sequence)
            elif character and unicodedata.category(character) in ("Mn", "Me", "Cf"):
                if row:
                    row[-1] = row[-1]._replace(text=row[-1].text + character)
            elif character:
                wide = unicodedata.east_asian_width(character) in "WF"
                row.append(Cell(character, style, 2 if wide else 1))
        rows.append(row)
    return rows


def box(left: float, top: float, width: float, height: float) -> str:
    """The path of a rectangle."""
    return f"M{left:g} {top:g}h{width:g}v{height:g}h{-width:g}z"


def kind(position: int, cell: Cell) -> str:
    """What may be drawn together: equal shapes, letters. Other signs may come from another font: each alone."""
    character = cell.text[0]
    if character.isspace() or character == "\u2800":
        return ""
    is_block = "\u2580" <= character <= "\u2595" or "\u2800" <= character <= "\u28ff"
    if is_block or character in "─━" or any(character in table for table in (CROSSINGS, HEAVY, CURVES, DASHES)):
        return character
    return "letters" if character < "\u0250" else f"sign {position}"


class Picture:
    """What is seen, by the attributes it is drawn with: grounds first, then shapes, then text."""

    def __init__(self, foreground: str, background: str) -> None:
        self.own = (foreground, background)
        self.paths: tuple[dict[str, str], dict[str, str]] = ({}, {})
        self.texts: dict[str, list[str]] = {}

    def ground(self, colour: str, path: str) -> None:
        """Adds what lies behind all shapes and text."""
        layer = f'fill="{colour}" shape-rendering="crispEdges"'
        self.paths[0][layer] = self.paths[0].get(layer, "") + path

    def block(self, colour: str, path: str, opacity: float = 1) -> None:
        """Adds an area."""
        layer = f'fill="{colour}" shape-rendering="crispEdges"' + (f' opacity="{opacity}"' if opacity < 1 else "")
        self.paths[1][layer] = self.paths[1].get(layer, "") + path

    def line(self, colour: str, path: str, width: float = 1, cap: str = "square") -> None:
        """Adds a stroke."""
        # Half a unit away from the middle of the cell, a thin line fills whole pixels.
        shift = ' transform="translate(.5 .5)"' if cap == "square" else ""
        layer = f'fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linecap="{cap}"{shift}'
        self.paths[1][layer] = self.paths[1].get(layer, "") + path

    def row(self, top: int, cells: list[Cell]) -> int:
        """Draws a line of cells, and returns how far it reaches."""
        left = 0
        for style, same in groupby(cells, key=lambda cell: cell.style):
            styled = list(same)
            start, own = left, self.own
            front, behind = style.foreground or own[0], style.background or own[1]
            if style.reverse:
                front, behind = behind, front
            for what, group in groupby(enumerate(styled), key=lambda pair: kind(*pair)):
                run = [cell for _, cell in group]
                width = WIDTH * sum(cell.columns for cell in run)
                if len(what) == 1:
                    self.shape(what, left, top, width, front)
                elif what:
                    text = escape("".join(cell.text for cell in run))
                    fit = "" if what == "letters" else ' lengthAdjust="spacingAndGlyphs"'
                    layer = f'fill="{front}"' + (' font-weight="bold"' if style.bold else "")
                    self.texts.setdefault(layer, []).append(
                        f'<text x="{left}" y="{top + BASELINE}" textLength="{width}"{fit}>{text}</text>'
                    )
                left += width
            if behind != own[1]:
                self.ground(behind, box(start, top, left - start, HEIGHT))
            if style.underline:
                self.block(front, box(start, top + UNDERLINE, left - start, 1))
        return left

    def shape(self, character: str, left: int, top: int, width: int, colour: str) -> None:
        """Draws a sign of block elements, braille or box drawing as often as the width has cells."""
        code = ord(character)
        cells = range(left, left + width, WIDTH)
        if code >= 0x2800:
            # A round cap on a line of no length is a dot. The bits go down the left column, then down the
            # right one, and the lowest row has the last two.
            spots = [(2, 2), (2, 6), (2, 10), (6, 2), (6, 6), (6, 10), (2, 14), (6, 14)]
            dots = [spot for bit, spot in enumerate(spots) if code >> bit & 1]
            self.line(colour, "".join(f"M{x + i} {top + j}h0" for x in cells for i, j in dots), 2.8, "round")
        elif character in "─━":
            self.line(colour, f"M{left} {top + 8}h{width}", 1 if character == "─" else 2)
        elif character in DASHES:
            way, count = DASHES[character][0], int(DASHES[character][1])
            pitch = (WIDTH if way == "h" else HEIGHT) / count
            for x in cells:
                for start in (pitch * (index + 0.25) for index in range(count)):
                    place = (x + start, top + 8) if way == "h" else (x + 4, top + start)
                    self.line(colour, "M{:g} {:g}".format(*place) + f"{way}{pitch / 2:g}", 1, "butt")
        elif code < 0x2580:
            arms = CROSSINGS.get(character) or HEAVY.get(character, "")
            paths = [CURVES[character]] if character in CURVES else [ARMS[arm] for arm in arms]
            path = "".join(f"M{x + i} {top + j}{path}" for x in cells for i, j, path in paths)
            self.line(colour, path, 2 if character in HEAVY else 1)
        elif character in SHADES:
            self.block(colour, box(left, top, width, HEIGHT), SHADES[character])
        elif character in "▀▔":
            self.block(colour, box(left, top, width, 8 if character == "▀" else 2))
        elif code <= 0x2588:
            level = 2 * (code - 0x2580)
            self.block(colour, box(left, top + HEIGHT - level, width, level))
        else:
            columns = {"▐": 4, "▕": 1}.get(character, 0x2590 - code)
            for x in cells:
                self.block(colour, box(x + (WIDTH - columns if character in "▐▕" else 0), top, columns, HEIGHT))

    def svg(self, title: str, width: int, height: int) -> str:
        """The whole file, for a grid of cells of `width` by `height` units."""
        place = f"{-MARGIN} {-MARGIN} {width + 2 * MARGIN} {height + 2 * MARGIN}"
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{place}" width="{width + 2 * MARGIN}" '
            f'height="{height + 2 * MARGIN}" role="img" font-family="{FONT}" font-size="{FONT_SIZE}">',
            f"<title>{escape(title)}</title>",
            f'<path fill="{self.own[1]}" d="{box(*map(int, place.split()))}"/>',
        ]
        lines += (f'<path {layer} d="{path}"/>' for paths in self.paths for layer, path in paths.items())
        for layer, texts in self.texts.items():
            lines += [f"<g {layer}>", *texts, "</g>"]
        return "\n".join([*lines, "</svg>", ""])


def colour(text: str) -> str:
    """A colour of the command line."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no colour: write #rrggbb")
    return text.lower()


def main() -> None:
    parser = argparse.ArgumentParser(description="ANSI text in, SVG on standard output.")
    parser.add_argument("file", nargs="?", type=argparse.FileType("rb"), default=sys.stdin.buffer)
    parser.add_argument("--title", default="A terminal", help="what the picture shows, for those who hear it")
    parser.add_argument("--foreground", type=colour, default="#d6dae0", help="the terminal's own (%(default)s)")
    parser.add_argument("--background", type=colour, default="#16181d", help="the terminal's own (%(default)s)")
    options = parser.parse_args()
    rows = rows_of(options.file.read().decode("utf-8", errors="replace"))
    picture = Picture(options.foreground, options.background)
    width = max(picture.row(HEIGHT * index, row) for index, row in enumerate(rows))
    sys.stdout.buffer.write(picture.svg(options.title, width, HEIGHT * len(rows)).encode())


if __name__ == "__main__":
    main()
