// libFuzzer's own entry, for a program that has a `main` of its own: linked in by `-sanitize=fuzzer`.
// https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
#ifndef HAPI_FUZZER_H
#define HAPI_FUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Calls `check` on input after input, as the arguments say; ends the process at the first that fails.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*check)(const uint8_t *bytes, size_t size));

#endif
