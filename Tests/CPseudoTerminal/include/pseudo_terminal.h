// A program on a pseudo-terminal, for tests: spawned, fed, resized, signalled, waited for, and its terminal's
// settings compared before and after. (forkpty alone will not do: when the program leads the session, its end
// hangs the terminal up, and the kernel resets the settings that were to be looked at. Here a supervisor
// leads the session, as a shell does, and lives until pt_close; so job control works too.)
//
// Every descriptor is close-on-exec. Functions answer -1 with errno set on failure unless they say otherwise.
#pragma once

#include <termios.h>

typedef struct pt_session {
    /// The program's process, the leader of the terminal's foreground group.
    int program;
    /// The other side of the terminal: what is written here the program reads as keys.
    int master;
    /// The process that leads the session.
    int supervisor;
    /// Where the supervisor reports what becomes of the program.
    int reports;
    /// The terminal's settings before the program ran.
    struct termios found;
} pt_session;

// What pt_wait saw.
#define PT_TIMED_OUT 0
#define PT_EXITED 1
#define PT_KILLED 2
#define PT_STOPPED 3
#define PT_CONTINUED 4

/// Starts `path` with arguments and environment (both ending in NULL, `arguments` from the program's own
/// name) on a new terminal of this size. 0, or -1; a program that cannot be executed exits with 127.
int pt_spawn(
    pt_session *session, const char *path, char *const arguments[], char *const environment[], int rows,
    int columns);

/// Waits for the program to end, to stop or to be continued: PT_…, or -1. `detail` receives the exit code or
/// the signal's number.
int pt_wait(pt_session *session, int timeout_ms, int *detail);

/// Reads what the program has written: a count of bytes, 0 when nothing came in `timeout_ms`, or -1.
int pt_read(pt_session *session, void *buffer, int capacity, int timeout_ms);
/// Writes all the bytes, as if typed; 0 or -1.
int pt_write(pt_session *session, const void *bytes, int count);

/// Gives the terminal another size, which raises SIGWINCH in the program.
int pt_resize(pt_session *session, int rows, int columns);
/// Sends a signal to the program; SIGCONT to its whole group, as `fg` does.
int pt_signal(pt_session *session, int number);

/// Writes the terminal's settings (termios flags, speeds and control characters) as bytes that are equal
/// where the settings are; a count of bytes, at most 128, or -1.
int pt_settings(pt_session *session, unsigned char *buffer, int capacity);

/// 1 where the settings are those of before the program ran, 0 where not, or -1.
int pt_has_found_settings(pt_session *session);

/// Closes the terminal as a vanished terminal window does, and leaves the program to find out.
void pt_hang_up(pt_session *session);

/// Ends everything: kills what still runs and reaps it. Idempotent.
void pt_close(pt_session *session);
