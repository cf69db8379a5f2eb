// The kernels under names that begin with CKB_BUILD, compiled as CK_COUNTING and CK_STANDING say.
#define CKB_PASTE(BUILD, NAME) BUILD##_##NAME
#define CKB_JOIN(BUILD, NAME) CKB_PASTE(BUILD, NAME)

#define ck_count CKB_JOIN(CKB_BUILD, count)
#define ck_leave CKB_JOIN(CKB_BUILD, leave)
#define ck_raise CKB_JOIN(CKB_BUILD, raise)
#define ck_window CKB_JOIN(CKB_BUILD, window)
#define ck_open CKB_JOIN(CKB_BUILD, open)
#define ck_marked CKB_JOIN(CKB_BUILD, marked)
#define ck_surer CKB_JOIN(CKB_BUILD, surer)
#define ck_answers CKB_JOIN(CKB_BUILD, answers)
#define ck_at_least CKB_JOIN(CKB_BUILD, at_least)
#define ck_raise_right CKB_JOIN(CKB_BUILD, raise_right)

#include "../../Sources/CKernels/count.c"
#include "../../Sources/CKernels/walk.c"
