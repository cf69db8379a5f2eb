#include "CKernels.h"
#include "clones.h"
#include "lanes.h"

// Survivors are kept on the stack, this many words at a time: well within the first cache.
enum { chunk_words = 512 };

// Takes those that a column is sure of out of `alive` [words] into `next`; returns how many of them are right, and
// how many there are in `left`. In place it would not be vectorised, hence `restrict`.
CK_COUNTING
static int64_t sieve(const uint64_t *restrict alive, uint64_t *restrict next, const uint64_t *restrict confident,
                     const uint64_t *restrict correct, size_t words, int64_t *left) {
    int64_t all = 0, good = 0;
    for (size_t word = 0; word < words; word++) {
        uint64_t leaves = alive[word] & confident[word];
        next[word] = alive[word] ^ leaves;
        all += __builtin_popcountll(leaves);
        good += __builtin_popcountll(leaves & correct[word]);
    }
    *left = all;
    return good;
}

void ck_leave(const ck_columns *columns, int32_t k, const uint64_t *alive, uint64_t *next, int64_t *left,
              int64_t *right) {
    const size_t at = (size_t)k * columns->words;
    *right = sieve(alive, next, columns->confident + at, columns->correct + at, columns->words, left);
}

// How many of `alive` [words] there are, and how many of them a column answers rightly in `right`.
CK_COUNTING
static int64_t tally(const uint64_t *alive, const uint64_t *correct, size_t words, int64_t *right) {
    int64_t all = 0, good = 0;
    for (size_t word = 0; word < words; word++) {
        all += __builtin_popcountll(alive[word]);
        good += __builtin_popcountll(alive[word] & correct[word]);
    }
    *right = good;
    return all;
}

// The low bits of the largest standings, two words of samples at a time: one alone would wait for its loads.
#define SUREST(VECTOR, ELEMENT, ALL, BEST)                                                     \
    do {                                                                                       \
        for (size_t word = 0; word < extent; word += 2) {                                      \
            VECTOR first = {0}, second = {0}, own;                                             \
            if (BEST) {                                                                        \
                memcpy(&first, (const ELEMENT *)(BEST) + word * 64, sizeof first);             \
                memcpy(&second, (const ELEMENT *)(BEST) + (word + 1) * 64, sizeof second);     \
            }                                                                                  \
            for (size_t i = 0; i < count; i++) {                                               \
                const ELEMENT *column = (ALL) + ((size_t)classifiers[i] * words + start) * 64; \
                memcpy(&own, column + word * 64, sizeof own);                                  \
                first = __builtin_elementwise_max(first, own);                                 \
                memcpy(&own, column + (word + 1) * 64, sizeof own);                            \
                second = __builtin_elementwise_max(second, own);                               \
            }                                                                                  \
            uint64_t answers;                                                                  \
            AS_WORD(answers, first & 1);                                                       \
            right += __builtin_popcountll(unsure[word] & answers);                             \
            AS_WORD(answers, second & 1);                                                      \
            right += __builtin_popcountll(unsure[word + 1] & answers);                         \
        }                                                                                      \
    } while (0)

// How many of `unsure` [extent] the surest of the classifiers, and of whoever is behind `best`, answers rightly.
// Words count from `start`; `best` may be null.
CK_STANDING
static int64_t surest(const ck_columns *columns, const int32_t *classifiers, size_t count, const void *best,
                      const uint64_t *unsure, size_t start, size_t extent) {
    const size_t words = columns->words;
    int64_t right = 0;
    if (columns->standings)
        SUREST(bytes64, uint8_t, columns->standings, best);
    else
        SUREST(shorts64, uint16_t, columns->wide_standings, best);
    return right;
}

int64_t ck_count(const ck_columns *columns, const uint64_t *alive, const void *best, const int32_t *classifiers,
                 size_t count, int most_confident, size_t extent, int64_t *leaving) {
    const size_t words = columns->words, standing = columns->standings ? 1 : 2;
    int64_t correct = 0, left, right;
    for (size_t i = 0; i < count; i++) leaving[i] = 0;
    for (size_t start = 0; start < words; start += chunk_words) {
        const size_t size = words - start < chunk_words ? words - start : chunk_words;
        uint64_t buffers[2][chunk_words];
        const uint64_t *before = alive + start;
        for (size_t i = 0; i + 1 < count; i++) {
            const size_t at = (size_t)classifiers[i] * words + start;
            uint64_t *survivors = buffers[i & 1];
            correct += sieve(before, survivors, columns->confident + at, columns->correct + at, size, &left);
            leaving[i] += left;
            before = survivors;
        }
        const size_t last = (size_t)classifiers[count - 1] * words + start;
        if (!most_confident) {
            leaving[count - 1] += tally(before, columns->correct + last, size, &right);
            correct += right;
            continue;
        }
        uint64_t *survivors = buffers[count - 1 & 1];
        correct += sieve(before, survivors, columns->confident + last, columns->correct + last, size, &left);
        leaving[count - 1] += left;
        if (extent <= start) continue;
        const size_t rest = extent - start < size ? extent - start : size;
        const uint8_t *standings = best ? (const uint8_t *)best + start * 64 * standing : NULL;
        leaving[count - 1] += tally(survivors, survivors, rest, &right);
        correct += surest(columns, classifiers, count, standings, survivors, start, rest);
    }
    return correct;
}
