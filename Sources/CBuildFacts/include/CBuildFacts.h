// What is known of the build that no Swift source can say.
#pragma once

/// The commit that the program was built from, with "+" where files differed from it; "" where it is not known. The
/// Makefile tells it, through HAPI_COMMIT in the environment of the package's manifest.
const char *build_commit(void);
