#include "CRoofline.h"

#include <string.h>

typedef uint64_t words8 __attribute__((ext_vector_type(8)));

#if defined(__x86_64__) && defined(__linux__)
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
uint64_t rl_read(const uint64_t *words, size_t count) {
    // Eight independent sums: one alone would wait for itself, not for the loads.
    words8 sums[8] = {{0}};
    for (size_t word = 0; word < count; word += 64) {
        for (int i = 0; i < 8; i++) {
            words8 own;
            memcpy(&own, words + word + i * 8, sizeof own);
            sums[i] ^= own;
        }
    }
    words8 all = {0};
    for (int i = 0; i < 8; i++) all ^= sums[i];
    uint64_t result = 0;
    for (int i = 0; i < 8; i++) result ^= all[i];
    return result;
}
