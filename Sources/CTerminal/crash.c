// A terminal left whole by a crash: without this a trap leaves the alternate screen and raw mode behind.
// Everything in the handler is async-signal-safe.
#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

static const int fatal[] = {
    SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT, SIGSYS,
    // Nothing that the program did wrong, and its end all the same.
    SIGXCPU, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGPWR, SIGIO,
};
enum { fatal_count = sizeof fatal / sizeof fatal[0], fault_count = 8, code_capacity = 512 };

// Whether whoever dealt with a fault before gets to see it.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

static struct sigaction before[fatal_count];
static stack_t stack_before;
static char *own_stack;

// Two sets of codes: a handler reads one while the terminal's thread writes the other.
static struct {
    char bytes[code_capacity];
    int count;
} codes[2];
static struct termios shell_settings;
static atomic_int armed = -1;  // which set, or -1
static atomic_int under_way;
static int chains;

static void make_whole(void) {
    int set = atomic_exchange(&armed, -1);
    if (set < 0) return;
    write_all(STDOUT_FILENO, codes[set].bytes, (size_t)codes[set].count);
    tcsetattr(STDIN_FILENO, TCSANOW, &shell_settings);
    capture_end();
}

static void handle(int number, siginfo_t *info, void *context) {
    (void)context;
    int kept = errno;
    atomic_store(&under_way, 1);
    make_whole();
    struct sigaction usual = {0};
    usual.sa_handler = SIG_DFL;
    for (int i = 0; i < fatal_count; i++)
        if (fatal[i] == number) sigaction(number, chains ? &before[i] : &usual, NULL);
    // A fault of the processor happens again on return, now to the other action. One that was sent does not;
    // neither does a breakpoint, whose return address lies behind it.
    int recurs = info->si_code > 0
        && (number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE);
    if (!recurs) raise(number);
    errno = kept;
}

// exit() from anywhere while the screen is up.
static void at_exit(void) {
    if (atomic_load(&armed) >= 0) atomic_store(&under_way, 1);
    make_whole();
}

void crash_install(void) {
    static int registered;
    if (!registered) registered = atexit(at_exit) == 0;
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        // Room for a handler when this thread's own stack has run out.
        stack_t stack = {0};
        stack.ss_size = 65536;
        stack.ss_sp = own_stack = malloc(stack.ss_size);
        if (own_stack != NULL && sigaltstack(&stack, &stack_before) != 0) {
            free(own_stack);
            own_stack = NULL;
        }
    }
    struct sigaction action = {0};
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigfillset(&action.sa_mask);
    // Swift's own handler prints a backtrace and then holds the terminal for half a minute, waiting for a key: for
    // those alone who ask for it.
    chains = IS_SANITIZED || getenv("SWIFT_BACKTRACE") != NULL;
    for (int i = 0; i < fatal_count; i++) {
        sigaction(fatal[i], &action, &before[i]);
        // What would not have ended the program does not end the screen.
        int would_end = i < fault_count ? before[i].sa_handler != SIG_IGN : before[i].sa_handler == SIG_DFL;
        if (!would_end) sigaction(fatal[i], &before[i], NULL);
    }
}

void crash_restore(void) {
    for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &before[i], NULL);
    if (own_stack != NULL) {
        sigaltstack(&stack_before, NULL);
        free(own_stack);
        own_stack = NULL;
    }
}

void crash_arm(const struct termios *settings, int rows) {
    int set = atomic_load(&armed) == 0 ? 1 : 0;
    codes[set].count = capabilities_reset_codes(codes[set].bytes, code_capacity, rows);
    shell_settings = *settings;
    atomic_store(&armed, set);
}

void crash_disarm(void) { atomic_store(&armed, -1); }

int crash_is_under_way(void) { return atomic_load(&under_way); }
