// Cells of the frame. Never box() or hline(): terminals differ in their line-drawing sets, not in Unicode.
#include "internal.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <wchar.h>

// Decodes one code point of well-formed UTF-8; a count of bytes, 0 where it is not well-formed.
static int decode(const uint8_t *bytes, int count, wchar_t *point) {
    if (count < 1) return 0;
    int length = bytes[0] < 0x80 ? 1 : bytes[0] < 0xc2 ? 0 : bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3
        : bytes[0] < 0xf5 ? 4 : 0;
    if (length == 0 || length > count) return 0;
    static const uint8_t first_mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint32_t value = bytes[0] & first_mask[length];
    for (int i = 1; i < length; i++) {
        if ((bytes[i] & 0xc0) != 0x80) return 0;
        value = value << 6 | (bytes[i] & 0x3f);
    }
    *point = (wchar_t)value;
    return length;
}

// One character and the marks above it, as curses takes them. A count of columns, 0 where it cannot be shown.
static int compose(const uint8_t *bytes, int count, wchar_t *points) {
    int used = 0, columns = 0;
    while (count > 0 && used < CCHARW_MAX) {
        wchar_t point;
        int length = decode(bytes, count, &point);
        if (length == 0 || (point >= 0x80 && !ct_is_utf8())) return 0;
        int width = wcwidth(point);
        if (used == 0) {
            if (width < 1) return 0;
            columns = width;
        } else if (width != 0) {
            // A further spacing character (a joined emoji) has no cell of its own: the first stands for all.
            break;
        }
        points[used++] = point;
        bytes += length;
        count -= length;
    }
    points[used] = 0;
    return columns;
}

int ct_put(
    int row, int column, const uint8_t *bytes, const uint8_t *lengths, int cells, int foreground,
    int background, unsigned attributes) {
    int spent = 0;
    int pair = pairs_of(foreground, background, &spent);
    attr_t look = ((attributes & CT_BOLD) ? A_BOLD : 0) | ((attributes & CT_UNDERLINE) ? A_UNDERLINE : 0)
        | ((attributes & CT_REVERSE) ? A_REVERSE : 0);
    enum { batch = 256 };
    cchar_t run[batch];
    int filled = 0, start = column;
    for (int i = 0; i < cells;) {
        wchar_t points[CCHARW_MAX + 1];
        int room = i + 1 < cells && lengths[i] > 0 && lengths[i + 1] == 0 ? 2 : 1;
        int columns = compose(bytes, lengths[i], points);
        if (columns != room) {
            // Narrower than its room: the character and a blank. Wider, or no character at all: a stand-in.
            if (columns == 0 || columns > room) {
                points[0] = lengths[i] == 0 ? L' ' : L'?';
                points[1] = 0;
            }
        }
        setcchar(&run[filled++], points, look, 0, &pair);
        if (columns != room && room == 2) setcchar(&run[filled++], L" ", look, 0, &pair);
        bytes += lengths[i];
        i += room;
        if (filled + 2 > batch || i >= cells) {
            mvadd_wchnstr(row, start, run, filled);
            start = column + i;
            filled = 0;
        }
    }
    return spent ? CT_PAIRS_SPENT : CT_OK;
}
