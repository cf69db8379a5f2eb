#include "CKernels.h"

// As the loader chooses among the clones: the first that the processor can run.
const char *ck_counting_build(void) {
#if defined(__x86_64__) && defined(__linux__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512vpopcntdq")) return "AVX-512 VPOPCNTDQ";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return "x86-64-v3";
    return "x86-64";
#else
    return "portable C";
#endif
}
