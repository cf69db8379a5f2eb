// Bit-column kernels: the inner loops of an evaluation, for which Swift alone is several times slower.
//
// A column has `words` 64-bit words, a multiple of `ck_block_words`, one bit a sample; bits beyond the last sample
// are 0 in every column. A standing is one byte (or two) per sample and classifier: 2 * rank + correct.
// On x86-64 each kernel is compiled for several processors and chosen when the program starts; every version, and
// the plain one of other processors, computes the same whole numbers.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Words in a block: 512 samples, one line of cache in every column.
enum { ck_block_words = 8 };

// The columns of all classifiers, one after the other.
typedef struct {
    const uint64_t *confident;      // [classifiers][words]
    const uint64_t *correct;        // [classifiers][words]
    const uint8_t *standings;       // [classifiers][words * 64], or null where they take two bytes
    const uint16_t *wide_standings; // [classifiers][words * 64], or null
    const uint64_t *everyone;       // [words], a bit for every sample
    size_t words;
} ck_columns;

// Counts a design, or the rest of one whose first exits have been walked. `alive` [words] are the samples that have
// not left yet, and `best` [words * 64] the largest standings of the exits before, null when there are none.
// `classifiers` are the `count` (at least 1) that still run, in depth order; the last one answers all who reach it,
// and no more than the first `extent` words (even) hold samples that it is not sure of. Samples leaving at each go to
// `leaving` [count]. With `most_confident` a sample that no classifier is sure of gets the answer of the one with the
// largest standing, else that of the last. Returns how many are answered rightly.
int64_t ck_count(const ck_columns *columns, const uint64_t *alive, const void *best, const int32_t *classifiers,
                 size_t count, int most_confident, size_t extent, int64_t *leaving);

// One step of a depth-first walk: takes those of `alive` [words] that classifier `k` is sure of out of the walk,
// leaving `next` [words]; returns how many left in `left`, and how many of them rightly in `right`.
void ck_leave(const ck_columns *columns, int32_t k, const uint64_t *alive, uint64_t *next, int64_t *left,
              int64_t *right);

// The larger of `best` and classifier `k`'s standing, for the first `extent` words of samples, into `next`.
// `best` and `next` are [words * 64] of the standings' type.
void ck_raise(const ck_columns *columns, int32_t k, const void *best, void *next, size_t extent);

// The samples in `among` that are in none of the columns `p` and `q` of `blocked` [classifiers][words] (-1 for none)
// go to `open` [words]; returns how many they are. With `columns->confident` for `blocked`: those that neither is
// sure of.
int64_t ck_open(const ck_columns *columns, const uint64_t *blocked, const uint64_t *among, int32_t p, int32_t q,
                uint64_t *open);

// Of the samples in `open`, how many classifier `e` is sure of, and how many of those it answers rightly.
void ck_window(const ck_columns *columns, const uint64_t *open, int32_t e, int64_t *left, int64_t *right);

// How many of the samples in `open` are in column `e` of `marked` [classifiers][words].
int64_t ck_marked(const ck_columns *columns, const uint64_t *marked, const uint64_t *open, int32_t e);

// A bit for every sample of which classifier `k` stands higher than `best`, and, of `best` itself, a bit where it
// answers rightly; both [words], for standings as in `ck_raise`.
void ck_surer(const ck_columns *columns, int32_t k, const void *best, uint64_t *surer);
void ck_answers(const ck_columns *columns, const void *best, uint64_t *right);

// Raises `best` to classifier `k`'s standing where it answers rightly and is not sure, for all words.
void ck_raise_right(const ck_columns *columns, int32_t k, void *best);

// A bit for each of `count` values that is at least `cut`, 64 to a word of `bits`; the last word's others are 0. No
// value is a NaN.
void ck_at_least(const float *values, size_t count, float cut, uint64_t *bits);

/// For which processor the kernels that count bits are built that run here: for people, who compare speeds.
const char *ck_counting_build(void);
