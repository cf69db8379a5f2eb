// 64 samples at a time: one standing each, and one bit each.
#pragma once

#include <stdbool.h>
#include <string.h>

typedef unsigned char bytes64 __attribute__((ext_vector_type(64)));
typedef unsigned short shorts64 __attribute__((ext_vector_type(64)));
typedef float floats64 __attribute__((ext_vector_type(64)));
typedef bool bits64 __attribute__((ext_vector_type(64)));

// 64 truth values as the bits of a word. A macro, as all that handles these vectors: one as wide as this cannot be
// passed between functions of different processors.
#define AS_WORD(RESULT, BITS)                                 \
    do {                                                      \
        bits64 found = __builtin_convertvector(BITS, bits64); \
        memcpy(&(RESULT), &found, sizeof(RESULT));            \
    } while (0)
