// Colours to pair numbers. COLOR_PAIR() holds only 256 of them; these are extended pairs.
#include "internal.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <string.h>

enum { slots = 8192, most_pairs = slots / 2 };

typedef struct {
    int foreground;
    int background;
    int pair;  // 0: empty
} slot_t;

static slot_t table[slots];
static capabilities_t terminal;
static int limit;  // pairs 1..<limit may be handed out
static int next;
static int has_default;

void pairs_start(const capabilities_t *found) {
    terminal = *found;
    limit = 0;
    if (found->colours > 0 && start_color() == OK) {
        has_default = use_default_colors() == OK;
        limit = COLOR_PAIRS < most_pairs ? COLOR_PAIRS : most_pairs;
        if (COLORS < terminal.colours) terminal.colours = COLORS;
    } else {
        terminal.colours = 0;
    }
    ct_forget_pairs();
}

void ct_forget_pairs(void) {
    memset(table, 0, sizeof table);
    next = 1;
}

// The 256-colour palette's usual RGB values, for palette numbers on a terminal that speaks RGB.
static int rgb_of_palette(int index) {
    static const int levels[] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
    static const int first[] = {
        0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xc0c0c0,
        0x808080, 0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff};
    if (index < 16) return first[index];
    if (index >= 232) return (8 + 10 * (index - 232)) * 0x010101;
    index -= 16;
    return levels[index / 36] << 16 | levels[index / 6 % 6] << 8 | levels[index % 6];
}

// The terminal's number for a colour; `missing` where it has none.
static int number_of(int colour, int missing) {
    if (colour < 0) return missing;
    if (!terminal.direct) return colour < terminal.colours ? colour : missing;
    if (colour < terminal.palette_in_direct) return colour;
    int rgb = colour & CT_RGB ? colour & 0xffffff : colour < 256 ? rgb_of_palette(colour) : -1;
    if (rgb < 0) return missing;
    // The lowest numbers still mean palette entries; the nearest RGB number that does not is one red up.
    return rgb < terminal.palette_in_direct ? rgb | 0x010000 : rgb;
}

int pairs_of(int foreground, int background, int *spent) {
    if (limit == 0) return 0;
    foreground = number_of(foreground, has_default ? -1 : COLOR_WHITE);
    background = number_of(background, has_default ? -1 : COLOR_BLACK);
    if (has_default && foreground < 0 && background < 0) return 0;
    unsigned hash = ((unsigned)foreground * 2654435761u) ^ ((unsigned)background * 2246822519u);
    unsigned place = (hash ^ hash >> 15) % slots;
    for (; table[place].pair != 0; place = (place + 1) % slots)
        if (table[place].foreground == foreground && table[place].background == background)
            return table[place].pair;
    if (next >= limit || init_extended_pair(next, foreground, background) != OK) {
        *spent = 1;
        return 0;
    }
    table[place] = (slot_t){foreground, background, next};
    return next++;
}
