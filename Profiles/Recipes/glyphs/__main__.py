"""`python3 -m glyphs`, in Profiles/Recipes."""

from __future__ import annotations

import sys

from glyphs.command import main

if __name__ == "__main__":
    sys.exit(main())
