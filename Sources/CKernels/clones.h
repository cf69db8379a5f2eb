// Which processors a kernel is compiled for. The strings are separate arguments: a comma inside one splits it.
#pragma once

// Who compiles the kernels for one processor alone, to test just that version, says so.
#if defined(CK_COUNTING) && defined(CK_STANDING)
#elif defined(__x86_64__) && defined(__linux__)
// For kernels that count bits.
#define CK_COUNTING __attribute__((target_clones("avx512vpopcntdq", "arch=x86-64-v3", "default")))
// For kernels over standings: "avx512vpopcntdq" alone lacks the instructions on bytes and 16-bit words.
#define CK_STANDING __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CK_COUNTING
#define CK_STANDING
#endif
