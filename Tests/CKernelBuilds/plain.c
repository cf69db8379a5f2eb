#include "CKernelBuilds.h"

#define CKB_BUILD plain
#define CK_COUNTING
#define CK_STANDING

#include "build.h"
