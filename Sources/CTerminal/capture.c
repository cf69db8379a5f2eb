// Standard error while the screen is up: kept in memory, printed after. A runtime writes its fatal message
// before it raises the signal, and it would be lost with the alternate screen.
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

static atomic_int real_error = -1;
static atomic_int store = -1;

void capture_start(void) {
    // Sent elsewhere, it does not disturb the screen.
    if (atomic_load(&real_error) >= 0 || !isatty(STDERR_FILENO)) return;
    int memory = memfd_create("standard-error", MFD_CLOEXEC);
    int copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (memory < 0 || copy < 0 || fcntl(memory, F_SETFL, O_APPEND) < 0 || dup2(memory, STDERR_FILENO) < 0) {
        if (memory >= 0) close(memory);
        if (copy >= 0) close(copy);
        return;
    }
    atomic_store(&store, memory);
    atomic_store(&real_error, copy);
}

void capture_end(void) {
    int copy = atomic_exchange(&real_error, -1);
    if (copy < 0) return;
    int memory = atomic_exchange(&store, -1);
    dup2(copy, STDERR_FILENO);
    close(copy);
    char buffer[4096];
    off_t place = 0;
    for (;;) {
        ssize_t count = pread(memory, buffer, sizeof buffer, place);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        write_all(STDERR_FILENO, buffer, (size_t)count);
        place += count;
    }
    close(memory);
}
