#include "CKernels.h"
#include "clones.h"
#include "lanes.h"

CK_STANDING
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

CK_COUNTING
void ck_window(const ck_columns *columns, const uint64_t *open, int32_t e, int64_t *left, int64_t *right) {
    const uint64_t *sure = columns->confident + (size_t)e * columns->words;
    const uint64_t *correct = columns->correct + (size_t)e * columns->words;
    int64_t all = 0, good = 0;
    for (size_t word = 0; word < columns->words; word++) {
        uint64_t leaves = open[word] & sure[word];
        all += __builtin_popcountll(leaves);
        good += __builtin_popcountll(leaves & correct[word]);
    }
    *left = all;
    *right = good;
}

CK_COUNTING
int64_t ck_open(const ck_columns *columns, const uint64_t *blocked, const uint64_t *restrict among, int32_t p,
                int32_t q, uint64_t *restrict open) {
    const size_t words = columns->words;
    int64_t all = 0;
    for (size_t word = 0; word < words; word++) {
        uint64_t found = among[word];
        if (q >= 0) found &= ~blocked[(size_t)q * words + word];
        if (p >= 0) found &= ~blocked[(size_t)p * words + word];
        open[word] = found;
        all += __builtin_popcountll(found);
    }
    return all;
}

CK_COUNTING
int64_t ck_marked(const ck_columns *columns, const uint64_t *marked, const uint64_t *open, int32_t e) {
    const uint64_t *own = marked + (size_t)e * columns->words;
    int64_t all = 0;
    for (size_t word = 0; word < columns->words; word++) all += __builtin_popcountll(open[word] & own[word]);
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

CK_STANDING
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

CK_STANDING
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

CK_STANDING
void ck_at_least(const float *values, size_t count, float cut, uint64_t *bits) {
    for (size_t word = 0; word < count / 64; word++) {
        floats64 own;
        memcpy(&own, values + word * 64, sizeof(own));
        AS_WORD(bits[word], own >= cut);
    }
    if (count % 64 == 0) return;
    uint64_t rest = 0;
    for (size_t i = 0; i < count % 64; i++) rest |= (uint64_t)(values[count / 64 * 64 + i] >= cut) << i;
    bits[count / 64] = rest;
}
