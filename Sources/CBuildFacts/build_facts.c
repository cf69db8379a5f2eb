#include "CBuildFacts.h"

#ifndef HAPI_COMMIT
#define HAPI_COMMIT ""
#endif

const char *build_commit(void) { return HAPI_COMMIT; }
