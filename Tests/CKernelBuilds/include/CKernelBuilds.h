// The kernels as they are compiled for other processors than the one that the tests run on: the plain version that
// processors other than x86-64, and old ones, get; and, on x86-64, the one for AVX2. See CKernels.h for what each
// computes.
#pragma once

#include "CKernels.h"

#define CKB_DECLARE(BUILD)                                                                                            \
    int64_t BUILD##_count(const ck_columns *columns, const uint64_t *alive, const void *best,                         \
                          const int32_t *classifiers, size_t count, int most_confident, size_t extent,               \
                          int64_t *leaving);                                                                          \
    void BUILD##_leave(const ck_columns *columns, int32_t k, const uint64_t *alive, uint64_t *next, int64_t *left,    \
                       int64_t *right);                                                                               \
    void BUILD##_raise(const ck_columns *columns, int32_t k, const void *best, void *next, size_t extent);            \
    int64_t BUILD##_open(const ck_columns *columns, const uint64_t *blocked, const uint64_t *among, int32_t p,        \
                         int32_t q, uint64_t *open);                                                                  \
    void BUILD##_window(const ck_columns *columns, const uint64_t *open, int32_t e, int64_t *left, int64_t *right);   \
    int64_t BUILD##_marked(const ck_columns *columns, const uint64_t *marked, const uint64_t *open, int32_t e);       \
    void BUILD##_surer(const ck_columns *columns, int32_t k, const void *best, uint64_t *surer);                      \
    void BUILD##_answers(const ck_columns *columns, const void *best, uint64_t *right);                               \
    void BUILD##_raise_right(const ck_columns *columns, int32_t k, void *best);                                       \
    void BUILD##_at_least(const float *values, size_t count, float cut, uint64_t *bits);

CKB_DECLARE(plain)
CKB_DECLARE(avx2)

/// Whether this processor can run the kernels called avx2_; where they would be none of their own, it cannot.
int ckb_has_avx2(void);
