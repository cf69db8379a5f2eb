// Signals become bits of a mask and a doorbell; everything else happens on the terminal's thread.
#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

static const struct {
    int number;
    unsigned bit;
} watched[] = {
    {SIGHUP, CT_SIGNAL_HANG_UP},   {SIGINT, CT_SIGNAL_INTERRUPT},  {SIGTERM, CT_SIGNAL_TERMINATE},
    {SIGTSTP, CT_SIGNAL_STOP},     {SIGCONT, CT_SIGNAL_CONTINUE},  {SIGWINCH, CT_SIGNAL_RESIZE},
};
enum { watched_count = sizeof watched / sizeof watched[0] };
static const unsigned ending = CT_SIGNAL_HANG_UP | CT_SIGNAL_INTERRUPT | CT_SIGNAL_TERMINATE;

static struct sigaction before[watched_count];
static struct sigaction alarm_before, pipe_before;
static atomic_uint pending;
static int doorbell = -1;

static void note(int number) {
    int kept = errno;
    for (int i = 0; i < watched_count; i++) {
        if (watched[i].number != number) continue;
        atomic_fetch_or(&pending, watched[i].bit);
        if (watched[i].bit & ending) alarm(1);
    }
    ct_waker_ring(doorbell);
    errno = kept;
}

// A second after the wish to end, the terminal is still ours: its thread hangs in a write that the terminal does not
// take (a line that is dead, a window that is stopped). What waits to be sent is thrown away, so that it goes on.
static void hurry(int number) {
    (void)number;
    int kept = errno;
    tcflush(STDOUT_FILENO, TCOFLUSH);
    alarm(1);
    errno = kept;
}

int signals_install(void) {
    // Never closed: a handler on another thread may still be about to ring it.
    if (doorbell < 0) doorbell = ct_waker_open();
    if (doorbell < 0) return -1;
    atomic_store(&pending, 0);
    struct sigaction action = {0};
    action.sa_handler = note;
    action.sa_flags = SA_RESTART | SA_ONSTACK;
    sigfillset(&action.sa_mask);
    for (int i = 0; i < watched_count; i++) {
        sigaction(watched[i].number, &action, &before[i]);
        // What the caller had ignored (nohup, a shell without job control) stays ignored.
        if (before[i].sa_handler == SIG_IGN) sigaction(watched[i].number, &before[i], NULL);
    }
    action.sa_handler = hurry;
    sigaction(SIGALRM, &action, &alarm_before);
    // Standard error may lead into a pipe that nobody reads any more: no reason to leave a screen behind.
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, &pipe_before);
    return 0;
}

void signals_restore(void) {
    alarm(0);
    sigaction(SIGALRM, &alarm_before, NULL);
    sigaction(SIGPIPE, &pipe_before, NULL);
    for (int i = 0; i < watched_count; i++) sigaction(watched[i].number, &before[i], NULL);
}

int signals_may_stop(void) {
    struct sigaction present;
    return sigaction(SIGTSTP, NULL, &present) == 0 && present.sa_handler != SIG_IGN;
}

int signals_descriptor(void) { return doorbell; }

unsigned signals_take(void) {
    ct_waker_silence(doorbell);
    return atomic_exchange(&pending, 0);
}

void signals_put_back(unsigned mask) {
    if (mask == 0) return;
    atomic_fetch_or(&pending, mask);
    ct_waker_ring(doorbell);
}

void signals_stop_group(void) {
    struct sigaction ours, action = {0};
    // The whole group stops, or a script that runs us would go on waiting for us in front of a dead terminal.
    // We stop last and by a signal to this very thread, so that we are back only once continued.
    action.sa_handler = SIG_IGN;
    sigaction(SIGTSTP, &action, &ours);
    kill(0, SIGTSTP);
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, NULL);
    sigset_t only, kept;
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &only, &kept);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &kept, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    // The stop and its end have been dealt with; a wish to end that came meanwhile has not.
    signals_put_back(signals_take() & ~(CT_SIGNAL_STOP | CT_SIGNAL_CONTINUE));
}
