#define _GNU_SOURCE
#include "pseudo_terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

typedef struct {
    int kind;
    int detail;
} report_t;

// Runs in the session leader, between fork and exec: async-signal-safe calls alone. Never returns.
static void supervise(
    int slave, int reports, const char *path, char *const arguments[], char *const environment[]) {
    // Copies of other sessions' terminals would keep those from hanging up.
    for (int descriptor = 3; descriptor < 4096; descriptor++)
        if (descriptor != slave && descriptor != reports) close(descriptor);
    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    struct sigaction ignore = {0};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGTTOU, &ignore, NULL);
    sigaction(SIGTTIN, &ignore, NULL);
    sigaction(SIGHUP, &ignore, NULL);
    int program = fork();
    if (program == 0) {
        setpgid(0, 0);
        tcsetpgrp(slave, getpid());
        struct sigaction usual = {0};
        usual.sa_handler = SIG_DFL;
        for (int number = 1; number < 32; number++) sigaction(number, &usual, NULL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int standard = 0; standard < 3; standard++) dup2(slave, standard);
        execve(path, arguments, environment);
        _exit(127);
    }
    report_t report = {PT_TIMED_OUT, program};
    if (write(reports, &report, sizeof report) < 0) _exit(1);
    if (program < 0) _exit(1);
    for (;;) {
        siginfo_t info;
        // An ended program is looked at and left unreaped, so that its number stays its own until pt_close.
        int seen = waitid(P_PID, (id_t)program, &info, WEXITED | WSTOPPED | WCONTINUED | WNOWAIT);
        if (seen < 0 && errno == EINTR) continue;
        if (seen < 0) _exit(1);
        int is_over = info.si_code != CLD_STOPPED && info.si_code != CLD_CONTINUED;
        if (!is_over) {
            // Taken before it is told: what the told one does next is another event.
            info.si_pid = 0;
            waitid(P_PID, (id_t)program, &info, WSTOPPED | WCONTINUED | WNOHANG);
            if (info.si_pid == 0) continue;
        }
        int kind = info.si_code == CLD_EXITED ? PT_EXITED
            : info.si_code == CLD_STOPPED ? PT_STOPPED
            : info.si_code == CLD_CONTINUED ? PT_CONTINUED : PT_KILLED;
        report = (report_t){kind, info.si_status};
        if (write(reports, &report, sizeof report) < 0) _exit(1);
        if (is_over) break;
    }
    for (;;) pause();
}

static int take_report(pt_session *session, int timeout_ms, report_t *report) {
    struct pollfd watched = {session->reports, POLLIN, 0};
    int count;
    do count = poll(&watched, 1, timeout_ms);
    while (count < 0 && errno == EINTR);
    if (count <= 0) return count;
    return read(session->reports, report, sizeof *report) == (ssize_t)sizeof *report ? 1 : -1;
}

int pt_spawn(
    pt_session *session, const char *path, char *const arguments[], char *const environment[], int rows,
    int columns) {
    *session = (pt_session){-1, -1, -1, -1, {0}};
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int slave, reports[2];
    if (openpty(&session->master, &slave, NULL, NULL, &size) != 0) return -1;
    fcntl(session->master, F_SETFD, FD_CLOEXEC);
    fcntl(slave, F_SETFD, FD_CLOEXEC);
    if (tcgetattr(slave, &session->found) != 0 || pipe2(reports, O_CLOEXEC) != 0) {
        close(slave);
        pt_hang_up(session);
        return -1;
    }
    session->supervisor = fork();
    if (session->supervisor == 0) supervise(slave, reports[1], path, arguments, environment);
    close(slave);
    close(reports[1]);
    session->reports = reports[0];
    report_t first = {0, -1};
    int known = session->supervisor < 0 ? -1 : take_report(session, 10000, &first);
    session->program = known == 1 ? first.detail : -1;
    if (session->program > 0) return 0;
    pt_close(session);
    return -1;
}

int pt_wait(pt_session *session, int timeout_ms, int *detail) {
    report_t report = {PT_TIMED_OUT, 0};
    int count = take_report(session, timeout_ms, &report);
    *detail = report.detail;
    return count < 0 ? -1 : report.kind;
}

int pt_read(pt_session *session, void *buffer, int capacity, int timeout_ms) {
    struct pollfd watched = {session->master, POLLIN, 0};
    int count;
    do count = poll(&watched, 1, timeout_ms);
    while (count < 0 && errno == EINTR);
    if (count <= 0) return count;
    return (int)read(session->master, buffer, (size_t)capacity);
}

int pt_write(pt_session *session, const void *bytes, int count) {
    const char *rest = bytes;
    while (count > 0) {
        ssize_t written = write(session->master, rest, (size_t)count);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return -1;
        rest += written;
        count -= (int)written;
    }
    return 0;
}

int pt_resize(pt_session *session, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(session->master, TIOCSWINSZ, &size);
}

int pt_signal(pt_session *session, int number) {
    if (session->program <= 0) return errno = ESRCH, -1;
    return kill(number == SIGCONT ? -session->program : session->program, number);
}

static int serialised(const struct termios *settings, unsigned char *buffer, int capacity) {
    unsigned flags[] = {settings->c_iflag, settings->c_oflag, settings->c_cflag, settings->c_lflag,
                        cfgetispeed(settings), cfgetospeed(settings)};
    int count = (int)(sizeof flags + sizeof settings->c_cc);
    if (capacity < count) return errno = ENOSPC, -1;
    memcpy(buffer, flags, sizeof flags);
    memcpy(buffer + sizeof flags, settings->c_cc, sizeof settings->c_cc);
    return count;
}

int pt_settings(pt_session *session, unsigned char *buffer, int capacity) {
    struct termios settings;
    // The master answers with the settings of the side that the program sees.
    if (tcgetattr(session->master, &settings) != 0) return -1;
    return serialised(&settings, buffer, capacity);
}

int pt_has_found_settings(pt_session *session) {
    unsigned char found[128], present[128];
    int count = pt_settings(session, present, sizeof present);
    if (count < 0 || serialised(&session->found, found, sizeof found) != count) return -1;
    return memcmp(found, present, (size_t)count) == 0;
}

void pt_hang_up(pt_session *session) {
    if (session->master >= 0) close(session->master);
    session->master = -1;
}

void pt_close(pt_session *session) {
    // The supervisor leaves the program unreaped: while that one lives, its number belongs to nobody else.
    if (session->program > 0 && session->supervisor > 0) kill(-session->program, SIGKILL);
    if (session->supervisor > 0) {
        kill(session->supervisor, SIGKILL);
        while (waitpid(session->supervisor, NULL, 0) < 0 && errno == EINTR) {}
    }
    if (session->reports >= 0) close(session->reports);
    pt_hang_up(session);
    *session = (pt_session){-1, -1, -1, -1, {0}};
}
