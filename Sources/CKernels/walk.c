#include "CKernels.h"
#include "clones.h"
#include "lanes.h"

CK_CLONES
void ck_leave(const ck_columns *columns, int32_t k, const uint64_t *alive, uint64_t *next, int64_t *left,
              int64_t *right) {
    const uint64_t *confident = columns->confident + (size_t)k * columns->words;
    const uint64_t *correct = columns->correct + (size_t)k * columns->words;
    int64_t all = 0, good = 0;
    for (size_t word = 0; word < columns->words; word++) {
        uint64_t leaves = alive[word] & confident[word];
        next[word] = alive[word] ^ leaves;
        all += __builtin_popcountll(leaves);
        good += __builtin_popcountll(leaves & correct[word]);
    }
    *left = all;
    *right = good;
}

CK_CLONES
void ck_raise(const ck_columns *columns, int32_t k, const void *best, void *next, size_t extent) {
    const size_t at = (size_t)k * columns->words * 64;
    if (columns->standings) {
        const uint8_t *own = columns->standings + at, *before = best;
        uint8_t *after = next;
        for (size_t i = 0; i < extent * 64; i++) after[i] = own[i] > before[i] ? own[i] : before[i];
    } else {
        const uint16_t *own = columns->wide_standings + at, *before = best;
        uint16_t *after = next;
        for (size_t i = 0; i < extent * 64; i++) after[i] = own[i] > before[i] ? own[i] : before[i];
    }
}

// The low bits of the larger of two standings for the 64 samples of a word.
#define LARGER_ANSWERS(VECTOR, STANDINGS, BEST)                            \
    do {                                                                   \
        VECTOR own, before;                                                \
        memcpy(&own, (STANDINGS) + (at + word) * 64, sizeof own);          \
        memcpy(&before, (BEST) + word * 64, sizeof before);                \
        VECTOR larger = __builtin_elementwise_max(own, before);            \
        AS_WORD(answers, larger & 1);                                      \
    } while (0)

CK_CLONES
int64_t ck_finish(const ck_columns *columns, int32_t k, const uint64_t *alive, const void *best,
                  int most_confident) {
    const size_t at = (size_t)k * columns->words;
    int64_t right = 0;
    for (size_t word = 0; word < columns->words; word++) {
        uint64_t answered = most_confident ? alive[word] & columns->confident[at + word] : alive[word];
        right += __builtin_popcountll(answered & columns->correct[at + word]);
    }
    if (!most_confident) return right;
    for (size_t word = 0; word < columns->words; word++) {
        uint64_t unsure = alive[word] & ~columns->confident[at + word];
        if (!unsure) continue;
        uint64_t answers;
        if (columns->standings)
            LARGER_ANSWERS(bytes64, columns->standings, (const uint8_t *)best);
        else
            LARGER_ANSWERS(shorts64, columns->wide_standings, (const uint16_t *)best);
        right += __builtin_popcountll(unsure & answers);
    }
    return right;
}

CK_CLONES
void ck_window(const ck_columns *columns, const uint64_t *among, int32_t p, int32_t q, int32_t e, int64_t *left,
               int64_t *right) {
    const size_t words = columns->words;
    const uint64_t *sure_e = columns->confident + (size_t)e * words, *correct = columns->correct + (size_t)e * words;
    const uint64_t *sure_q = q < 0 ? NULL : columns->confident + (size_t)q * words;
    const uint64_t *sure_p = p < 0 ? NULL : columns->confident + (size_t)p * words;
    int64_t all = 0, good = 0;
    for (size_t word = 0; word < words; word++) {
        uint64_t leaves = among[word] & sure_e[word];
        if (sure_q) leaves &= ~sure_q[word];
        if (sure_p) leaves &= ~sure_p[word];
        all += __builtin_popcountll(leaves);
        good += __builtin_popcountll(leaves & correct[word]);
    }
    *left = all;
    *right = good;
}

CK_CLONES
int64_t ck_open(const ck_columns *columns, const uint64_t *blocked, const uint64_t *among, int32_t p, int32_t q) {
    const size_t words = columns->words;
    int64_t all = 0;
    for (size_t word = 0; word < words; word++) {
        uint64_t found = among[word];
        if (q >= 0) found &= ~blocked[(size_t)q * words + word];
        if (p >= 0) found &= ~blocked[(size_t)p * words + word];
        all += __builtin_popcountll(found);
    }
    return all;
}

