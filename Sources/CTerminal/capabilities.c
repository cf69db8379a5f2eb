// terminfo, and the only file that sees <term.h>: its macros clash with ordinary names.
#include "internal.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

static const char *text_of(const char *name) {
    const char *value = tigetstr((char *)name);
    return value == NULL || value == (char *)-1 ? NULL : value;
}

static int has_rgb(void) {
    return tigetflag((char *)"RGB") > 0 || tigetnum((char *)"RGB") > 0 || text_of("RGB") != NULL;
}

int capabilities_read(capabilities_t *found) {
    int error = 0;
    // With a place for the error setupterm neither prints nor exits.
    if (setupterm(NULL, STDOUT_FILENO, &error) != OK) return CT_TERM_UNKNOWN;
    const char *address = text_of("cup");
    int answer = address == NULL ? CT_TERM_CANNOT_ADDRESS : CT_OK;
    if (answer == CT_OK) {
        int colours = tigetnum((char *)"colors");
        int palette = tigetnum((char *)"CO");
        found->colours = colours > 0 ? colours : 0;
        found->direct = colours >= 0x1000000 && has_rgb();
        found->palette_in_direct = palette > 0 && palette <= 256 ? palette : 8;
        found->has_alternate_screen = text_of("rmcup") != NULL;
        found->is_ansi = strncmp(address, "\033[", 2) == 0;
    }
    del_curterm(cur_term);
    return answer;
}

static struct {
    char *bytes;
    int count;
    int capacity;
} sink;

static int put_in_sink(int byte) {
    if (sink.count < sink.capacity) sink.bytes[sink.count++] = (char)byte;
    return byte;
}

static void add(const char *text) {
    if (text != NULL) tputs(text, 1, put_in_sink);
}

int capabilities_reset_codes(char *buffer, int capacity, int rows) {
    sink.bytes = buffer;
    sink.count = 0;
    sink.capacity = capacity;
    const char *address = text_of("cup");
    int is_ansi = address != NULL && strncmp(address, "\033[", 2) == 0;
    // CAN ends a control sequence that the crash may have cut in two.
    if (is_ansi) add("\030" MODES_OFF_MOUSE MODES_OFF_PASTE);
    add(text_of("sgr0"));
    add(text_of("op"));
    if (address != NULL && rows > 0)
        add(tparm((char *)address, (long)(rows - 1), 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    add(text_of("rmcup"));
    add(text_of("cnorm"));
    // Without an alternate screen the message must not begin in the middle of the last frame.
    if (text_of("rmcup") == NULL) add("\r\n");
    return sink.count;
}
