#include "CKernels.h"
#include "clones.h"
#include "lanes.h"

// The answers of the surest of `count` classifiers for the 64 samples of word `word`: the low bits of the largest
// standings.
#define SUREST_ANSWERS(VECTOR, STANDINGS)                                                          \
    do {                                                                                           \
        VECTOR best = {0};                                                                         \
        for (size_t i = 0; i < count; i++) {                                                       \
            VECTOR own;                                                                            \
            memcpy(&own, (STANDINGS) + ((size_t)classifiers[i] * words + word) * 64, sizeof own);  \
            best = __builtin_elementwise_max(best, own);                                           \
        }                                                                                          \
        AS_WORD(answers, best & 1);                                                                \
    } while (0)

CK_CLONES
int64_t ck_count(const ck_columns *columns, const int32_t *classifiers, size_t count, int most_confident,
                 int64_t *leaving) {
    const size_t words = columns->words;
    const size_t last = (size_t)classifiers[count - 1] * words;
    int64_t correct = 0;
    for (size_t i = 0; i < count; i++) leaving[i] = 0;
    for (size_t start = 0; start < words; start += ck_block_words) {
        uint64_t alive[ck_block_words], right[ck_block_words];
        for (size_t j = 0; j < ck_block_words; j++) {
            alive[j] = columns->everyone[start + j];
            right[j] = 0;
        }
        for (size_t i = 0; i + 1 < count; i++) {
            const size_t at = (size_t)classifiers[i] * words + start;
            int64_t left = 0;
            for (size_t j = 0; j < ck_block_words; j++) {
                uint64_t leaves = alive[j] & columns->confident[at + j];
                alive[j] ^= leaves;
                right[j] |= leaves & columns->correct[at + j];
                left += __builtin_popcountll(leaves);
            }
            leaving[i] += left;
        }
        int64_t left = 0;
        uint64_t unsure = 0;
        for (size_t j = 0; j < ck_block_words; j++) {
            left += __builtin_popcountll(alive[j]);
            uint64_t answered = most_confident ? alive[j] & columns->confident[last + start + j] : alive[j];
            right[j] |= answered & columns->correct[last + start + j];
            alive[j] ^= answered;
            unsure |= alive[j];
        }
        leaving[count - 1] += left;
        if (unsure) {
            for (size_t j = 0; j < ck_block_words; j++) {
                if (!alive[j]) continue;
                const size_t word = start + j;
                uint64_t answers;
                if (columns->standings)
                    SUREST_ANSWERS(bytes64, columns->standings);
                else
                    SUREST_ANSWERS(shorts64, columns->wide_standings);
                right[j] |= alive[j] & answers;
            }
        }
        for (size_t j = 0; j < ck_block_words; j++) correct += __builtin_popcountll(right[j]);
    }
    return correct;
}
