// Which processors a kernel is compiled for. The strings are separate arguments: a comma inside one splits it.
#pragma once

#if defined(__x86_64__) && defined(__linux__)
#define CK_CLONES __attribute__((target_clones("avx512vpopcntdq", "arch=x86-64-v3", "default")))
#else
#define CK_CLONES
#endif
