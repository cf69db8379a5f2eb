"""The task `glyphs-100`: a hundred characters that print alike in most typefaces.

Left out are characters that another one looks like in some face: capital O beside 0, I beside l, Greek and
Cyrillic capitals drawn as Latin ones. What is left is told apart by its shape alone.
"""

from __future__ import annotations

DIGITS = "123456789"
LATIN_CAPITALS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
LATIN_SMALL = "abdefghmnqrt"
GREEK_CAPITALS = "ΓΔΘΛΞΠΣΦΨΩ"
GREEK_SMALL = "αβγδεζλμξπσω"
CYRILLIC = "БДЖИЦЧШЩЫЭЮЯЪЄ"
SYMBOLS = "&@#%?$€£¥§¶©®"
LIGATURES_AND_REST = "ÆæØ{+"

# A label is a place in this list, so its order is part of the data sets.
CLASSES: tuple[str, ...] = tuple(
    DIGITS
    + LATIN_CAPITALS
    + LATIN_SMALL
    + GREEK_CAPITALS
    + GREEK_SMALL
    + CYRILLIC
    + SYMBOLS
    + LIGATURES_AND_REST
)
