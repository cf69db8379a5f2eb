// Waiting for the terminal, a doorbell and signals at once, and reading what came.
#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

int ct_waker_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void ct_waker_ring(int waker) {
    uint64_t one = 1;
    while (write(waker, &one, sizeof one) < 0 && errno == EINTR) {}
}

void ct_waker_silence(int waker) {
    uint64_t rings;
    while (read(waker, &rings, sizeof rings) < 0 && errno == EINTR) {}
}

void ct_waker_close(int waker) {
    if (waker >= 0) close(waker);
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

unsigned ct_wait(int waker, int64_t timeout_ns, unsigned *signals) {
    int64_t deadline = timeout_ns < 0 ? -1 : now() + timeout_ns;
    *signals = 0;
    for (;;) {
        // poll passes over negative descriptors.
        struct pollfd watched[] = {
            {STDIN_FILENO, POLLIN, 0}, {waker, POLLIN, 0}, {signals_descriptor(), POLLIN, 0}};
        struct timespec rest, *limit = NULL;
        if (deadline >= 0) {
            int64_t left = deadline - now();
            if (left < 0) left = 0;
            rest = (struct timespec){left / 1000000000, left % 1000000000};
            limit = &rest;
        }
        int count = ppoll(watched, 3, limit, NULL);
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (count < 0) return CT_HUNG_UP;
        if (count == 0) return 0;
        unsigned seen = 0;
        if (watched[0].revents & POLLIN)
            seen |= CT_INPUT;
        else if (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL))
            seen |= CT_HUNG_UP;
        if (watched[1].revents & POLLIN) {
            ct_waker_silence(waker);
            seen |= CT_WOKEN;
        }
        if (watched[2].revents & POLLIN) {
            *signals = signals_take();
            if (*signals != 0) seen |= CT_SIGNALLED;
        }
        if (seen != 0) return seen;
    }
}

int ct_read(uint8_t *buffer, int capacity) {
    ssize_t count;
    do count = read(STDIN_FILENO, buffer, (size_t)capacity);
    while (count < 0 && errno == EINTR);
    if (count > 0) return (int)count;
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : -1;
}
