#include "CKernelBuilds.h"

#define CKB_BUILD avx2
#if defined(__x86_64__) && defined(__linux__)
#define CK_COUNTING __attribute__((target("arch=x86-64-v3")))
#else
#define CK_COUNTING
#endif
#define CK_STANDING CK_COUNTING

#include "build.h"

int ckb_has_avx2(void) {
#if defined(__x86_64__) && defined(__linux__)
    return __builtin_cpu_supports("x86-64-v3");
#else
    return 0;
#endif
}
