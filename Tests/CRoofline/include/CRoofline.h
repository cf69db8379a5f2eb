// How fast this core reads memory, for the benchmarks.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Reads `count` words, a multiple of 64, as fast as the processor can take them in; returns their exclusive or,
/// so that the reading cannot be left out.
uint64_t rl_read(const uint64_t *words, size_t count);