CK_CLONES
int64_t ck_open_marked(const ck_columns *columns, const uint64_t *blocked, const uint64_t *marked,
                       const uint64_t *among, int32_t p, int32_t q, int32_t e) {
    const size_t words = columns->words;
    const uint64_t *own = marked + (size_t)e * words;
    int64_t all = 0;
    for (size_t word = 0; word < words; word++) {
        uint64_t found = among[word] & own[word];
        if (q >= 0) found &= ~blocked[(size_t)q * words + word];
        if (p >= 0) found &= ~blocked[(size_t)p * words + word];
        all += __builtin_popcountll(found);
    }
    return all;
}

void ck_raise_right(const ck_columns *columns, int32_t k, void *best) {
    const size_t at = (size_t)k * columns->words;
    for (size_t word = 0; word < columns->words; word++) {
        for (uint64_t left = columns->correct[at + word] & ~columns->confident[at + word]; left; left &= left - 1) {
            const size_t place = word * 64 + (size_t)__builtin_ctzll(left);
            if (columns->standings) {
                uint8_t own = columns->standings[at * 64 + place], *held = (uint8_t *)best + place;
                if (own > *held) *held = own;
            } else {
                uint16_t own = columns->wide_standings[at * 64 + place], *held = (uint16_t *)best + place;
                if (own > *held) *held = own;
            }
        }
    }
}

CK_CLONES
void ck_surer(const ck_columns *columns, int32_t k, const void *best, uint64_t *surer) {
    const size_t at = (size_t)k * columns->words;
    for (size_t word = 0; word < columns->words; word++) {
        if (columns->standings) {
            bytes64 own, other;
            memcpy(&own, columns->standings + (at + word) * 64, sizeof own);
            memcpy(&other, (const uint8_t *)best + word * 64, sizeof other);
            AS_WORD(surer[word], own > other);
        } else {
            shorts64 own, other;
            memcpy(&own, columns->wide_standings + (at + word) * 64, sizeof own);
            memcpy(&other, (const uint16_t *)best + word * 64, sizeof other);
            AS_WORD(surer[word], own > other);
        }
    }
}

CK_CLONES
void ck_answers(const ck_columns *columns, const void *best, uint64_t *right) {
    for (size_t word = 0; word < columns->words; word++) {
        if (columns->standings) {
            bytes64 own;
            memcpy(&own, (const uint8_t *)best + word * 64, sizeof own);
            AS_WORD(right[word], own & 1);
        } else {
            shorts64 own;
            memcpy(&own, (const uint16_t *)best + word * 64, sizeof own);
            AS_WORD(right[word], own & 1);
        }
    }
}

// The low bits of the largest of three standings for the 64 samples of a word.
#define LARGEST_ANSWERS(VECTOR, STANDINGS, BEST)                               \
    do {                                                                       \
        VECTOR own, other, before;                                             \
        memcpy(&own, (STANDINGS) + (at_e + word) * 64, sizeof own);            \
        memcpy(&other, (STANDINGS) + (at_last + word) * 64, sizeof other);     \
        memcpy(&before, (BEST) + word * 64, sizeof before);                    \
        VECTOR larger = __builtin_elementwise_max(own, other);                 \
        larger = __builtin_elementwise_max(larger, before);                    \
        AS_WORD(answers, larger & 1);                                          \
    } while (0)

CK_CLONES
int64_t ck_leaf(const ck_columns *columns, int32_t e, int32_t last, const uint64_t *alive, const void *best,
                int most_confident, size_t extent, int64_t *left, int64_t *right) {
    const size_t words = columns->words, at_e = (size_t)e * words, at_last = (size_t)last * words;
    const uint64_t *sure_e = columns->confident + at_e, *right_e = columns->correct + at_e;
    const uint64_t *sure_last = columns->confident + at_last, *right_last = columns->correct + at_last;
    int64_t all = 0, good = 0, end = 0;
    for (size_t word = 0; word < words; word++) {
        uint64_t leaves = alive[word] & sure_e[word];
        uint64_t rest = alive[word] ^ leaves;
        uint64_t answered = most_confident ? rest & sure_last[word] : rest;
        all += __builtin_popcountll(leaves);
        good += __builtin_popcountll(leaves & right_e[word]);
        end += __builtin_popcountll(answered & right_last[word]);
    }
    *left = all;
    *right = good;
    if (!most_confident) return end;
    for (size_t word = 0; word < extent; word++) {
        uint64_t unsure = alive[word] & ~sure_e[word] & ~sure_last[word];
        if (!unsure) continue;
        uint64_t answers;
        if (columns->standings)
            LARGEST_ANSWERS(bytes64, columns->standings, (const uint8_t *)best);
        else
            LARGEST_ANSWERS(shorts64, columns->wide_standings, (const uint16_t *)best);
        end += __builtin_popcountll(unsure & answers);
    }
    return end;
}
