// Which processors a kernel is compiled for. The strings are separate arguments: a comma inside one splits it.
#pragma once

// Which version runs is chosen as the program is loaded, before the thread sanitizer can follow a call.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CK_UNCLONED
#endif
#endif

// Who compiles the kernels for one processor alone, to test just that version, says so.
#if defined(CK_COUNTING) && defined(CK_STANDING)
#elif defined(__x86_64__) && defined(__linux__) && !defined(CK_UNCLONED)
// For kernels that count bits.
#define CK_COUNTING __attribute__((target_clones("avx512vpopcntdq", "arch=x86-64-v3", "default")))
// For kernels over standings: "avx512vpopcntdq" alone lacks the instructions on bytes and 16-bit words.
#define CK_STANDING __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CK_COUNTING
#define CK_STANDING
#endif
