// The screen's life: taken, left and taken again, given back.
#include "internal.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static SCREEN *screen;
static struct termios found_settings;
static capabilities_t terminal;
static int wants_mouse;
static int is_utf8;
static int is_left;  // between ct_suspend and ct_resume

void write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        } else if (written < 0 && errno == EAGAIN) {
            struct pollfd out = {descriptor, POLLOUT, 0};
            // A terminal that takes nothing for a second is not waited for.
            if (poll(&out, 1, 1000) == 0) return;
        } else if (written == 0 || errno != EINTR) {
            return;
        }
    }
}

int ct_stream_kind(int descriptor) {
    struct stat status;
    if (isatty(descriptor)) return CT_STREAM_TERMINAL;
    if (fstat(descriptor, &status) != 0) return CT_STREAM_CLOSED;
    if (S_ISFIFO(status.st_mode)) return CT_STREAM_PIPE;
    if (S_ISSOCK(status.st_mode)) return CT_STREAM_SOCKET;
    if (S_ISREG(status.st_mode)) return CT_STREAM_FILE;
    // What was closed as the program began is held open the wrong way round, so that no file gets its number.
    int wrong = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    return (fcntl(descriptor, F_GETFL) & O_ACCMODE) == wrong ? CT_STREAM_CLOSED : CT_STREAM_DEVICE;
}

// Only the character type: LC_NUMERIC from the environment would put commas into numbers printed by C.
static void choose_locale(void) {
    const char *set = setlocale(LC_CTYPE, "");
    // Plain C most often means that nobody chose, or that the chosen locale is not installed here; a locale
    // of another encoding was chosen on purpose.
    if (set == NULL || strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0) setlocale(LC_CTYPE, "C.UTF-8");
    is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void set_modes(int on) {
    if (!terminal.is_ansi) return;
    if (on) {
        if (wants_mouse) write_all(STDOUT_FILENO, MODES_ON_MOUSE, strlen(MODES_ON_MOUSE));
        write_all(STDOUT_FILENO, MODES_ON_PASTE, strlen(MODES_ON_PASTE));
    } else {
        if (wants_mouse) write_all(STDOUT_FILENO, MODES_OFF_MOUSE, strlen(MODES_OFF_MOUSE));
        write_all(STDOUT_FILENO, MODES_OFF_PASTE, strlen(MODES_OFF_PASTE));
    }
}

static void enter(void) {
    capture_start();
    ct_resize();
    ct_refresh();
    set_modes(1);
    is_left = 0;
}

static void leave(void) {
    set_modes(0);
    if (!terminal.has_alternate_screen) {
        // The shell goes on where we leave off: not among the remains of a frame.
        erase();
        refresh();
    }
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &found_settings);
    crash_disarm();
    capture_end();
    is_left = 1;
}

int ct_start(int mouse) {
    if (screen != NULL) return CT_BUSY;
    if (!isatty(STDIN_FILENO)) return CT_INPUT_IS_NO_TERMINAL;
    if (!isatty(STDOUT_FILENO)) return CT_OUTPUT_IS_NO_TERMINAL;
    if (tcgetattr(STDIN_FILENO, &found_settings) != 0) return CT_SYSTEM_ERROR;
    int answer = capabilities_read(&terminal);
    if (answer != CT_OK) return answer;
    choose_locale();
    wants_mouse = mouse;
    // Before newterm: curses leaves handlers alone that are there already.
    if (signals_install() != 0) return CT_SYSTEM_ERROR;
    crash_install();
    screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) {
        crash_restore();
        signals_restore();
        return CT_TERM_UNKNOWN;
    }
    pairs_start(&terminal);
    raw();
    noecho();
    nonl();
    curs_set(0);
    scrollok(stdscr, FALSE);
    // Otherwise curses stops half-way through a frame when a key is waiting.
    typeahead(-1);
    def_prog_mode();
    enter();
    return CT_OK;
}

void ct_end(void) {
    if (screen == NULL) return;
    if (!is_left && !crash_is_under_way()) leave();
    delscreen(screen);
    screen = NULL;
    crash_restore();
    signals_restore();
}

int ct_colour_count(void) { return terminal.colours; }
int ct_has_direct_colour(void) { return terminal.direct; }
int ct_is_utf8(void) { return is_utf8; }

void ct_size(int *rows, int *columns) {
    *rows = screen == NULL ? 0 : getmaxy(stdscr);
    *columns = screen == NULL ? 0 : getmaxx(stdscr);
}

void ct_resize(void) {
    struct winsize size;
    if (screen == NULL) return;
    // A terminal that does not know its size says 0; curses' guess stays then.
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
    crash_arm(&found_settings, getmaxy(stdscr));
    ct_clear();
}

void ct_clear(void) {
    erase();
    clearok(stdscr, TRUE);
}

void ct_refresh(void) {
    if (crash_is_under_way()) return;
    // Where the cursor cannot be hidden it waits in the corner.
    move(getmaxy(stdscr) - 1, getmaxx(stdscr) - 1);
    refresh();
}

void ct_suspend(void) {
    if (screen == NULL || is_left || !signals_may_stop()) return;
    leave();
    signals_stop_group();
}

void ct_resume(void) {
    if (screen == NULL || crash_is_under_way()) return;
    // After a stop that could not be caught the settings are the shell's, though curses believes otherwise.
    if (!is_left) endwin();
    reset_prog_mode();
    enter();
}
