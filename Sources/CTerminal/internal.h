// What the files of this module share.
#pragma once

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <stddef.h>
#include <termios.h>

#include "CTerminal.h"

// capabilities.c: what terminfo says about $TERM.
typedef struct {
    int colours;          // 0: none
    int direct;           // 1: colour numbers are 0xRRGGBB
    int palette_in_direct;  // colour numbers below this stay palette entries although direct is 1
    int has_alternate_screen;
    int is_ansi;          // 1: control sequences begin with ESC [
} capabilities_t;
int capabilities_read(capabilities_t *found);
// Writes to `buffer` the codes that undo what a screen does; a count of bytes.
int capabilities_reset_codes(char *buffer, int capacity, int rows);

// pairs.c: colours to pair numbers.
void pairs_start(const capabilities_t *found);
// The pair of two colours; *spent becomes 1 when the default pair stands in.
int pairs_of(int foreground, int background, int *spent);

// signals.c: a mask filled by handlers and a descriptor that becomes readable with it.
int signals_install(void);
void signals_restore(void);
int signals_descriptor(void);
unsigned signals_take(void);
void signals_put_back(unsigned mask);
// 0 where the caller ignores SIGTSTP: nobody would continue us.
int signals_may_stop(void);
// Stops the process group; back after SIGCONT.
void signals_stop_group(void);

// crash.c: the terminal made whole when the process dies.
void crash_install(void);
void crash_restore(void);
// Settings and codes to put back; called whenever they change.
void crash_arm(const struct termios *settings, int rows);
void crash_disarm(void);
// 1 once a crash is being handled on some thread: nothing more may be drawn.
int crash_is_under_way(void);

// capture.c: standard error while the screen is up.
void capture_start(void);
void capture_end(void);  // async-signal-safe

// terminal.c
void write_all(int descriptor, const char *bytes, size_t count);  // async-signal-safe
#define MODES_ON_MOUSE "\033[?1002h\033[?1006h"
#define MODES_OFF_MOUSE "\033[?1006l\033[?1002l"
#define MODES_ON_PASTE "\033[?2004h"
#define MODES_OFF_PASTE "\033[?2004l"
